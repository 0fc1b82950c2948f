package org.gradus.worker;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Defines classes from memory, parent first, and finds the other entries of their jar as resources. */
final class StudentLoader extends ClassLoader {
    /** Names that a submission may define: not those of the platform, of EJML and of Gradus. */
    static final Predicate<String> ORDINARY = new Predicate<>() {
        // No lambda, here as elsewhere in the worker: the first one costs each fresh JVM some milliseconds.
        @Override
        public boolean test(String name) {
            return !name.startsWith("java.") && !name.startsWith("org.gradus.") && !name.startsWith("org.ejml.");
        }
    };

    /** All names: for classes of our own. */
    static final Predicate<String> ANY = new Predicate<>() {
        @Override
        public boolean test(String name) {
            return true;
        }
    };

    private final Map<String, byte[]> entries;
    private final Predicate<String> permitted;

    /**
     * @param entries contents by path, such as {@code a/b/C.class}
     * @param permitted binary names that may be defined
     */
    StudentLoader(ClassLoader parent, Map<String, byte[]> entries, Predicate<String> permitted) {
        super(parent);
        this.entries = entries;
        this.permitted = permitted;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = entries.get(name.replace('.', '/') + ".class");
        if (bytes == null || !permitted.test(name)) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = entries.get(name);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
}
