package org.gradus.check;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The context of a student's own build: finds the implementations among the folders of classes on the class path. */
final class LocalContext implements CheckContext {
    private final Set<Path> folders;
    private final List<Finding> missing = new ArrayList<>();

    private LocalContext(Set<Path> folders) {
        this.folders = folders;
    }

    /** Looks at every folder of the class path, but not at the one that holds the tests: it does not go into the jar. */
    static LocalContext beside(Class<?> test) {
        Set<Path> folders = new LinkedHashSet<>();
        Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(Path::of)
                .forEach(folders::add);
        // Build tools and IDEs that shorten the command line name only a jar there, whose manifest names the folders.
        try {
            for (URL root : Collections.list(test.getClassLoader().getResources(""))) {
                path(root).ifPresent(folders::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folders.removeIf(folder -> !Files.isDirectory(folder));
        Set<Path> real = folders.stream().map(LocalContext::real).collect(Collectors.toCollection(LinkedHashSet::new));
        CodeSource tests = test.getProtectionDomain().getCodeSource();
        if (test.isAnnotationPresent(LocalChecks.class) && tests != null) {
            path(tests.getLocation()).map(LocalContext::real).ifPresent(real::remove);
        }
        return new LocalContext(real);
    }

    private static Optional<Path> path(URL place) {
        try {
            URI uri = place.toURI();
            return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath();
        }
    }

    /** What cannot be used is told when the check begins: what is thrown here would be wrapped in JUnit's own words. */
    @Override
    public Object submitted(Class<?> role) {
        try {
            return Subject.proxy(role, subject(role));
        } catch (CheckFailed unusable) {
            missing.addAll(unusable.findings());
            return Subject.proxy(role, new MissingSubject(role));
        }
    }

    private LocalSubject subject(Class<?> role) {
        List<Class<?>> found = implementations(role);
        if (found.size() != 1) {
            throw new CheckFailed(Finding.of(
                    found.isEmpty()
                            ? "No class implements " + role.getSimpleName()
                                    + ". Write a public class that \"implements " + role.getSimpleName() + "\"."
                            : found.size() + " classes implement " + role.getSimpleName() + ". Keep one.",
                    "one class that implements " + role.getName(),
                    found.isEmpty()
                            ? "none"
                            : found.stream().map(Class::getName).collect(Collectors.joining(", ")),
                    null));
        }
        return new LocalSubject(role, () -> instance(found.get(0)));
    }

    @Override
    public long seed(Method check) {
        return Seeds.publicSeed(check);
    }

    @Override
    public List<Object> mistakes() {
        return List.of();
    }

    @Override
    public void began(Method check) {
        if (!missing.isEmpty()) {
            throw new CheckFailed(missing);
        }
    }

    @Override
    public void ended(Method check, Evidence evidence, @Nullable Throwable failure) {}

    @Override
    public @Nullable Throwable told(Method check, Evidence evidence, @Nullable Throwable failure) {
        return LocalFailure.of(check, evidence, failure, missing.isEmpty());
    }

    private List<Class<?>> implementations(Class<?> role) {
        List<Class<?>> found = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.map(file -> folder.relativize(file).toString())
                        .filter(name -> name.endsWith(".class") && !name.contains("module-info"))
                        .map(name -> load(name, role.getClassLoader()))
                        .filter(type -> role.isAssignableFrom(type)
                                && !type.isInterface()
                                && !Modifier.isAbstract(type.getModifiers())
                                && !type.isAnonymousClass()
                                && !type.isLocalClass())
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found.stream().distinct().toList();
    }

    private static Class<?> load(String file, ClassLoader loader) {
        String name = file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.');
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return void.class;
        }
    }

    private static Object instance(Class<?> type) {
        try {
            if (!Modifier.isPublic(type.getModifiers())) {
                throw new CheckFailed(Finding.of(type.getName() + " is not public. Declare it as \"public class\"."));
            }
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new CheckFailed(Finding.of("The constructor of " + type.getName() + " threw " + e.getCause() + "."));
        } catch (ReflectiveOperationException e) {
            throw new CheckFailed(Finding.of(type.getName() + " has no usable public constructor without parameters."));
        }
    }

    /** Stands in for an implementation that cannot be used; the check ends before it is called. */
    private record MissingSubject(Class<?> role) implements Subject {
        @Override
        public Answer call(Method method, Object... arguments) {
            throw notUsable();
        }

        @Override
        public double[] sweep(
                Method method,
                Object[] arguments,
                int argument,
                String component,
                List<double[]> directions,
                int[] lines,
                double[] steps) {
            throw notUsable();
        }

        @Override
        public double[][] race(
                Subject other,
                Method method,
                Object[] arguments,
                Duration warmUp,
                int rounds,
                List<Product> yardstick) {
            throw notUsable();
        }

        @Override
        public Subject fresh() {
            return this;
        }

        private SubjectFailure notUsable() {
            return new SubjectFailure(Finding.of("There is no " + role.getSimpleName() + " that can be used."));
        }
    }
}
