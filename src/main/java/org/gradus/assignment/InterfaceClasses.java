package org.gradus.assignment;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the class files that a worker needs beside the student's jar: the roles, every type of the same folder that their
 * declarations mention, and what is nested in these. What only a method's body mentions does not count.
 */
final class InterfaceClasses {
    private final Map<String, byte[]> classes;
    private final ClassLoader loader;
    private final Map<String, byte[]> found = new TreeMap<>();
    private final List<Class<?>> open = new ArrayList<>();
    private final Set<Type> seen = new LinkedHashSet<>();

    private InterfaceClasses(Map<String, byte[]> classes, ClassLoader loader) {
        this.classes = classes;
        this.loader = loader;
    }

    /**
     * Returns the class files by binary name.
     *
     * @param classes all class files of the folder
     * @param loader defines them
     */
    static Map<String, byte[]> of(List<Class<?>> roles, Map<String, byte[]> classes, ClassLoader loader) {
        InterfaceClasses search = new InterfaceClasses(classes, loader);
        roles.forEach(search::collect);
        while (!search.open.isEmpty()) {
            search.visit(search.open.remove(search.open.size() - 1));
        }
        return search.found;
    }

    private void visit(Class<?> type) {
        byte[] bytes = classes.get(type.getName());
        if (bytes == null || found.put(type.getName(), bytes) != null) {
            return;
        }
        collect(type.getGenericInterfaces());
        collect(type.getTypeParameters());
        if (type.getGenericSuperclass() != null) {
            collect(type.getGenericSuperclass());
        }
        if (type.getEnclosingClass() != null) {
            collect(type.getEnclosingClass());
        }
        for (Method method : type.getDeclaredMethods()) {
            collect(method.getGenericReturnType());
            collect((Executable) method);
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            collect(constructor);
        }
        for (Field field : type.getDeclaredFields()) {
            collect(field.getGenericType());
        }
        classes.keySet().stream()
                .filter(name -> name.startsWith(type.getName() + "$"))
                .forEach(name -> collect(load(name)));
    }

    private void collect(Executable method) {
        collect(method.getGenericParameterTypes());
        collect(method.getGenericExceptionTypes());
        collect(method.getTypeParameters());
    }

    private void collect(Type... types) {
        Arrays.stream(types).forEach(this::collect);
    }

    private void collect(Type type) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof Class<?> plain) {
            if (plain.isArray()) {
                collect(plain.getComponentType());
            } else {
                open.add(plain);
            }
        } else if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType());
            collect(generic.getActualTypeArguments());
        } else if (type instanceof GenericArrayType array) {
            collect(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            collect(wildcard.getUpperBounds());
            collect(wildcard.getLowerBounds());
        } else if (type instanceof TypeVariable<?> variable) {
            collect(variable.getBounds());
        }
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
