package org.gradus.assignment;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Defines an assignment's classes from memory; everything else comes from Gradus itself. */
final class MemoryClassLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    MemoryClassLoader(String name, Map<String, byte[]> classes) {
        this(name, classes, MemoryClassLoader.class.getClassLoader());
    }

    MemoryClassLoader(String name, Map<String, byte[]> classes, ClassLoader parent) {
        super(name, parent);
        this.classes = Map.copyOf(classes);
    }

    /** Returns a class file of the assignment, or else what Gradus itself has under that name. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        String suffix = ".class";
        byte[] bytes = name.endsWith(suffix)
                ? classes.get(name.substring(0, name.length() - suffix.length()).replace('/', '.'))
                : null;
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
