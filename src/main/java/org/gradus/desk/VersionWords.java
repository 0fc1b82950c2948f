package org.gradus.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gradus.check.Visibility;
import org.gradus.grading.Proof;
import org.gradus.install.Bundle;
import org.gradus.install.Installer;
import org.gradus.install.VersionChanges;
import org.gradus.install.VersionFacts;
import org.gradus.store.AssignmentVersions;
import org.jspecify.annotations.Nullable;

/** Says in words what a version is and what changed from one to another, for authors and for a course's staff. */
public final class VersionWords {
    private static final int SHORT = 12;
    private static final String HANDOUT = "handout.md";

    private final Texts texts;
    private final AssignmentVersions versions;
    private final Installer installer;

    public VersionWords(Texts texts, AssignmentVersions versions, Installer installer) {
        this.texts = texts;
        this.versions = versions;
        this.installer = installer;
    }

    /** The beginning of a version's hash, as reports show it. */
    public static String brief(String version) {
        return version.length() <= SHORT ? version : version.substring(0, SHORT);
    }

    /** How far the proof of a version is, as a badge. */
    public record Badge(String text, String style) {}

    public Badge proof(AssignmentVersions.@Nullable Version version) {
        Optional<Proof> proof = Optional.ofNullable(version).flatMap(CatalogVersions::proof);
        if (proof.isEmpty()) {
            return new Badge(texts.get("version.unproved"), "idle");
        }
        int problems = proof.get().problems().size();
        return problems == 0
                ? new Badge(texts.get("version.proved"), "pass")
                : new Badge(texts.get("version.problems", problems), "fail");
    }

    /** Where a version comes from, in a sentence. */
    public String origin(AssignmentVersions.Version version, Times times) {
        String by = version.by() == null ? texts.get("student.gone") : version.by();
        return switch (version.origin()) {
            case FOLDER -> texts.get("version.from.FOLDER", times.at(version.created()));
            case UPLOAD -> texts.get("version.from.UPLOAD", times.at(version.created()), by, version.source());
            case SERVER -> texts.get("version.from.SERVER", times.at(version.created()), by, version.source());
        };
    }

    /** A setting that changed. */
    public record SettingRow(String name, String before, String now) {}

    /** A check that changed, with a sentence for each way in which it did. */
    public record CheckRow(String kind, String style, String title, List<String> changes) {}

    /** A line of a difference between two texts. */
    public record Line(String text, String style) {}

    /** A file that changed. Its lines are empty if they are not shown. */
    public record FileRow(String kind, String style, String path, List<Line> lines, boolean cut) {}

    /**
     * What changed.
     *
     * @param sentences what concerns the whole
     * @param handout how the task's text changed
     */
    public record ChangesView(
            List<String> sentences,
            List<SettingRow> settings,
            List<CheckRow> checks,
            List<Line> handout,
            List<FileRow> files,
            boolean nothing) {}

    /**
     * Compares two versions.
     *
     * @param sources whether the text of sources is shown: to authors, who may read the reference
     * @return empty if one of them is not kept
     */
    public Optional<ChangesView> changes(String id, String before, String now, boolean sources) {
        Optional<VersionChanges> changes = compare(id, before, now);
        return changes.map(found -> view(found, sources));
    }

    /** Compares two versions; empty if one of them is not kept. */
    public Optional<VersionChanges> compare(String id, String before, String now) {
        Optional<VersionFacts> old = facts(id, before);
        Optional<VersionFacts> young = facts(id, now);
        Optional<Bundle> oldFiles = installer.files(id, before);
        Optional<Bundle> youngFiles = installer.files(id, now);
        return old.isEmpty() || young.isEmpty() || oldFiles.isEmpty() || youngFiles.isEmpty()
                ? Optional.empty()
                : Optional.of(VersionChanges.between(old.get(), young.get(), oldFiles.get(), youngFiles.get()));
    }

    private Optional<VersionFacts> facts(String id, String version) {
        return versions.find(id, version).flatMap(found -> VersionFacts.read(found.facts()));
    }

    private ChangesView view(VersionChanges changes, boolean sources) {
        List<String> sentences = new ArrayList<>();
        if (changes.pointsBefore() != changes.pointsNow()) {
            sentences.add(
                    texts.get("changes.points", Points.of(changes.pointsBefore()), Points.of(changes.pointsNow())));
        }
        if (changes.interfaceChanged()) {
            sentences.add(texts.get("changes.interface"));
        }
        if (changes.reordered()) {
            sentences.add(texts.get("changes.reordered"));
        }
        if (!changes.mistakesAdded().isEmpty()) {
            sentences.add(texts.get("changes.mistakes-added", String.join(", ", changes.mistakesAdded())));
        }
        if (!changes.mistakesRemoved().isEmpty()) {
            sentences.add(texts.get("changes.mistakes-removed", String.join(", ", changes.mistakesRemoved())));
        }
        return new ChangesView(
                sentences,
                changes.settings().stream()
                        .map(setting -> new SettingRow(
                                texts.has("changes.setting." + setting.name())
                                        ? texts.get("changes.setting." + setting.name())
                                        : setting.name(),
                                setting.before(),
                                setting.now()))
                        .toList(),
                changes.checks().stream().map(this::check).toList(),
                changes.files().stream()
                        .filter(file -> file.path().equals(HANDOUT))
                        .flatMap(file -> lines(file).stream())
                        .toList(),
                changes.files().stream()
                        .map(file -> new FileRow(
                                texts.get("changes.kind." + file.kind()),
                                style(file.kind()),
                                file.path(),
                                sources && !file.path().equals(HANDOUT) ? lines(file) : List.of(),
                                file.cut()))
                        .toList(),
                changes.isEmpty());
    }

    private CheckRow check(VersionChanges.CheckChange change) {
        List<String> sentences = new ArrayList<>();
        Double before = change.pointsBefore();
        Double now = change.pointsNow();
        if (before == null || now == null) {
            sentences.add(texts.get(
                    "changes.check.worth",
                    Points.of(Objects.requireNonNull(before == null ? now : before)),
                    seen(change.visibility())));
        } else if (before.doubleValue() != now.doubleValue()) {
            sentences.add(texts.get("changes.check.points", Points.of(before), Points.of(now)));
        }
        Visibility seenBefore = change.visibilityBefore();
        if (seenBefore != null) {
            sentences.add(texts.get("changes.check.seen", seen(seenBefore), seen(change.visibility())));
        }
        if (change.titleBefore() != null) {
            sentences.add(texts.get("changes.check.title", change.titleBefore()));
        }
        if (change.idBefore() != null) {
            sentences.add(texts.get("changes.check.id", change.idBefore(), change.id()));
        }
        if (change.hintChanged()) {
            sentences.add(texts.get("changes.check.hint"));
        }
        return new CheckRow(
                texts.get("changes.kind." + change.kind()), style(change.kind()), change.title(), sentences);
    }

    private String seen(Visibility visibility) {
        return texts.get("visibility." + visibility);
    }

    private static String style(VersionChanges.Kind kind) {
        return switch (kind) {
            case ADDED -> "pass";
            case REMOVED -> "fail";
            case CHANGED -> "part";
        };
    }

    private static List<Line> lines(VersionChanges.FileChange file) {
        return file.lines().stream()
                .map(line -> new Line(
                        line.isEmpty() ? " " : line,
                        switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                            case '+' -> "plus";
                            case '-' -> "minus";
                            case '@' -> "place";
                            default -> "same";
                        }))
                .toList();
    }
}
