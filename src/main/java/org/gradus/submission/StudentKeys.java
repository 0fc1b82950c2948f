package org.gradus.submission;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives each submission a name that is safe as a file name on every system, and that no other one has. */
final class StudentKeys {
    private static final int LONGEST = 70;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern EDGES = Pattern.compile("^[-._]+|[-._]+$");
    /** Names that Windows keeps for devices, with or without an extension. */
    private static final Pattern DEVICES = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private final Set<String> taken = new HashSet<>();

    /** Makes a key of a name; what cannot stand in it is left out. */
    String keyFor(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String safe = UNSAFE.matcher(plain).replaceAll("-");
        safe = EDGES.matcher(safe.substring(0, Math.min(safe.length(), LONGEST)))
                .replaceAll("");
        if (safe.isEmpty() || DEVICES.matcher(safe).matches()) {
            safe = safe.isEmpty() ? "submission" : "submission-" + safe;
        }
        String key = safe;
        for (int number = 2; !taken.add(key); number++) {
            key = safe + "-" + number;
        }
        return key;
    }
}
