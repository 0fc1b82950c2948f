package org.gradus.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip of a whole class as somebody uploaded it: a bulk download of Canvas or Moodle, or jars that were packed by hand. It is read where
 * it lies, one file at a time; nothing is unpacked to disk, and no name in it is ever used as a path.
 */
public final class BulkZip implements AutoCloseable {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private final ZipFile zip;
    private final SubmissionSources.Found found;

    private BulkZip(ZipFile zip, SubmissionSources.Found found) {
        this.zip = zip;
        this.found = found;
    }

    /** A zip that holds no class's jars. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        private final String sentence;

        Unusable(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        /** What is wrong and what to do. */
        public String sentence() {
            return sentence;
        }
    }

    /**
     * Opens a zip and finds the submissions in it.
     *
     * @param maxBytes size limit of a jar: a larger one is read only so far that its size is seen
     * @throws Unusable if it is none, is damaged, or holds nothing that could be graded
     */
    public static BulkZip open(Path file, int maxBytes) throws Unusable, IOException {
        byte[] start = new byte[2];
        try (InputStream in = Files.newInputStream(file)) {
            int count = in.readNBytes(start, 0, start.length);
            if (count == 0) {
                throw new Unusable("The file is empty (0 bytes). Download it again and upload it again.");
            }
            if (start[0] != 'P' || start[1] != 'K') {
                throw new Unusable(
                        "This is not a zip. Upload the zip that Canvas or Moodle offers for download, or pack"
                                + " the jars of the class into a zip.");
            }
        }
        ZipFile zip = opened(file);
        try {
            return new BulkZip(zip, found(zip, file, maxBytes));
        } catch (Unusable | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile opened(Path file) throws Unusable, IOException {
        try {
            return SubmissionSources.open(file);
        } catch (ZipException e) {
            throw new Unusable(
                    String.valueOf(e.getMessage()).contains("encrypted")
                            ? "The zip is protected by a password. Pack the jars without one."
                            : "The zip is damaged or a part of it is missing, perhaps because a download was cut off. Download it"
                                    + " again and upload it again.");
        }
    }

    private static SubmissionSources.Found found(ZipFile zip, Path file, int maxBytes) throws Unusable {
        if (zip.size() > SubmissionSources.MOST_FILES) {
            throw new Unusable("The zip holds " + zip.size() + " entries; at most " + SubmissionSources.MOST_FILES
                    + " are read. Upload the class in parts.");
        }
        Map<String, Integer> names = new HashMap<>();
        List<ZipEntry> entries = new ArrayList<>();
        zip.stream()
                .filter(entry -> !entry.isDirectory())
                .filter(entry -> Stream.of(entry.getName().split("/")).noneMatch(SubmissionSources::isClutter)
                        || isUnsafe(entry.getName()))
                .forEach(entry -> {
                    if (names.merge(entry.getName(), 1, Integer::sum) == 1) {
                        entries.add(entry);
                    }
                });
        refuseOthers(List.copyOf(names.keySet()));
        StudentGrouping grouping = new StudentGrouping();
        List<FoundFile> files = new ArrayList<>();
        entries.stream().map(ZipEntry::getName).sorted().forEach(name -> {
            if (isUnsafe(name)) {
                grouping.unreadable(
                        name,
                        "The name " + Shown.name(name)
                                + " leads out of the zip, as no platform writes it. Rename the file and pack it again.");
            } else if (names.getOrDefault(name, 1) > 1) {
                grouping.unreadable(
                        name,
                        "The zip holds " + names.get(name) + " files of the name " + Shown.name(name)
                                + ". It is not clear which one counts: pack one of them.");
            } else {
                files.add(new FoundFile(name, file.toString(), false, () -> read(zip, name, maxBytes)));
            }
        });
        grouping.group(files);
        return new SubmissionSources.Found(grouping.sources(), grouping.notes());
    }

    /** Says what a zip is that does not hold the jars of a class. */
    private static void refuseOthers(List<String> names) throws Unusable {
        if (names.isEmpty()) {
            throw new Unusable("The zip is empty. Download it again, or pack the jars of the class into it.");
        }
        boolean platform =
                names.stream().anyMatch(name -> PlatformName.parse(name).isPresent());
        if (platform || names.stream().anyMatch(name -> ends(name, ".jar"))) {
            return;
        }
        if (names.stream().anyMatch(name -> name.endsWith(".class"))) {
            throw new Unusable(
                    "This is a single jar: it holds classes. Pack the jars of the class into a zip, each under the"
                            + " name of its student.");
        }
        if (names.stream().anyMatch(name -> ends(name, ".zip"))) {
            throw new Unusable(
                    "The zip holds only other zips. Unpack it once, and upload the zip that holds the jars.");
        }
        throw new Unusable(
                "The zip holds no jar. Upload the zip that Canvas or Moodle offers for download, or pack the jars of"
                        + " the class into a zip.");
    }

    private static boolean ends(String name, String extension) {
        return name.toLowerCase(Locale.ROOT).endsWith(extension);
    }

    private static boolean isUnsafe(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || DRIVE.matcher(name).matches()
                || Stream.of(name.split("/")).anyMatch(".."::equals);
    }

    private static byte[] read(ZipFile zip, String name, int maxBytes) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readNBytes(maxBytes + 1);
        }
    }

    /** The submissions, which can be read until this is closed, and what was passed over. */
    public SubmissionSources.Found found() {
        return found;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
