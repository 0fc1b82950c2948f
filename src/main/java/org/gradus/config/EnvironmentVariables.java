package org.gradus.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings from the environment: those whose names begin with {@code GRADUS_}. */
final class EnvironmentVariables {
    static final String PREFIX = "GRADUS_";

    /** A person's token, for {@code gradus submit}: no setting of a server. */
    private static final String TOKEN = "GRADUS_TOKEN";

    private EnvironmentVariables() {}

    static Map<Setting, Origin> read(Map<String, String> environment, List<String> problems) {
        Map<String, Setting> known = new TreeMap<>();
        Arrays.stream(Setting.values()).forEach(setting -> known.put(setting.variable(), setting));
        Map<Setting, Origin> found = new EnumMap<>(Setting.class);
        for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
            if (!entry.getKey().startsWith(PREFIX) || entry.getKey().equals(TOKEN)) {
                continue;
            }
            Setting setting = known.get(entry.getKey());
            if (setting == null) {
                problems.add("The environment variable " + entry.getKey() + " means nothing to Gradus."
                        + Nearest.to(entry.getKey(), new ArrayList<>(known.keySet()))
                                .map(near -> " Did you mean " + near + "?")
                                .orElse(" See gradus serve --print-config for all settings."));
            } else {
                found.put(setting, new Origin(entry.getValue().strip(), entry.getKey()));
            }
        }
        return found;
    }
}
