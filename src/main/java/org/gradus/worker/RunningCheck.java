package org.gradus.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request.Target;
import org.jspecify.annotations.Nullable;

/** What lives as long as one check: the class loader, the instances, the results seen. */
final class RunningCheck {
    private final List<RoleMethod> roleMethods;
    private final ClassLoader loader;
    private final Map<Instance, Object> instances = new HashMap<>();
    private final Map<Target, BoundMethod> methods = new HashMap<>();
    private final KeptResults results = new KeptResults();

    RunningCheck(Submission submission) {
        roleMethods = submission.roleMethods();
        loader = submission.freshLoader();
        Thread.currentThread().setContextClassLoader(loader);
    }

    KeptResults results() {
        return results;
    }

    BoundMethod bind(Target target) throws Failure {
        BoundMethod known = methods.get(target);
        if (known == null) {
            Object instance = instance(new Instance(target.implementation(), target.instance()));
            known = new BoundMethod(instance, find(target, instance));
            methods.put(target, known);
        }
        return known;
    }

    private RoleMethod find(Target target, Object instance) throws Failure {
        // Methods are looked up on the assignment's interfaces, whose classes and generic types are ours.
        for (RoleMethod method : roleMethods) {
            if (method.role().isInstance(instance)
                    && method.method().getName().equals(target.method())
                    && method.descriptor().equals(target.descriptor())) {
                return method;
            }
        }
        throw Failure.badRequest("no interface of " + target.implementation() + " has a method " + target.method()
                + target.descriptor());
    }

    private Object instance(Instance key) throws Failure {
        Object known = instances.get(key);
        if (known == null) {
            known = construct(key.implementation());
            instances.put(key, known);
        }
        return known;
    }

    private Object construct(String name) throws Failure {
        try {
            Constructor<?> constructor = loader.loadClass(name).getConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ClassNotFoundException e) {
            throw Failure.badRequest("the jar has no class " + name);
        } catch (NoSuchMethodException e) {
            throw Failure.cannotConstruct(name + " has no public constructor without parameters");
        } catch (InvocationTargetException e) {
            throw Failure.thrown(Reply.Kind.CANNOT_CONSTRUCT, e.getCause() == null ? e : e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw Failure.cannotConstruct(name + " cannot be constructed: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            throw Failure.thrown(Reply.Kind.CANNOT_CONSTRUCT, e);
        }
    }

    private record Instance(String implementation, int number) {
        // Written out for the same reason as in Request.Target.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Instance instance
                    && implementation.equals(instance.implementation)
                    && number == instance.number;
        }

        @Override
        public int hashCode() {
            return 31 * implementation.hashCode() + number;
        }
    }
}
