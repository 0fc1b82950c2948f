package org.gradus.install;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradus.check.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one version of an assignment to another.
 *
 * @param pointsBefore that could be earned in all
 * @param pointsNow that can be
 * @param settings those with other values
 * @param checks those that are new, gone or different, in the order of the newer version
 * @param reordered whether checks that both have stand in another order
 * @param mistakesAdded class names
 * @param mistakesRemoved class names
 * @param interfaceChanged whether students implement something else: files of the interfaces, or which they are
 * @param files added, removed and changed ones, sorted
 */
public record VersionChanges(
        double pointsBefore,
        double pointsNow,
        List<SettingChange> settings,
        List<CheckChange> checks,
        boolean reordered,
        List<String> mistakesAdded,
        List<String> mistakesRemoved,
        boolean interfaceChanged,
        List<FileChange> files) {
    private static final int CONTEXT = 3;
    private static final int LONGEST_DIFF = 2_000;

    /** A setting with another value; a dash where it has none. */
    public record SettingChange(String name, String before, String now) {}

    /** How something changed. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A check that is new, gone, or different in what its parts say.
     *
     * @param title the newer one
     * @param titleBefore null if it is the same
     * @param pointsBefore null if the check is new
     * @param pointsNow null if it is gone
     * @param idBefore null if the method's name is the same
     * @param visibilityBefore null if it is the same, or the check is new or gone
     */
    public record CheckChange(
            Kind kind,
            String id,
            String title,
            @Nullable String titleBefore,
            @Nullable String idBefore,
            @Nullable Double pointsBefore,
            @Nullable Double pointsNow,
            Visibility visibility,
            @Nullable Visibility visibilityBefore,
            boolean hintChanged) {}

    /**
     * A file that is new, gone or different.
     *
     * @param lines how its text changed, as a unified difference; empty if it is no text, or was only added or removed
     * @param cut whether there are more lines
     */
    public record FileChange(Kind kind, String path, List<String> lines, boolean cut) {}

    /** Compares two versions. */
    public static VersionChanges between(VersionFacts before, VersionFacts now, Bundle filesBefore, Bundle filesNow) {
        List<FileChange> files = files(filesBefore, filesNow);
        Set<String> interfaces = now.roles().stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1) + ".java")
                .collect(Collectors.toSet());
        List<String> common = ids(before.checks());
        common.retainAll(ids(now.checks()));
        List<String> commonNow = ids(now.checks());
        commonNow.retainAll(common);
        return new VersionChanges(
                before.points(),
                now.points(),
                settings(before.settings(), now.settings()),
                checks(before.checks(), now.checks()),
                !common.equals(commonNow),
                without(now.mistakes(), before.mistakes()),
                without(before.mistakes(), now.mistakes()),
                !before.roles().equals(now.roles())
                        || files.stream().anyMatch(file -> interfaces.contains(file.path())),
                files);
    }

    /** Whether nothing that counts for grades differs: checks, settings and code are the same. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    private static List<String> ids(List<VersionFacts.CheckFacts> checks) {
        return new ArrayList<>(checks.stream().map(VersionFacts.CheckFacts::id).toList());
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }

    private static List<SettingChange> settings(Map<String, String> before, Map<String, String> now) {
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .map(name -> new SettingChange(name, before.getOrDefault(name, "-"), now.getOrDefault(name, "-")))
                .filter(change -> !change.before().equals(change.now()))
                .toList();
    }

    private static List<CheckChange> checks(List<VersionFacts.CheckFacts> before, List<VersionFacts.CheckFacts> now) {
        Map<String, VersionFacts.CheckFacts> left = new LinkedHashMap<>();
        before.forEach(check -> left.put(check.id(), check));
        List<CheckChange> changes = new ArrayList<>();
        for (VersionFacts.CheckFacts check : now) {
            VersionFacts.CheckFacts same = left.remove(check.id());
            if (same == null) {
                // A method that was renamed keeps its sentence.
                same = left.values().stream()
                        .filter(other -> other.title().equals(check.title())
                                && now.stream().noneMatch(kept -> kept.id().equals(other.id())))
                        .findFirst()
                        .orElse(null);
                if (same != null) {
                    left.remove(same.id());
                }
            }
            change(same, check).ifPresent(changes::add);
        }
        left.values()
                .forEach(gone -> changes.add(new CheckChange(
                        Kind.REMOVED,
                        gone.id(),
                        gone.title(),
                        null,
                        null,
                        gone.points(),
                        null,
                        gone.visibility(),
                        null,
                        false)));
        return changes;
    }

    private static Optional<CheckChange> change(VersionFacts.@Nullable CheckFacts before, VersionFacts.CheckFacts now) {
        if (before == null) {
            return Optional.of(new CheckChange(
                    Kind.ADDED, now.id(), now.title(), null, null, null, now.points(), now.visibility(), null, false));
        }
        if (before.equals(now)) {
            return Optional.empty();
        }
        return Optional.of(new CheckChange(
                Kind.CHANGED,
                now.id(),
                now.title(),
                before.title().equals(now.title()) ? null : before.title(),
                before.id().equals(now.id()) ? null : before.id(),
                before.points(),
                now.points(),
                now.visibility(),
                before.visibility() == now.visibility() ? null : before.visibility(),
                !before.hint().equals(now.hint())));
    }

    private static List<FileChange> files(Bundle before, Bundle now) {
        Set<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(now.files().keySet());
        return paths.stream()
                .map(path -> file(path, before.files().get(path), now.files().get(path)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable FileChange file(String path, byte @Nullable [] before, byte @Nullable [] now) {
        if (before == null || now == null) {
            return new FileChange(before == null ? Kind.ADDED : Kind.REMOVED, path, List.of(), false);
        }
        if (Arrays.equals(before, now)) {
            return null;
        }
        Optional<List<String>> old = lines(before);
        Optional<List<String>> young = lines(now);
        if (old.isEmpty() || young.isEmpty()) {
            return new FileChange(Kind.CHANGED, path, List.of(), false);
        }
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                path, path, old.get(), DiffUtils.diff(old.get(), young.get()), CONTEXT);
        // Before the first place stand the two names of the file.
        List<String> body = lines.stream().skip(2).toList();
        return new FileChange(
                Kind.CHANGED, path, body.stream().limit(LONGEST_DIFF).toList(), body.size() > LONGEST_DIFF);
    }

    /** The lines of a text; empty if it is none. */
    private static Optional<List<String>> lines(byte[] content) {
        if (IntStream.range(0, content.length).anyMatch(i -> content[i] == 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()
                    .lines()
                    .toList());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
