package org.gradus.protocol;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which parameters of a student's method take a given function, and how its methods are named on the wire. */
public final class GivenInterface {
    private GivenInterface() {}

    /** Whether an argument of this type is a function that stays on the trusted side: an interface that has no values of its own. */
    public static boolean is(Class<?> type) {
        return type.isInterface() && type != List.class && type != Map.class;
    }

    /** A method's descriptor as in class files. */
    public static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }

    /** Finds an abstract method of the interface; null if it has none of this name and descriptor. */
    public static @Nullable Method find(Class<?> type, String name, String descriptor) {
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())
                    && method.getName().equals(name)
                    && descriptor(method).equals(descriptor)) {
                return method;
            }
        }
        return null;
    }
}
