package org.gradus.desk;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gradus.install.BundleReader;
import org.gradus.install.BundleRefused;
import org.gradus.install.Installer;
import org.gradus.install.ProofRun;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.AuditLog;
import org.gradus.store.Secrets;
import org.jspecify.annotations.Nullable;

/** Takes what authors hand over, to be compiled and proved in the background. Who may do so was decided before. */
public final class AssignmentHandover {
    private static final int LONGEST_NAME = 120;

    private final Texts texts;
    private final Installer installer;
    private final AuditLog audit;
    private final @Nullable Path installFrom;
    private final long limit;

    AssignmentHandover(Services services, Texts texts) {
        this.texts = texts;
        this.installer = services.installer();
        this.audit = services.audit();
        this.installFrom = services.config().installFrom();
        this.limit = services.intake().limit();
    }

    /** The most bytes that a zip may have. */
    public long limit() {
        return limit;
    }

    /** Why a zip with so many bytes is not taken; empty if it is. */
    public Optional<String> tooLarge(long bytes) {
        return bytes > limit ? Optional.of(texts.get("install.too-large", limit / (1024 * 1024))) : Optional.empty();
    }

    /** Below which folder of the server others may be named; empty if none may. */
    public Optional<Path> installFrom() {
        return Optional.ofNullable(installFrom);
    }

    /** The same where it is needed: 403 if no folder may be named. */
    public Path folders() {
        if (installFrom == null) {
            throw Refused.forbidden("install.no-folders");
        }
        return installFrom;
    }

    /**
     * How a request wants it.
     *
     * @param id how the assignment shall be called; empty for the name of its folder
     * @param once marks the request: what comes twice from the same person with the same mark is taken once
     * @param strict whether something else with the same mark is refused; a form that somebody went back to may be sent with another file
     */
    public record Wish(String id, String once, boolean strict) {
        public Wish {
            id = id.toLowerCase(Locale.ROOT);
        }

        /** Of a form. */
        public static Wish ofForm(String id, String once) {
            return new Wish(id, "form " + once, false);
        }

        /** Of a program. */
        public static Wish ofProgram(String id, Optional<String> key) {
            return new Wish(id, key.map(text -> "key " + text).orElseGet(Secrets::token), true);
        }
    }

    /** Something that is handed over. */
    public interface Handing {
        Made<ProofRun> begun() throws Installer.Busy;
    }

    /** Takes a zip. */
    public Made<ProofRun> zip(Viewer viewer, byte[] zip, String fileName, Wish wish) throws Installer.Busy {
        if (zip.length == 0) {
            return Made.not(texts.get("install.no-file"));
        }
        String name = lastPart(fileName);
        try {
            return take(viewer, BundleReader.zip(zip, name, wish.id()), AssignmentVersions.Origin.UPLOAD, name, wish);
        } catch (BundleRefused refused) {
            return Made.not(refused.sentence());
        }
    }

    /** Takes a copy of a folder of the server. */
    public Made<ProofRun> folder(Viewer viewer, String path, Wish wish) throws Installer.Busy {
        Path below = folders();
        if (path.isEmpty()) {
            return Made.not(texts.get("install.folder-missing", below));
        }
        try {
            return take(
                    viewer, BundleReader.folder(path, below, wish.id()), AssignmentVersions.Origin.SERVER, path, wish);
        } catch (BundleRefused refused) {
            return Made.not(refused.sentence());
        }
    }

    private Made<ProofRun> take(
            Viewer viewer, BundleReader.Read read, AssignmentVersions.Origin origin, String source, Wish wish)
            throws Installer.Busy {
        Installer.Taken taken =
                installer.take(new Installer.Handed(read, origin, source, viewer.signedIn(), wish.once()));
        return switch (taken.outcome()) {
            case BEGUN -> {
                audit.note(viewer.signedIn(), null, "catalog.handed-over", read.id(), source);
                yield Made.of(taken.run());
            }
            case SENT_TWICE -> Made.of(taken.run());
            case MARK_USED ->
                wish.strict()
                        ? Made.not(texts.get("api.key-used"))
                        : take(viewer, read, origin, source, new Wish(wish.id(), Secrets.token(), false));
        };
    }

    /** Some browsers send the whole path. What is left is only ever shown. */
    private static String lastPart(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }

    /** A run by its number; 410 if it was forgotten. */
    public ProofRun run(long number) {
        return installer.run(number).orElseThrow(() -> Refused.gone("run.gone"));
    }

    /** How far a run is, in words. */
    public String words(ProofRun.State state) {
        return texts.get("run." + state.phase(), state.now(), state.done() + 1, state.of());
    }
}
