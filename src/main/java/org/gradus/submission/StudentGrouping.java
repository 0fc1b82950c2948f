package org.gradus.submission;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.submission.SubmissionSource.Content;
import org.jspecify.annotations.Nullable;

/** Puts files together by student and decides which of them counts. */
final class StudentGrouping implements Gathering {
    private static final int MOST_NAMED = 5;

    private final StudentKeys keys = new StudentKeys();
    private final List<SubmissionSource> sources = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    List<SubmissionSource> sources() {
        return sources;
    }

    List<String> notes() {
        return notes;
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }

    @Override
    public void sample(Path folder) {
        Path parent = folder.getParent();
        String name = folder.getFileName().toString();
        String label = parent == null || parent.getFileName() == null ? name : parent.getFileName() + "/" + name;
        add(label, label, null, name, List.of(), new Content.Sample(folder));
    }

    /** A file with what its name says. */
    private record Candidate(FoundFile file, PlatformName name) {}

    /** Puts the files of each student together and decides which one counts. */
    @Override
    public void group(List<FoundFile> files) {
        Map<String, List<Candidate>> students = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Map<String, Boolean> canvasFolders = canvasFolders(files);
        Map<String, FoundFile> plain = new LinkedHashMap<>();
        for (FoundFile file : files) {
            Optional<PlatformName> parsed = PlatformName.parse(file.path())
                    .filter(name -> name.platform() == PlatformName.Platform.MOODLE
                            || canvasFolders.getOrDefault(file.folder(), false));
            if (parsed.isEmpty()) {
                if (file.named() || file.isArchive()) {
                    String id = "file " + file.container() + " " + file.path() + " " + plain.size();
                    plain.put(id, file);
                    students.put(id, List.of());
                } else {
                    others.add(file.name());
                }
            } else if (parsed.get().text()) {
                texts.add(parsed.get().displayName());
            } else {
                PlatformName name = parsed.get();
                String id = name.platform() + " " + file.container() + " "
                        + (name.id().isEmpty() ? name.displayName() : name.id());
                students.computeIfAbsent(id, unused -> new ArrayList<>()).add(new Candidate(file, name));
            }
        }
        students.forEach((id, candidates) -> {
            FoundFile file = plain.get(id);
            if (file == null) {
                platform(candidates);
            } else {
                plain(file);
            }
        });
        noteIgnored(texts, "Typed-in texts and links hold no jar and were passed over, those of ");
        noteIgnored(others, "Files that are no jars were passed over: ");
    }

    /** Canvas's pattern fits many names: it is believed where every archive of a folder has it, or every file if none is one. */
    private static Map<String, Boolean> canvasFolders(List<FoundFile> files) {
        Map<String, Boolean> archives = new HashMap<>();
        Map<String, Boolean> folders = new HashMap<>();
        for (FoundFile file : files) {
            boolean parsed = PlatformName.parse(file.name()).isPresent();
            folders.merge(file.folder(), parsed, Boolean::logicalAnd);
            if (file.isArchive()) {
                archives.merge(file.folder(), parsed, Boolean::logicalAnd);
            }
        }
        folders.putAll(archives);
        return folders;
    }

    private void noteIgnored(List<String> names, String start) {
        if (names.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(
                names.stream().distinct().limit(MOST_NAMED).map(Shown::name).toList());
        long more = names.stream().distinct().count() - shown.size();
        if (more > 0) {
            shown.add(more + " more");
        }
        notes.add(start + Shown.enumerate(shown) + ".");
    }

    private void plain(FoundFile file) {
        // A single file, or a file in a folder of its student's: the folder that was given tells nothing.
        String path = file.container().isEmpty() && !file.named()
                ? file.path().substring(file.path().indexOf('/') + 1)
                : file.path();
        String label = path.replaceFirst("(?i)\\.(jar|zip)$", "");
        add(label, label, null, file.name(), List.of(), new Content.Upload(file.loader()));
    }

    private void platform(List<Candidate> candidates) {
        List<Candidate> archives = best(candidates);
        // Canvas numbers uploads in ascending order; of equal numbers the name decides, so that the answer is always
        // the same.
        Candidate newest = Collections.max(
                archives,
                Comparator.comparingLong((Candidate candidate) -> candidate.name.version())
                        .thenComparing(candidate -> candidate.file.path()));
        PlatformName name = newest.name;
        List<String> ignored = candidates.stream()
                .filter(candidate -> !candidate.equals(newest))
                .map(candidate -> Shown.name(candidate.name.fileName()))
                .toList();
        Content content = new Content.Upload(newest.file.loader());
        List<String> decisions = List.of();
        if (archives.size() > 1 && name.version() == 0) {
            List<String> names = archives.stream()
                    .map(candidate -> Shown.name(candidate.name.fileName()))
                    .toList();
            content = new Content.Unreadable("There are " + archives.size() + " jars: " + Shown.enumerate(names)
                    + ". It is not clear which one counts: keep one and hand it in again.");
        } else if (!ignored.isEmpty()) {
            decisions = List.of(Shown.name(name.fileName()) + " counts" + (archives.size() > 1 ? ", the newest" : "")
                    + "; not looked at: " + Shown.enumerate(ignored) + ".");
        }
        String label =
                name.displayName().endsWith(name.id()) ? name.displayName() : name.displayName() + "-" + name.id();
        add(label, name.displayName(), name, name.fileName(), decisions, content);
    }

    /** Jars before zips before anything else. */
    private static List<Candidate> best(List<Candidate> candidates) {
        List<Candidate> jars =
                candidates.stream().filter(candidate -> candidate.file.isJar()).toList();
        if (!jars.isEmpty()) {
            return jars;
        }
        List<Candidate> zips = candidates.stream()
                .filter(candidate -> candidate.file.isArchive())
                .toList();
        return zips.isEmpty() ? candidates : zips;
    }

    @Override
    public void unreadable(String label, String sentence) {
        add(label, label, null, label, List.of(), new Content.Unreadable(sentence));
    }

    private void add(
            String label,
            String displayName,
            @Nullable PlatformName name,
            String fileName,
            List<String> decisions,
            Content content) {
        sources.add(new SubmissionSource(
                keys.keyFor(label),
                Shown.name(displayName),
                name != null && name.late(),
                name == null ? Map.of() : name.ids(),
                Shown.name(fileName),
                decisions,
                content));
    }
}
