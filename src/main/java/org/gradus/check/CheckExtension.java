package org.gradus.check;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Connects a check with the submission that it examines: fills the parameters marked {@link Submitted} and those of type {@link
 * Probes} and {@link Datasets}, and reports to the {@link CheckContext} how the check went. Without a context (a student's own build) the implementations
 * are looked up on the class path.
 */
public final class CheckExtension implements ParameterResolver, InvocationInterceptor {
    private static final Namespace NAMESPACE = Namespace.create(CheckContext.KEY);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        Class<?> type = parameter.getParameter().getType();
        return parameter.isAnnotated(Submitted.class) || type == Probes.class || type == Datasets.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        CheckContext context = context(extension);
        Method check = extension.getRequiredTestMethod();
        Class<?> type = parameter.getParameter().getType();
        if (parameter.isAnnotated(Submitted.class)) {
            return context.submitted(type);
        }
        return type == Datasets.class
                ? new Datasets(context.dataset(), context.seed(check))
                : new Probes(context.seed(check));
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            ExtensionContext extension)
            throws Throwable {
        CheckContext context = context(extension);
        Method check = extension.getRequiredTestMethod();
        Evidence evidence = new Evidence(context);
        Throwable failure = failure(context, check, evidence, invocation);
        context.ended(check, evidence, failure);
        Throwable told = context.told(check, evidence, failure);
        if (told != null) {
            throw told;
        }
    }

    private static @Nullable Throwable failure(
            CheckContext context, Method check, Evidence evidence, Invocation<@Nullable Void> invocation) {
        Evidence.bind(evidence);
        try {
            context.began(check);
            invocation.proceed();
            return null;
        } catch (Throwable failure) {
            return failure;
        } finally {
            Evidence.unbind();
        }
    }

    private static CheckContext context(ExtensionContext extension) {
        CheckContext context =
                extension.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).get(CheckContext.KEY, CheckContext.class);
        return context == null
                // One for each check: what is missing is found when the parameters are filled, and told when the check
                // runs.
                ? extension
                        .getStore(NAMESPACE)
                        .computeIfAbsent(
                                LocalContext.class,
                                key -> LocalContext.beside(extension.getRequiredTestClass()),
                                LocalContext.class)
                : context;
    }
}
