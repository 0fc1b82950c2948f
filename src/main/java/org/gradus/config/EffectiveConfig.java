package org.gradus.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configuration with where each part of it comes from: defaults, then the file, then the environment, then the command line. */
public final class EffectiveConfig {
    /** The file that is read if it lies in the data folder. */
    public static final String FILE = "gradus.yaml";

    private final Map<Setting, Origin> values;
    private final ServerConfig config;

    private EffectiveConfig(Map<Setting, Origin> values, ServerConfig config) {
        this.values = values;
        this.config = config;
    }

    /**
     * Puts the configuration together.
     *
     * @param home folder of the launcher script, where data and assignments are by default
     * @param file the file to read; null for the one in the data folder, if it is there
     * @param environment the environment's variables
     * @param flags what the command line sets, by the name of the option
     * @throws ConfigProblems if something in it cannot be meant
     */
    public static EffectiveConfig read(
            Path home, @Nullable Path file, Map<String, String> environment, Map<Setting, Flag> flags) {
        List<String> problems = new ArrayList<>();
        Map<Setting, Origin> values = defaults(home);
        Map<Setting, Origin> outer = EnvironmentVariables.read(environment, problems);
        flags.forEach((setting, flag) -> outer.put(setting, new Origin(flag.text(), flag.option())));
        Map<Setting, Origin> written = Map.of();
        if (file != null) {
            written = ConfigFile.read(file, problems);
        } else {
            Path data = Path.of(
                    outer.getOrDefault(Setting.DATA, from(values, Setting.DATA)).text());
            if (Files.exists(data.resolve(FILE))) {
                written = ConfigFile.read(data.resolve(FILE), problems);
                Origin elsewhere = written.get(Setting.DATA);
                if (elsewhere != null
                        && !Path.of(elsewhere.text())
                                .equals(data.toAbsolutePath().normalize())) {
                    problems.add(data.resolve(FILE) + " names another data folder than the one it lies in. Give the"
                            + " folder with --data, or the file with --config.");
                }
            }
        }
        values.putAll(written);
        values.putAll(outer);
        ServerConfig config = new ConfigCheck(values, problems).config();
        if (!problems.isEmpty()) {
            throw new ConfigProblems(problems);
        }
        return new EffectiveConfig(values, config);
    }

    /** A value from the command line, with the option's name. */
    public record Flag(String option, String text) {}

    public ServerConfig config() {
        return config;
    }

    private static Map<Setting, Origin> defaults(Path home) {
        Map<Setting, Origin> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, new Origin(setting.usual(), "default"));
        }
        values.put(Setting.DATA, new Origin(home.resolve("data").toString(), "default"));
        values.put(Setting.ASSIGNMENTS, new Origin(home.resolve("reference").toString(), "default"));
        values.put(
                Setting.GRADERS,
                new Origin(Integer.toString(Runtime.getRuntime().availableProcessors()), "default: the processors"));
        values.put(
                Setting.WORKER_JAVA, new Origin(System.getProperty("java.home"), "default: the Java that runs Gradus"));
        return values;
    }

    static Origin from(Map<Setting, Origin> values, Setting setting) {
        Origin found = values.get(setting);
        if (found == null) {
            throw new IllegalStateException("no default for " + setting);
        }
        return found;
    }

    /** The whole as a file that says the same, with what each setting means and where it comes from, and passwords hidden. */
    public String print() {
        StringBuilder out = new StringBuilder("# Each setting as it counts, and where it comes from.\n");
        String group = "";
        for (Setting setting : Setting.values()) {
            int dot = setting.key().indexOf('.');
            String parent = dot < 0 ? "" : setting.key().substring(0, dot);
            if (!parent.isEmpty() && !parent.equals(group)) {
                out.append(parent).append(":\n");
            }
            group = parent;
            Origin value = from(values, setting);
            String indent = parent.isEmpty() ? "" : "  ";
            out.append(indent)
                    .append(setting.key().substring(dot + 1))
                    .append(": ")
                    .append(quoted(setting.secret() && !value.text().isEmpty() ? "(hidden)" : value.text()))
                    .append("  # ")
                    .append(value.place())
                    .append("; ")
                    .append(setting.meaning())
                    .append('\n');
        }
        return out.toString();
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9/][A-Za-z0-9/_.-]*")
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
