package org.gradus.worker;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gradus.protocol.Frames;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;

/** The student's jar beside the assignment's interfaces, and what of it can be used. */
final class Submission {
    private static final int MAX_LISTED = 200;

    private final Map<String, byte[]> entries;
    private final ClassLoader interfaces;
    private final Predicate<String> permitted;
    private final List<Class<?>> roles = new ArrayList<>();
    private final List<RoleMethod> roleMethods = new ArrayList<>();
    private final Map<String, List<String>> implementations = new TreeMap<>();
    private final Map<String, String> unloadable = new LinkedHashMap<>();

    Submission(Request.Load load, Predicate<String> permitted) throws Failure {
        this.permitted = permitted;
        Map<String, byte[]> interfaceEntries = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> each : load.interfaces().entrySet()) {
            interfaceEntries.put(each.getKey().replace('.', '/') + ".class", each.getValue());
        }
        interfaces = new StudentLoader(
                new PlatformLoader(Submission.class.getClassLoader()), interfaceEntries, StudentLoader.ANY);
        for (String role : load.roles()) {
            try {
                Class<?> type = interfaces.loadClass(role);
                roles.add(type);
                for (Method method : type.getMethods()) {
                    roleMethods.add(RoleMethod.of(type, method));
                }
                implementations.put(role, new ArrayList<>());
            } catch (ClassNotFoundException | LinkageError e) {
                throw Failure.badRequest("the interface " + role + " cannot be loaded: " + e);
            }
        }
        Map<String, byte[]> unpacked = Map.of();
        try {
            unpacked = JarEntries.read(load.jar());
        } catch (IOException | IllegalArgumentException e) {
            unloadable.put("(the jar)", Frames.cut("cannot be read: " + e.getMessage()));
        }
        entries = unpacked;
        search();
    }

    Reply.Loaded loaded() {
        return new Reply.Loaded(implementations, unloadable, 0);
    }

    List<RoleMethod> roleMethods() {
        return roleMethods;
    }

    /** A class loader with none of the classes loaded yet. */
    ClassLoader freshLoader() {
        return new StudentLoader(interfaces, entries, permitted);
    }

    private void search() {
        ClassLoader loader = freshLoader();
        Set<String> names = new TreeSet<>();
        for (String path : entries.keySet()) {
            if (path.endsWith(".class") && !path.startsWith("META-INF/")) {
                String name =
                        path.substring(0, path.length() - ".class".length()).replace('/', '.');
                if (permitted.test(name) && !name.endsWith("module-info") && !name.endsWith("package-info")) {
                    names.add(name);
                }
            }
        }
        for (String name : names) {
            inspect(name, loader);
        }
    }

    private void inspect(String name, ClassLoader loader) {
        try {
            Class<?> type = loader.loadClass(name);
            if (type.isInterface() || Modifier.isAbstract(type.getModifiers()) || type.getClassLoader() != loader) {
                return;
            }
            for (Class<?> role : roles) {
                if (role.isAssignableFrom(type)) {
                    boolean usable = type.getConstructor().getParameterCount() == 0;
                    List<String> names = implementations.get(role.getName());
                    if (usable && names != null && names.size() < MAX_LISTED) {
                        names.add(name);
                    }
                }
            }
        } catch (NoSuchMethodException e) {
            refuse(name, "has no public constructor without parameters");
        } catch (UnsupportedClassVersionError e) {
            refuse(
                    name,
                    "was compiled for a newer Java than the one that runs here, which is "
                            + Runtime.version().feature());
        } catch (ClassFormatError e) {
            refuse(name, "is no valid class file: " + e.getMessage());
        } catch (NoClassDefFoundError e) {
            refuse(
                    name,
                    "needs a class that is neither in the jar nor available here, or has another name than its file: "
                            + e.getMessage());
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            refuse(name, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private void refuse(String name, String reason) {
        if (unloadable.size() < MAX_LISTED) {
            unloadable.put(Frames.cut(name), Frames.cut(reason));
        }
    }
}
