package org.gradus.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradus.course.Attempt;
import org.gradus.course.DuePlan;
import org.gradus.course.Standing;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.grading.ScoreReport;
import org.gradus.report.Audience;
import org.gradus.report.GradescopeReport;
import org.gradus.report.ReportView;
import org.gradus.store.ClassWork;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Courses;
import org.gradus.store.Extensions;
import org.gradus.store.Gradings;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.jspecify.annotations.Nullable;

/** Files about a whole class: of each student one jar or one report, the newest or the one that counts. */
final class ClassFiles {
    private static final int LONGEST_NAME = 60;

    private final Courses courses;
    private final ClassWork work;
    private final Extensions extensions;
    private final Submissions submissions;
    private final Gradings gradings;

    ClassFiles(Services services) {
        this.courses = services.courses();
        this.work = new ClassWork(services.database());
        this.extensions = services.extensions();
        this.submissions = services.submissions();
        this.gradings = services.gradings();
    }

    /** A submission to be packed, how it is called there without an ending, and its jar. */
    private record Packed(
            String name, String sha256, @Nullable Long grading) {}

    /**
     * Answers with the jars.
     *
     * @param counting those that count; otherwise the newest
     * @param anonymous whether nothing in the file tells who is who
     */
    void jars(Context ctx, CourseAssignment assignment, boolean counting, boolean anonymous) {
        List<StoredSubmission> chosen = chosen(assignment, counting);
        List<Packed> packed = anonymous ? numbered(chosen) : named(assignment, chosen);
        Downloads.begin(ctx, assignment.catalogId() + "-submissions.zip", "application/zip");
        zip(ctx, packed, Deflater.NO_COMPRESSION, ".jar", one -> submissions.jar(one.sha256));
    }

    /** Answers with a report for Gradescope on each submission that has one. */
    void gradescope(Context ctx, CourseAssignment assignment, boolean counting) {
        List<StoredSubmission> graded = chosen(assignment, counting).stream()
                .filter(submission -> submission.state().ended() && submission.grading() != null)
                .toList();
        Downloads.begin(ctx, assignment.catalogId() + "-gradescope.zip", "application/zip");
        zip(
                ctx,
                named(assignment, graded),
                Deflater.DEFAULT_COMPRESSION,
                ".json",
                one -> gradescope(
                                gradings.report(Objects.requireNonNull(one.grading))
                                        .orElseThrow(Refused::notFound),
                                assignment)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The report for Gradescope, as staff see it: Gradescope keeps from students what they may not see. */
    static String gradescope(ScoreReport report, CourseAssignment assignment) {
        return GradescopeReport.write(ReportView.of(report, Audience.STAFF, assignment.diagnosis()));
    }

    private static void zip(
            Context ctx, List<Packed> packed, int level, String ending, Function<Packed, byte[]> content) {
        try (ZipOutputStream out = new ZipOutputStream(ctx.outputStream())) {
            out.setLevel(level);
            for (Packed one : packed) {
                out.putNextEntry(new ZipEntry(one.name + ending));
                out.write(content.apply(one));
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
                                + submission.id(),
                        submission.sha256(),
                        submission.grading()))
                .toList();
    }

    /** In the order of the jars' hashes, which tells nothing of names, times or the roster. */
    private static List<Packed> numbered(List<StoredSubmission> chosen) {
        List<StoredSubmission> shuffled = chosen.stream()
                .sorted(Comparator.comparing(StoredSubmission::sha256).thenComparing(StoredSubmission::id))
                .toList();
        List<Packed> packed = new ArrayList<>();
        shuffled.forEach(submission -> packed.add(new Packed(
                String.format(Locale.ROOT, "submission-%04d", packed.size() + 1),
                submission.sha256(),
                submission.grading())));
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
