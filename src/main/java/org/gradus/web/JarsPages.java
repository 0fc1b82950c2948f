package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradus.course.Attempt;
import org.gradus.course.DuePlan;
import org.gradus.course.Standing;
import org.gradus.store.ClassWork;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Courses;
import org.gradus.store.Extensions;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.jspecify.annotations.Nullable;

/** The jars of a whole class as one file: of each student one, the newest or the one that counts. */
final class JarsPages {
    private static final int LONGEST_NAME = 60;

    private final Courses courses;
    private final ClassWork work;
    private final Extensions extensions;
    private final Submissions submissions;

    JarsPages(Courses courses, ClassWork work, Extensions extensions, Submissions submissions) {
        this.courses = courses;
        this.work = work;
        this.extensions = extensions;
        this.submissions = submissions;
    }

    void register(RoutesConfig routes) {
        routes.get("/courses/{course}/assignments/{assignment}/submissions.zip", this::zip, Access.STAFF);
    }

    /** A submission to be packed, and how it is called there. */
    private record Packed(String name, String sha256) {}

    private void zip(Context ctx) {
        CourseAssignment assignment = Guard.viewer(ctx).theAssignment();
        boolean anonymous = "anonymous".equals(ctx.queryParam("names"));
        List<StoredSubmission> chosen = chosen(assignment, "counting".equals(ctx.queryParam("which")));
        List<Packed> packed = anonymous ? numbered(chosen) : named(assignment, chosen);
        Downloads.begin(ctx, assignment.catalogId() + "-submissions.zip", "application/zip");
        try (ZipOutputStream out = new ZipOutputStream(ctx.outputStream())) {
            // Jars are packed already.
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Packed one : packed) {
                out.putNextEntry(new ZipEntry(one.name));
                out.write(submissions.jar(one.sha256));
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<StoredSubmission> chosen(CourseAssignment assignment, boolean counting) {
        ClassWork.Work all = work.ofAssignment(assignment.id());
        Set<Long> ids = new HashSet<>();
        extensions.plans(assignment).forEach((person, plan) -> {
            List<Attempt> attempts = all.of(assignment.id(), person).stream()
                    .map(ClassWork.Entry::attempt)
                    .toList();
            Attempt one = counting
                    ? counting(assignment, plan, attempts)
                    : attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
            if (one != null) {
                ids.add(one.id());
            }
        });
        return submissions.byIds(ids).values().stream()
                .sorted(Comparator.comparingLong(StoredSubmission::id))
                .toList();
    }

    private static @Nullable Attempt counting(CourseAssignment assignment, DuePlan plan, List<Attempt> attempts) {
        return Standing.of(assignment.counting(), plan, attempts).counting();
    }

    private List<Packed> named(CourseAssignment assignment, List<StoredSubmission> chosen) {
        Map<Long, String> names = new HashMap<>();
        courses.roster(assignment.course())
                .forEach(enrolment ->
                        names.put(enrolment.person().id(), enrolment.person().name()));
        return chosen.stream()
                .map(submission -> new Packed(
                        fileName(names.getOrDefault(submission.person(), "")) + "_" + submission.person() + "_"
                                + submission.id() + ".jar",
                        submission.sha256()))
                .toList();
    }

    /** In the order of the jars' hashes, which tells nothing of names, times or the roster. */
    private static List<Packed> numbered(List<StoredSubmission> chosen) {
        List<StoredSubmission> shuffled = chosen.stream()
                .sorted(Comparator.comparing(StoredSubmission::sha256).thenComparing(StoredSubmission::id))
                .toList();
        List<Packed> packed = new ArrayList<>();
        shuffled.forEach(submission -> packed.add(
                new Packed(String.format(Locale.ROOT, "submission-%04d.jar", packed.size() + 1), submission.sha256())));
        return packed;
    }

    /** A part of a file's name on every system, whatever somebody is called: no separators, no dots in front, not too long. */
    static String fileName(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}_-]+", "-").replaceAll("^-+|-+$", "");
        String cut = plain.codePointCount(0, plain.length()) <= LONGEST_NAME
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME));
        return cut.isEmpty() ? "student" : cut;
    }
}
