package org.gradus.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.GradusException;
import org.gradus.grading.Proof;
import org.gradus.install.Installer;
import org.gradus.install.ProofRun;
import org.gradus.install.VersionChanges;
import org.gradus.report.StoredProof;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.AuditLog;
import org.gradus.store.Database;
import org.gradus.store.Person;

/** What is in the catalog, which version of it is in use, and how another one comes into use. Who may do so was decided before. */
public final class CatalogVersions {
    /** More problems of a proof are counted, not named. */
    private static final int MOST_PROBLEMS = 20;

    private final Texts texts;
    private final Database database;
    private final LoadedAssignments catalog;
    private final AssignmentVersions versions;
    private final Installer installer;
    private final AuditLog audit;
    private final VersionWords words;

    CatalogVersions(Services services, Texts texts) {
        this.texts = texts;
        this.database = services.database();
        this.catalog = services.catalog();
        this.versions = services.versions();
        this.installer = services.installer();
        this.audit = services.audit();
        this.words = new VersionWords(texts, versions, installer);
    }

    /**
     * An assignment of the catalog.
     *
     * @param version the one that is graded with; empty if there is none, or it cannot be used
     * @param use since when it is in use; empty if no server has said so yet
     * @param problem why it cannot be used; empty if it can, or is not in use at all
     */
    public record Entry(
            String id, String title, String version, Optional<AssignmentVersions.Use> use, String problem) {}

    /** All that courses can choose from, in the order of the catalog; what cannot be used comes last. */
    public List<Entry> entries() {
        Map<String, AssignmentVersions.Use> uses = versions.inUse();
        List<Assignment> sound = new ArrayList<>();
        List<Entry> broken = new ArrayList<>();
        for (String id : catalog.ids()) {
            try {
                sound.add(catalog.get(id));
            } catch (GradusException e) {
                broken.add(broken(id, Optional.ofNullable(uses.get(id)), e));
            }
        }
        List<Entry> entries = new ArrayList<>(sound.stream()
                .sorted(Comparator.comparingInt(Assignment::order).thenComparing(Assignment::id))
                .map(assignment -> sound(assignment, Optional.ofNullable(uses.get(assignment.id()))))
                .toList());
        entries.addAll(broken);
        return entries;
    }

    /** One of them, or one of which versions are kept and none is in use; 404 if there is neither. */
    public Entry entry(String id) {
        if (!catalog.ids().contains(id)) {
            AssignmentVersions.Version newest =
                    versions.of(id).stream().findFirst().orElseThrow(Refused::notFound);
            return new Entry(id, newest.title(), "", Optional.empty(), "");
        }
        Optional<AssignmentVersions.Use> use = versions.inUse(id);
        try {
            return sound(catalog.get(id), use);
        } catch (GradusException e) {
            return broken(id, use, e);
        }
    }

    private static Entry sound(Assignment assignment, Optional<AssignmentVersions.Use> use) {
        return new Entry(assignment.id(), assignment.title(), assignment.version(), use, "");
    }

    private static Entry broken(String id, Optional<AssignmentVersions.Use> use, GradusException why) {
        return new Entry(id, id, "", use, String.valueOf(why.getMessage()));
    }

    /** A version that is kept; 404 if it is not. */
    public AssignmentVersions.Version version(String id, String version) {
        return versions.find(id, version).orElseThrow(Refused::notFound);
    }

    /** What the verification of a version found out; empty if there was none, or it cannot be understood any more. */
    public static Optional<Proof> proof(AssignmentVersions.Version version) {
        return Optional.ofNullable(version.proof()).flatMap(StoredProof::read);
    }

    /** Whether a version's proof came to an end, be it with problems. */
    public static boolean isProved(Optional<Proof> proof) {
        return proof.isPresent() && proof.get().matrix() != null;
    }

    /** Whether another version stands in the place of one in the server's folder. */
    public boolean mayGoBack(String id) {
        return installer.liesInFolder(id)
                && versions.inUse(id).filter(AssignmentVersions.Use::installed).isPresent();
    }

    /** Begins to prove a version again. */
    public ProofRun prove(AssignmentVersions.Version version) throws Installer.Busy {
        return installer.prove(version.catalogId(), version.version());
    }

    /**
     * Takes a version into use. One after another: of two clicks at the same moment the second finds what the first did.
     *
     * @param confirmed the consequences that were read
     */
    public synchronized Made<AssignmentVersions.Version> use(
            Viewer viewer, AssignmentVersions.Version version, String confirmed) {
        String id = version.catalogId();
        Optional<Proof> proof = proof(version);
        if (!isProved(proof)) {
            return Made.not(texts.get("version.not-proved"));
        }
        String current = entry(id).version();
        if (current.equals(version.version())) {
            return Made.not(texts.get("version.in-use-already"));
        }
        List<String> warnings = warnings(version, current, proof.get());
        if (!warnings.isEmpty() && !confirmed.equals(Fingerprint.of(warnings))) {
            return Made.toConfirm(warnings);
        }
        boolean taken = database.transaction(handle -> {
            if (versions.inUse(id)
                    .filter(use -> use.installed() && use.version().equals(version.version()))
                    .isPresent()) {
                // The same was sent twice, and the other one was faster.
                return false;
            }
            installer.use(id, version.version(), viewer.signedIn());
            note(viewer.signedIn(), version.title(), id, current, version.version());
            return true;
        });
        installer.chosen(id);
        return taken ? Made.of(version) : Made.not(texts.get("version.in-use-already"));
    }

    /** The courses that grade with it find the change among theirs. */
    private void note(Person person, String title, String id, String before, String now) {
        String change = (before.isEmpty() ? "-" : VersionWords.brief(before)) + " → " + VersionWords.brief(now);
        audit.note(person, null, "catalog.version", id, change);
        versions.courses(id).forEach(course -> audit.note(person, course, "assignment.version", title, change));
    }

    /** What should be known before a version is taken into use. */
    private List<String> warnings(AssignmentVersions.Version version, String current, Proof proof) {
        String id = version.catalogId();
        List<String> warnings = new ArrayList<>();
        if (!proof.problems().isEmpty()) {
            warnings.add(texts.get("version.warning.problems", proof.problems().size()));
            proof.problems().stream().limit(MOST_PROBLEMS).forEach(warnings::add);
        }
        if (installer.liesInFolder(id)
                && versions.inUse(id).filter(AssignmentVersions.Use::installed).isEmpty()) {
            warnings.add(texts.get("version.warning.built-in", id));
        }
        int courses = versions.courses(id).size();
        if (courses > 0) {
            warnings.add(texts.get(
                    "version.warning.courses",
                    courses,
                    versions.countingBy(id).values().stream()
                            .mapToInt(Integer::intValue)
                            .sum()));
            if (words.compare(id, current, version.version())
                    .filter(VersionChanges::interfaceChanged)
                    .isPresent()) {
                warnings.add(texts.get("version.warning.interface"));
            }
        }
        return warnings;
    }

    /** Uses what lies in the server's folder again, instead of what was installed. */
    public synchronized Made<Entry> useFolder(Viewer viewer, String id) {
        Entry before = entry(id);
        if (!installer.liesInFolder(id)) {
            return Made.not(texts.get("versions.not-in-folder"));
        }
        boolean changed = database.transaction(handle -> {
            if (!mayGoBack(id)) {
                return false;
            }
            installer.useFolder(id, viewer.signedIn());
            note(
                    viewer.signedIn(),
                    id,
                    id,
                    before.version(),
                    versions.inUse(id).map(AssignmentVersions.Use::version).orElse(""));
            return true;
        });
        installer.chosen(id);
        return changed ? Made.of(entry(id)) : Made.not(texts.get("versions.folder-used-already"));
    }

    /** Forgets a version that was never in use. */
    public Made<AssignmentVersions.Version> discard(Viewer viewer, AssignmentVersions.Version version) {
        boolean discarded = database.transaction(handle -> {
            boolean gone = versions.discard(version.catalogId(), version.version());
            if (gone) {
                audit.note(
                        viewer.signedIn(),
                        null,
                        "catalog.discarded",
                        version.catalogId(),
                        VersionWords.brief(version.version()));
            }
            return gone;
        });
        return discarded ? Made.of(version) : Made.not(texts.get("version.not-discarded"));
    }
}
