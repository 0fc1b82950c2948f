package org.gradus.worker;

import java.lang.reflect.Method;
import java.lang.reflect.Type;

/**
 * A method of one of the assignment's interfaces with all that a call needs to know of it, looked up once for all checks: reflection
 * answers each question anew.
 */
record RoleMethod(Class<?> role, Method method, String descriptor, Type[] parameters, Type result) {
    static RoleMethod of(Class<?> role, Method method) {
        StringBuilder descriptor = new StringBuilder("(");
        for (Class<?> parameter : method.getParameterTypes()) {
            descriptor.append(parameter.descriptorString());
        }
        descriptor.append(')').append(method.getReturnType().descriptorString());
        method.setAccessible(true);
        return new RoleMethod(
                role, method, descriptor.toString(), method.getGenericParameterTypes(), method.getGenericReturnType());
    }
}
