package org.gradus.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Finds submissions where a teaching assistant has them: jars, folders of jars, the zips that Canvas and Moodle offer for
 * download, the same unpacked, and folders of sample submissions. Nothing is unpacked to disk, and no name in a zip is ever used
 * as a path.
 */
public final class SubmissionSources {
    /** Marks a folder as a sample submission. */
    public static final String SAMPLE_MARKER = "expected.yaml";

    static final int MOST_FILES = 20_000;
    private static final int DEEPEST = 12;

    private final int maxBytes;
    private final Gathering grouping;

    private SubmissionSources(int maxBytes, Gathering grouping) {
        this.maxBytes = maxBytes;
        this.grouping = grouping;
    }

    /**
     * What was found.
     *
     * @param submissions in the order of the paths given, within a path by name; also those that cannot be read
     * @param notes what was passed over, in sentences
     */
    public record Found(List<SubmissionSource> submissions, List<String> notes) {
        public Found {
            submissions = List.copyOf(submissions);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Looks for submissions.
     *
     * @param paths files and folders
     * @param maxBytes size limit of a jar: a larger one is read only so far that its size is seen
     */
    public static Found find(List<Path> paths, int maxBytes) {
        StudentGrouping grouping = new StudentGrouping();
        new SubmissionSources(maxBytes, grouping).search(paths);
        return new Found(grouping.sources(), grouping.notes());
    }

    /**
     * What was packed.
     *
     * @param files how many files
     * @param notes what was passed over, in sentences
     */
    public record Packed(int files, List<String> notes) {
        public Packed {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Packs all files that may be submissions into one zip, as {@link BulkZip} reads it. The same files give the same zip.
     *
     * @param paths files and folders
     * @param maxBytes size limit of a jar: a larger one is packed only so far that its size is seen
     * @param out where the zip goes; closed in the end
     */
    public static Packed pack(List<Path> paths, int maxBytes, OutputStream out) throws IOException {
        FilePacking packing = new FilePacking();
        new SubmissionSources(maxBytes, packing).search(paths);
        packing.write(out);
        return new Packed(packing.files(), packing.notes());
    }

    private void search(List<Path> paths) {
        List<FoundFile> files = new ArrayList<>();
        for (Path path : paths) {
            Path absolute = path.toAbsolutePath().normalize();
            if (Files.isDirectory(absolute)) {
                grouping.group(files);
                files.clear();
                folder(absolute);
            } else if (Files.isRegularFile(absolute)) {
                file(absolute, path.getFileName().toString(), "", true, files);
            } else {
                grouping.unreadable(path.toString(), "There is no file or folder " + path + ".");
            }
        }
        grouping.group(files);
    }

    private void folder(Path root) {
        List<FoundFile> files = new ArrayList<>();
        try {
            walk(root, root.getFileName() == null ? "" : root.getFileName().toString(), DEEPEST, files);
        } catch (IOException e) {
            grouping.unreadable(root.toString(), "The folder " + root + " cannot be read: " + e.getMessage() + ".");
        }
        grouping.group(files);
    }

    private void walk(Path folder, String path, int depth, List<FoundFile> files) throws IOException {
        if (Files.isRegularFile(folder.resolve(SAMPLE_MARKER))) {
            // What was found before it comes before it.
            grouping.group(files);
            files.clear();
            grouping.sample(folder);
            return;
        }
        List<Path> children;
        try (Stream<Path> listed = Files.list(folder)) {
            children = listed.limit(MOST_FILES + 1L).sorted().toList();
        }
        for (Path child : children) {
            String name = child.getFileName().toString();
            if (isClutter(name)) {
                continue;
            }
            String childPath = path + "/" + name;
            if (Files.isSymbolicLink(child)) {
                grouping.note(Shown.name(childPath) + " is a link and was passed over.");
            } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                if (depth == 0) {
                    grouping.note(Shown.name(childPath) + " lies too deep and was passed over.");
                } else {
                    walk(child, childPath, depth - 1, files);
                }
            } else if (files.size() == MOST_FILES) {
                throw new IOException("it holds more than " + MOST_FILES + " files");
            } else {
                file(child, childPath, "", false, files);
            }
        }
    }

    private void file(Path file, String path, String container, boolean named, List<FoundFile> files) {
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")
                && PlatformName.parse(path).isEmpty()) {
            try (ZipFile zip = open(file)) {
                if (isBulkDownload(zip)) {
                    grouping.group(files);
                    files.clear();
                    bulkDownload(file, zip);
                    return;
                }
            } catch (IOException e) {
                // No zip that one could look into: the inspection will say what is wrong with it.
            }
        }
        files.add(new FoundFile(path, container, named, () -> read(file)));
    }

    static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            // Names in some older character set: which one does not matter, any will do that takes all bytes.
            return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Jars or files with a platform's names, and neither classes nor a project around them. */
    private static boolean isBulkDownload(ZipFile zip) {
        List<String> names =
                zip.stream().limit(MOST_FILES).map(ZipEntry::getName).toList();
        return names.stream().noneMatch(name -> name.endsWith(".class"))
                && names.stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith(".jar")
                                || PlatformName.parse(name).isPresent())
                && (names.stream().anyMatch(name -> PlatformName.parse(name).isPresent())
                        || !ProjectFiles.isProject(names));
    }

    private void bulkDownload(Path file, ZipFile zip) {
        if (zip.size() > MOST_FILES) {
            grouping.unreadable(
                    file.toString(),
                    file.getFileName() + " holds " + zip.size() + " entries; at most " + MOST_FILES
                            + " are read. Unpack it and grade it in parts.");
            return;
        }
        List<FoundFile> files = new ArrayList<>();
        List<String> names = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .sorted()
                .distinct()
                .toList();
        for (String name : names) {
            if (Stream.of(name.split("/")).noneMatch(SubmissionSources::isClutter)) {
                files.add(new FoundFile(name, file.toString(), false, () -> read(file, name)));
            }
        }
        grouping.group(files);
    }

    private byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(maxBytes + 1);
        }
    }

    private byte[] read(Path file, String name) throws IOException {
        try (ZipFile zip = open(file)) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException(name + " is no longer in " + file.getFileName());
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readNBytes(maxBytes + 1);
            }
        }
    }

    static boolean isClutter(String name) {
        boolean hidden = name.startsWith(".") && !name.equals(".") && !name.equals("..");
        return hidden || name.equals("__MACOSX") || name.equalsIgnoreCase("Thumbs.db");
    }
}
