package org.gradus.install;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the files of an assignment under rules that are the same for a zip and for a folder. */
final class BundleFiles {
    static final int MOST_FILES = 2_000;
    static final long LARGEST_FILE = 32L << 20;

    private static final int LONGEST_PATH = 200;
    private static final int DEEPEST = 12;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 60;

    /** What systems and tools leave in folders. */
    private static final Set<String> CLUTTER =
            Set.of("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".git", ".idea", ".vscode", "target");

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();
    private long bytes;

    /** The files with the id that their folder proposes. */
    record Found(Bundle bundle, String id) {}

    /** Whether a path is left out without a word. */
    static boolean isClutter(String path) {
        return List.of(path.split("/")).stream().anyMatch(name -> CLUTTER.contains(name) || name.startsWith("._"));
    }

    /** Refuses a path that is no plain way down from the folder. */
    static void requirePlain(String path) throws BundleRefused {
        String shown = shown(path);
        if (path.isEmpty() || path.length() > LONGEST_PATH) {
            throw new BundleRefused("A file has a path of " + path.length() + " characters: " + shown + ". At most "
                    + LONGEST_PATH + " are taken: shorten its name or its folders'.");
        }
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
            throw new BundleRefused("The file " + shown + " has an absolute path. Pack the folder with paths that begin"
                    + " at the folder: zip -r my-assignment.zip my-assignment");
        }
        if (path.indexOf('\\') >= 0) {
            throw new BundleRefused("The name " + shown + " has a backslash in it. Pack the folder with a program that"
                    + " writes / between folders, as the format asks for, or rename the file.");
        }
        String[] parts = path.split("/", -1);
        if (parts.length > DEEPEST) {
            throw new BundleRefused("The file " + shown + " lies " + parts.length + " folders deep; at most " + DEEPEST
                    + " are taken. Is a whole project in the zip? Pack the assignment's folder alone.");
        }
        for (String part : parts) {
            if (part.equals("..") || part.equals(".") || part.isEmpty()) {
                throw new BundleRefused(
                        "The name " + shown + " leads out of the assignment's folder, or nowhere. Nothing"
                                + " was unpacked. Pack the folder again: zip -r my-assignment.zip my-assignment");
            }
            if (!part.equals(part.strip())
                    || part.chars()
                            .anyMatch(letter -> Character.isISOControl(letter)
                                    || Character.getType(letter) == Character.FORMAT
                                    || "<>:\"|?*".indexOf(letter) >= 0)) {
                throw new BundleRefused(
                        "The name " + shown + " has characters in it that not every system takes. Rename"
                                + " the file with letters, digits, dots, hyphens and underscores.");
            }
        }
    }

    /** Refuses another file if there are too many, or one of its name. To be called before its content is read. */
    void announce(String path) throws BundleRefused {
        if (names.size() == MOST_FILES) {
            throw tooMany();
        }
        String before = names.put(path.toLowerCase(Locale.ROOT), path);
        if (before != null) {
            throw new BundleRefused(
                    before.equals(path)
                            ? "The file " + shown(path) + " is there twice. Pack the folder again into a new file."
                            : "The names " + shown(before) + " and " + shown(path)
                                    + " differ in capitals only, which not"
                                    + " every system tells apart. Rename one of them.");
        }
    }

    /** Takes a file in that was announced. */
    void add(String path, byte[] content) throws BundleRefused {
        bytes += content.length;
        if (bytes > Bundle.MOST_BYTES) {
            throw tooLarge();
        }
        files.put(path, content);
    }

    /** How many bytes the next file may have at most, and one more. */
    long room() {
        return Math.min(LARGEST_FILE, Bundle.MOST_BYTES - bytes) + 1;
    }

    /** Why a file with more than {@link #room} is not taken. */
    BundleRefused tooLarge(String path) {
        return bytes + LARGEST_FILE > Bundle.MOST_BYTES
                ? tooLarge()
                : new BundleRefused("The file " + shown(path) + " has more than " + (LARGEST_FILE >> 20)
                        + " MiB. Large files of examples stay outside: name their absolute path on the server in"
                        + " assignment.yaml, under data.");
    }

    private static BundleRefused tooLarge() {
        return new BundleRefused("Unpacked, the files have more than " + (Bundle.MOST_BYTES >> 20)
                + " MiB together. An assignment is some hundred kilobytes of text: leave out what was built, and name"
                + " large files of examples by their absolute path on the server in assignment.yaml, under data.");
    }

    static BundleRefused tooMany() {
        return new BundleRefused("There are more than " + MOST_FILES + " files in it. An assignment has some dozens:"
                + " leave out what was built or belongs to other assignments.");
    }

    /**
     * Strips the one folder that everything may lie in, and looks whether this is an assignment at all.
     *
     * @param outside name of the zip or folder, for an id if the files do not lie in a folder of their own
     */
    Found found(String outside) throws BundleRefused {
        if (files.isEmpty()) {
            throw new BundleRefused(
                    "There is no file in it. Pack the assignment's folder again and look inside: unzip -l"
                            + " my-assignment.zip");
        }
        for (String path : files.keySet()) {
            String next = path + "/";
            if (!files.subMap(next, next + Character.MAX_VALUE).isEmpty()) {
                throw new BundleRefused("The name " + shown(path) + " is a file and a folder at once. Pack the folder"
                        + " again into a new file.");
            }
        }
        if (files.containsKey(Required.SETTINGS)) {
            return new Found(required(new Bundle(files)), proposed(outside));
        }
        String top = top();
        if (top == null || !files.containsKey(top + "/" + Required.SETTINGS)) {
            throw new BundleRefused("There is no assignment.yaml at its top, nor in the one folder at its top. Pack the"
                    + " folder of one assignment: zip -r my-assignment.zip my-assignment");
        }
        SortedMap<String, byte[]> inside = new TreeMap<>();
        files.forEach((path, content) -> inside.put(path.substring(top.length() + 1), content));
        return new Found(required(new Bundle(inside)), proposed(top));
    }

    private static Bundle required(Bundle bundle) throws BundleRefused {
        if (!bundle.files().containsKey(Required.HANDOUT)) {
            throw new BundleRefused("There is no handout.md beside assignment.yaml. Students read the task there: write"
                    + " one, be it of a single line.");
        }
        return bundle;
    }

    private @Nullable String top() {
        Set<String> tops = new java.util.HashSet<>();
        files.keySet().forEach(path -> tops.add(path.contains("/") ? path.substring(0, path.indexOf('/')) : ""));
        return tops.size() == 1 && !tops.contains("") ? tops.iterator().next() : null;
    }

    private static String proposed(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("\\.zip$", "").replaceAll("[^a-z0-9]+", "-");
        return id.replaceAll("^[-0-9]+|-+$", "");
    }

    /** Refuses an id that is none. */
    static void requireId(String id) throws BundleRefused {
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            throw new BundleRefused(
                    "An assignment's id has small letters and digits, with single hyphens between, and at" + " most "
                            + LONGEST_ID + " characters, such as mean-squares; not '" + shown(id) + "'.");
        }
    }

    /** A name that somebody else chose, fit for a sentence. */
    static String shown(String name) {
        String clean = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
        return clean.length() <= 120 ? clean : clean.substring(0, 60) + "…" + clean.substring(clean.length() - 60);
    }

    /** Files that an assignment cannot be without, beside its classes. */
    private static final class Required {
        private static final String SETTINGS = "assignment.yaml";
        private static final String HANDOUT = "handout.md";
    }
}
