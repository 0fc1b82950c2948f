package org.gradus.check;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The context of a student's own build: finds the implementations among the folders of classes on the class path. */
final class LocalContext implements CheckContext {
    private final List<Path> folders;

    private LocalContext(List<Path> folders) {
        this.folders = folders;
    }

    static LocalContext onClassPath() {
        return new LocalContext(
                Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                        .map(Path::of)
                        .filter(Files::isDirectory)
                        .distinct()
                        .toList());
    }

    @Override
    public Object submitted(Class<?> role) {
        List<Class<?>> found = implementations(role);
        if (found.size() != 1) {
            throw new CheckFailed(Finding.of(
                    found.isEmpty()
                            ? "No class implements " + role.getSimpleName() + "."
                            : found.size() + " classes implement " + role.getSimpleName() + ". Keep one.",
                    "one class that implements " + role.getName(),
                    found.toString(),
                    null));
        }
        return Subject.proxy(role, new LocalSubject(role, () -> instance(found.get(0))));
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
    public void began(Method check) {}

    @Override
    public void ended(Method check, Evidence evidence, @Nullable Throwable failure) {
        evidence.findings().forEach(finding -> System.out.println(check.getName() + ": " + finding.sentence()));
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
                                && !Modifier.isAbstract(type.getModifiers()))
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
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
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new CheckFailed(Finding.of("The constructor of " + type.getName() + " threw " + e.getCause() + "."));
        } catch (ReflectiveOperationException e) {
            throw new CheckFailed(Finding.of(type.getName() + " has no usable public constructor without parameters."));
        }
    }
}
