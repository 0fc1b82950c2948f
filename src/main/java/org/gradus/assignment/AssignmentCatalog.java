package org.gradus.assignment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gradus.check.Check;
import org.gradus.check.CheckOrder;
import org.gradus.check.GradusException;
import org.gradus.check.Mistake;
import org.gradus.check.MistakeAnswers;
import org.gradus.check.Submitted;
import org.gradus.course.CountingRule;
import org.gradus.data.DataProblem;
import org.gradus.data.DatasetFiles;
import org.gradus.diagnosis.Detail;
import org.gradus.diagnosis.Diagnoser;
import org.gradus.diagnosis.Variants;
import org.jspecify.annotations.Nullable;

/** The assignments of a folder such as {@code reference/}: one folder each, compiled when it is asked for. */
public final class AssignmentCatalog {
    private static final int OLDEST_JAVA = 17;
    private static final String SETTINGS = "assignment.yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path root;
    private final ClassCache cache;

    /**
     * Opens a folder of assignments.
     *
     * @param root holds one folder for each assignment
     * @param cache where compiled classes are kept; made when needed
     */
    public AssignmentCatalog(Path root, Path cache) {
        this.root = root;
        this.cache = new ClassCache(cache);
    }

    /** The ids of all assignments, sorted. */
    public List<String> ids() {
        if (!Files.isDirectory(root)) {
            throw new GradusException("There is no folder of assignments at " + root.toAbsolutePath()
                    + ". Run Gradus from its own folder, or name the folder with --assignments.");
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(SETTINGS)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads and compiles an assignment.
     *
     * @throws AssignmentProblem if the folder is missing or something in it does not compile or fit together
     */
    public Assignment load(String id) {
        if (!ids().contains(id)) {
            throw new GradusException(
                    "There is no assignment '" + id + "'. There are: " + String.join(", ", ids()) + ".");
        }
        return load(id, root.resolve(id));
    }

    /**
     * Reads and compiles an assignment whose files lie somewhere else.
     *
     * @throws AssignmentProblem if something in it does not compile or fit together
     */
    public Assignment load(String id, Path folder) {
        Settings settings = settings(id, folder);
        List<Path> sources = sources(folder);
        Optional<DatasetFiles> dataset = settings.data(id, folder);
        String version = hash(folder);
        Map<String, byte[]> classes = cache.get(version + "-" + build(), () -> compile(id, folder, sources));
        // Other examples, other scores; the classes stay the same.
        String whole = dataset.map(files -> FileHashes.of(version, files.all())).orElse(version);
        return assemble(id, folder, settings, whole, classes, dataset);
    }

    /**
     * The version that {@link #load} would give an assignment now, without compiling it.
     *
     * @throws AssignmentProblem if its settings cannot be read
     */
    public String version(String id) {
        return version(id, root.resolve(id));
    }

    /** The same for files that lie somewhere else. */
    public String version(String id, Path folder) {
        String version = hash(folder);
        return settings(id, folder)
                .data(id, folder)
                .map(files -> FileHashes.of(version, files.all()))
                .orElse(version);
    }

    private static Map<String, byte[]> compile(String id, Path folder, List<Path> sources) {
        if (sources.isEmpty()) {
            return Map.of();
        }
        InMemoryCompiler.Result result =
                InMemoryCompiler.compile(folder, sources, InMemoryCompiler.ownClassPath(), Map.of(), OLDEST_JAVA);
        if (!result.errors().isEmpty()) {
            throw new AssignmentProblem(id, result.errors());
        }
        return result.classes();
    }

    private static Assignment assemble(
            String id,
            Path folder,
            Settings settings,
            String version,
            Map<String, byte[]> classes,
            Optional<DatasetFiles> dataset) {
        MemoryClassLoader loader = new MemoryClassLoader("assignment " + id, classes);
        List<String> problems = new ArrayList<>();
        List<Class<?>> loaded = classes.keySet().stream()
                .filter(name -> !name.contains("$"))
                .<Class<?>>map(name -> load(loader, name))
                .toList();
        List<CheckDefinition> checks = checks(loaded, problems);
        List<Class<?>> roles = roles(checks, problems);
        List<Supplier<Object>> mistakes = loaded.stream()
                .filter(type -> type.isAnnotationPresent(Mistake.class))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .map(AssignmentCatalog::instances)
                .toList();
        List<Class<?>> referenceTypes = loaded.stream()
                .filter(type -> type.getSimpleName().endsWith("Reference")
                        && !Modifier.isAbstract(type.getModifiers())
                        && roles.stream().anyMatch(role -> role.isAssignableFrom(type)))
                .toList();
        List<Supplier<Object>> references =
                referenceTypes.stream().map(AssignmentCatalog::instances).toList();
        for (Class<?> role : roles) {
            long count = references.stream()
                    .filter(one -> role.isInstance(one.get()))
                    .count();
            if (count != 1) {
                problems.add(
                        count + " classes named …Reference implement " + role.getSimpleName() + "; there must be one.");
            }
        }
        List<Class<?>> variants = loaded.stream()
                .filter(type -> Variants.class.isAssignableFrom(type)
                        && !type.isInterface()
                        && !Modifier.isAbstract(type.getModifiers()))
                .toList();
        Map<String, byte[]> interfaces = InterfaceClasses.of(roles, classes, loader);
        loaded.stream()
                .filter(type -> interfaces.containsKey(type.getName())
                        && (referenceTypes.contains(type)
                                || variants.contains(type)
                                || type.isAnnotationPresent(Mistake.class)
                                || checks.stream()
                                        .anyMatch(check -> check.method().getDeclaringClass() == type)))
                .forEach(type -> problems.add("An interface mentions " + type.getSimpleName()
                        + ", which students must not see: the worker would get it."));
        Set<String> ids = checks.stream().map(CheckDefinition::id).collect(Collectors.toSet());
        for (Supplier<Object> mistake : mistakes) {
            Class<?> type = mistake.get().getClass();
            String caughtBy = type.getAnnotation(Mistake.class).caughtBy();
            if (!ids.contains(caughtBy)) {
                problems.add("mistakes/" + type.getSimpleName() + ".java names the check '" + caughtBy
                        + "', which does not exist.");
            }
        }
        if (!problems.isEmpty()) {
            throw new AssignmentProblem(id, problems);
        }
        return new Assignment(
                id,
                settings.title(),
                settings.summary(),
                settings.order(),
                settings.limits().toLimits(id),
                settings.workload(id),
                version,
                folder,
                roles,
                interfaces,
                checks,
                references,
                mistakes,
                dataset,
                new Diagnosing(
                        settings.detail(id),
                        variants.stream()
                                .map(type ->
                                        new Diagnoser((Variants) instances(type).get()))
                                .toList(),
                        new MistakeAnswers()),
                settings.defaults(id));
    }

    private static List<CheckDefinition> checks(List<Class<?>> loaded, List<String> problems) {
        List<Method> methods = loaded.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Check.class))
                .sorted(CheckOrder.OF_METHODS)
                .toList();
        if (methods.isEmpty()) {
            problems.add("No method is marked with @Check.");
        }
        List<CheckDefinition> checks = new ArrayList<>();
        for (Method method : methods) {
            double points = method.getAnnotation(Check.class).points();
            if (!(points > 0 && points < Double.POSITIVE_INFINITY)) {
                problems.add("The check " + method.getName() + " must be worth more than 0 points.");
            }
            if (checks.stream().anyMatch(check -> check.id().equals(method.getName()))) {
                problems.add(
                        "Two checks are named " + method.getName() + "; names must be unique within an assignment.");
            }
            checks.add(CheckDefinition.of(method, checks.size() + 1));
        }
        requireVisibleFirst(checks, problems);
        return checks;
    }

    /** A submission may remember what a hidden check showed it, and print it while a check runs whose output is shown. */
    private static void requireVisibleFirst(List<CheckDefinition> checks, List<String> problems) {
        for (int i = 1; i < checks.size(); i++) {
            CheckDefinition before = checks.get(i - 1);
            CheckDefinition check = checks.get(i);
            if (check.visibility().compareTo(before.visibility()) < 0) {
                problems.add("The check " + check.id() + " (" + check.visibility() + ") comes after " + before.id()
                        + " ("
                        + before.visibility() + "), which students see later or never. Give it a smaller order: what a"
                        + " submission remembers of a hidden check's data must not come out in the output of one that is"
                        + " shown.");
            }
        }
    }

    private static List<Class<?>> roles(List<CheckDefinition> checks, List<String> problems) {
        List<Class<?>> roles = checks.stream()
                .flatMap(check -> Arrays.stream(check.method().getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(Submitted.class))
                .map(Parameter::getType)
                .distinct()
                .sorted(Comparator.comparing(Class::getName))
                .collect(Collectors.toUnmodifiableList());
        if (roles.isEmpty() && !checks.isEmpty()) {
            problems.add("No check has a parameter marked with @Submitted, so there is nothing to submit.");
        }
        for (Class<?> role : roles) {
            if (!role.isInterface()) {
                problems.add("A parameter marked with @Submitted is of the class " + role.getSimpleName()
                        + "; it must be an interface.");
            }
        }
        return roles;
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Supplier<Object> instances(Class<?> type) {
        return () -> {
            try {
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            } catch (ReflectiveOperationException e) {
                throw new GradusException(
                        type.getName() + " needs a constructor without parameters that does not throw.", e);
            }
        };
    }

    private static List<Path> sources(Path folder) {
        List<Path> sources = new ArrayList<>();
        for (Path from : List.of(folder, folder.resolve("mistakes"))) {
            if (Files.isDirectory(from)) {
                try (Stream<Path> files = Files.list(from)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .forEach(sources::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return sources;
    }

    private static String hash(Path folder) {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), file));
            // What a build of the starter leaves behind says nothing about the assignment.
            files.keySet()
                    .removeIf(file -> StreamSupport.stream(Path.of(file).spliterator(), false)
                            .anyMatch(part -> part.toString().equals("target")));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, Path> file : files.entrySet()) {
                byte[] content = Files.readAllBytes(file.getValue());
                digest.update((file.getKey() + '\0' + content.length + '\0').getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Classes compiled against another build of Gradus are not reused: its vocabulary may have changed. */
    private static String build() {
        try {
            Path own = Path.of(AssignmentCatalog.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path stamp = Files.isDirectory(own) ? own.resolve("org/gradus/check/Words.class") : own;
            return Long.toHexString(Files.getLastModifiedTime(stamp).toMillis()) + "-"
                    + Runtime.version().feature();
        } catch (IOException | java.net.URISyntaxException e) {
            return "unknown";
        }
    }

    private static Settings settings(String id, Path folder) {
        try {
            Settings settings = YAML.readValue(Files.readString(folder.resolve(SETTINGS)), Settings.class);
            if (settings == null || settings.title().isBlank()) {
                throw new AssignmentProblem(id, List.of(SETTINGS + ": the title is missing."));
            }
            return settings;
        } catch (UnrecognizedPropertyException e) {
            throw new AssignmentProblem(
                    id,
                    List.of(SETTINGS + ": there is no setting '" + e.getPropertyName() + "', only "
                            + e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + "."));
        } catch (IOException e) {
            throw new AssignmentProblem(
                    id,
                    List.of(SETTINGS + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable")));
        }
    }

    record Settings(
            String title,
            String summary,
            int order,
            String workers,
            String diagnosis,
            LimitSettings limits,
            @Nullable DataSettings data,
            @Nullable CourseSettings course) {
        Settings {
            title = title == null ? "" : title;
            summary = summary == null ? "" : summary;
            workers = workers == null ? "quick" : workers;
            diagnosis = diagnosis == null ? "full" : diagnosis;
            limits = limits == null ? new LimitSettings(null, null, null) : limits;
        }

        CourseDefaults defaults(String id) {
            return course == null ? CourseDefaults.NONE : course.toDefaults(id);
        }

        Optional<DatasetFiles> data(String id, Path folder) {
            return data == null ? Optional.empty() : Optional.of(data.toFiles(id, folder));
        }

        Detail detail(String id) {
            // Without quotes, YAML reads off as false.
            String wanted = diagnosis.equals("false") ? "off" : diagnosis;
            return Arrays.stream(Detail.values())
                    .filter(detail -> detail.name().toLowerCase(Locale.ROOT).equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new AssignmentProblem(
                            id, List.of(SETTINGS + ": diagnosis is off, hint or full, not '" + diagnosis + "'")));
        }

        Workload workload(String id) {
            return switch (workers) {
                case "quick" -> Workload.QUICK;
                case "thorough" -> Workload.THOROUGH;
                default ->
                    throw new AssignmentProblem(
                            id, List.of(SETTINGS + ": workers is quick or thorough, not '" + workers + "'"));
            };
        }
    }

    /**
     * Files of real examples, relative to the folder or absolute.
     *
     * @param labels labels of {@code train}; without it the files are those of CIFAR-10
     */
    record DataSettings(
            @Nullable @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> train,

            @Nullable @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> labels,

            @Nullable @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> test,

            @Nullable @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> testLabels,

            @Nullable Integer examples) {
        DatasetFiles toFiles(String id, Path folder) {
            try {
                DatasetFiles files = new DatasetFiles(
                        paths(folder, train),
                        paths(folder, labels),
                        paths(folder, test),
                        paths(folder, testLabels),
                        examples == null ? DatasetFiles.USUAL : examples);
                files.inspect();
                return files;
            } catch (DataProblem | InvalidPathException e) {
                throw new AssignmentProblem(id, List.of(SETTINGS + ": " + e.getMessage()));
            }
        }

        private static List<Path> paths(Path folder, @Nullable List<String> names) {
            return names == null
                    ? List.of()
                    : names.stream().map(folder::resolve).toList();
        }
    }

    /**
     * What courses begin with.
     *
     * @param refill such as 30m or 2h
     * @param latePenalty per day, such as 10%
     */
    record CourseSettings(
            @Nullable Integer attempts,
            @Nullable String refill,
            @Nullable String counting,
            @Nullable String latePenalty,
            @Nullable Integer teamSize) {
        private static final Pattern REFILL = Pattern.compile("(\\d{1,4})([mh])");
        private static final Pattern PENALTY = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?) ?%");

        CourseDefaults toDefaults(String id) {
            List<String> problems = new ArrayList<>();
            Duration back = refill(problems);
            CountingRule rule = rule(problems);
            double penalty = penalty(problems);
            int size = teamSize == null ? CourseDefaults.NONE.teamSize() : teamSize;
            problems.addAll(CourseDefaults.problems(attempts, back, penalty, size));
            if (!problems.isEmpty()) {
                throw new AssignmentProblem(
                        id,
                        problems.stream()
                                .map(problem -> SETTINGS + ": course: " + problem)
                                .toList());
            }
            return new CourseDefaults(attempts, back, rule, penalty, size);
        }

        private @Nullable Duration refill(List<String> problems) {
            if (refill == null) {
                return null;
            }
            Matcher time = REFILL.matcher(refill);
            if (!time.matches()) {
                problems.add("refill is a time such as 30m or 2h, not '" + refill + "'.");
                return null;
            }
            long count = Long.parseLong(time.group(1));
            return time.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofMinutes(count);
        }

        private CountingRule rule(List<String> problems) {
            if (counting == null) {
                return CourseDefaults.NONE.counting();
            }
            for (CountingRule rule : CountingRule.values()) {
                if (rule.name().toLowerCase(Locale.ROOT).equals(counting)) {
                    return rule;
                }
            }
            problems.add("counting is best, latest or chosen, not '" + counting + "'.");
            return CourseDefaults.NONE.counting();
        }

        private double penalty(List<String> problems) {
            if (latePenalty == null) {
                return CourseDefaults.NONE.latePenalty();
            }
            Matcher percent = PENALTY.matcher(latePenalty);
            if (!percent.matches()) {
                problems.add(
                        "latePenalty is a part of the points for each day, such as 10%, not '" + latePenalty + "'.");
                return CourseDefaults.NONE.latePenalty();
            }
            return Double.parseDouble(percent.group(1)) / 100;
        }
    }

    record LimitSettings(
            @Nullable String call,
            @Nullable String check,
            @Nullable String submission) {
        Limits toLimits(String id) {
            try {
                return new Limits(
                        seconds(call, Limits.DEFAULT.call()),
                        seconds(check, Limits.DEFAULT.check()),
                        seconds(submission, Limits.DEFAULT.submission()));
            } catch (IllegalArgumentException e) {
                throw new AssignmentProblem(id, List.of(SETTINGS + ": " + e.getMessage()));
            }
        }

        private static Duration seconds(@Nullable String text, Duration otherwise) {
            if (text == null) {
                return otherwise;
            }
            if (!text.matches("\\d{1,5}(\\.\\d{1,3})?s")) {
                throw new IllegalArgumentException("a limit is written in seconds, such as 5s, not '" + text + "'");
            }
            return Duration.ofMillis(Math.round(Double.parseDouble(text.substring(0, text.length() - 1)) * 1000));
        }
    }
}
