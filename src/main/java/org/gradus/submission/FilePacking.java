package org.gradus.submission;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the files that may be submissions into one zip, under names from which the same students are recognised. */
final class FilePacking implements Gathering {
    /** The same files give the same zip, whenever they are packed. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final List<FoundFile> files = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    List<String> notes() {
        return notes;
    }

    int files() {
        return files.size();
    }

    @Override
    public void group(List<FoundFile> found) {
        for (FoundFile file : found) {
            if (file.named()
                    || file.isArchive()
                    || PlatformName.parse(file.path()).isPresent()) {
                files.add(file);
            } else {
                notes.add(Shown.name(file.path()) + " is no jar and was passed over.");
            }
        }
    }

    @Override
    public void sample(Path folder) {
        notes.add(Shown.name(folder.getFileName().toString())
                + " is a sample submission as sources and was passed over: it can be graded on this machine only.");
    }

    @Override
    public void unreadable(String label, String sentence) {
        notes.add(sentence);
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }

    void write(OutputStream out) throws IOException {
        List<String> containers =
                files.stream().map(FoundFile::container).distinct().toList();
        Set<String> taken = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            // Jars are packed already.
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (FoundFile file : files) {
                String name = containers.size() == 1 || file.container().isEmpty()
                        ? name(file)
                        : (containers.indexOf(file.container()) + 1) + "/" + name(file);
                String free = name;
                for (int number = 2; !taken.add(free); number++) {
                    free = number + "/" + name;
                }
                ZipEntry entry = new ZipEntry(free);
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(file.loader().load());
                zip.closeEntry();
            }
        }
    }

    /** The folder that was given tells nothing of the students in it. */
    private static String name(FoundFile file) {
        return file.container().isEmpty() && !file.named()
                ? file.path().substring(file.path().indexOf('/') + 1)
                : file.path();
    }
}
