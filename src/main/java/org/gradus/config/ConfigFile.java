package org.gradus.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings from a YAML file, each with its line. */
final class ConfigFile {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final List<String> problems;
    private final Map<Setting, Origin> found = new EnumMap<>(Setting.class);

    private ConfigFile(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    static Map<Setting, Origin> read(Path file, List<String> problems) {
        ConfigFile reading = new ConfigFile(file, problems);
        try (JsonParser parser = YAML.createParser(Files.readString(file, StandardCharsets.UTF_8))) {
            reading.read(parser);
        } catch (JsonProcessingException e) {
            problems.add(file + " is not valid YAML"
                    + (e.getLocation() == null
                            ? ""
                            : " in line " + e.getLocation().getLineNr())
                    + ": "
                    + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("unreadable") + ".");
        } catch (IOException e) {
            problems.add("The configuration file " + file + " cannot be read: " + e.getMessage() + ".");
        }
        return reading.found;
    }

    private void read(JsonParser parser) throws IOException {
        Deque<String> path = new ArrayDeque<>();
        JsonToken token = parser.nextToken();
        if (token == null) {
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            problems.add(file + " must hold settings such as 'public-url: https://gradus.example.org'.");
            return;
        }
        while ((token = parser.nextToken()) != null) {
            if (token == JsonToken.FIELD_NAME) {
                path.addLast(parser.currentName());
            } else if (token == JsonToken.START_OBJECT) {
                if (Arrays.stream(Setting.values())
                        .noneMatch(setting -> setting.key().startsWith(key(path) + "."))) {
                    int line = parser.currentTokenLocation().getLineNr();
                    parser.skipChildren();
                    put(path, line, null);
                    path.pollLast();
                }
            } else if (token == JsonToken.END_OBJECT) {
                path.pollLast();
            } else {
                int line = parser.currentTokenLocation().getLineNr();
                put(path, line, token == JsonToken.START_ARRAY ? list(parser) : scalar(parser));
                path.pollLast();
            }
        }
    }

    private static String scalar(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL
                ? ""
                : parser.getText().strip();
    }

    /** A list is what its parts are with commas between. */
    private static @Nullable String list(JsonParser parser) throws IOException {
        List<String> parts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isScalarValue()) {
                parser.skipChildren();
                return null;
            }
            parts.add(scalar(parser));
        }
        return String.join(", ", parts);
    }

    private void put(Deque<String> path, int line, @Nullable String text) {
        Setting setting = Setting.of(key(path)).orElse(null);
        if (setting == null) {
            unknown(path, line);
        } else if (text == null) {
            problems.add(file + ":" + line + ": " + setting.key() + " must be one value, or a list of such.");
        } else {
            String meant = setting.path() && !text.isEmpty()
                    ? file.toAbsolutePath().resolveSibling(text).normalize().toString()
                    : text;
            found.put(setting, new Origin(meant, file.getFileName() + ":" + line));
        }
    }

    private void unknown(Deque<String> path, int line) {
        List<String> keys = Arrays.stream(Setting.values()).map(Setting::key).toList();
        problems.add(file + ":" + line + ": there is no setting " + key(path) + "."
                + Nearest.to(key(path), keys)
                        .map(near -> " Did you mean " + near + "?")
                        .orElse(" See gradus serve --print-config for all settings."));
    }

    private static String key(Deque<String> path) {
        StringBuilder key = new StringBuilder();
        for (Iterator<String> names = path.iterator(); names.hasNext(); ) {
            key.append(names.next()).append(names.hasNext() ? "." : "");
        }
        return key.toString();
    }
}
