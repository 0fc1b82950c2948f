package org.gradus.desk;

import java.util.List;

/** Long lists in short words. */
public final class Few {
    private static final int NAMED = 40;

    private Few() {}

    /** The first of them, and how many more there are. */
    public static String of(List<String> names) {
        String text = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? text : text + " and " + (names.size() - NAMED) + " more";
    }
}
