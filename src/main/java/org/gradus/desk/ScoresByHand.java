package org.gradus.desk;

import java.util.ArrayList;
import java.util.List;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.course.ScoreOverride;
import org.gradus.store.AuditLog;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Database;
import org.gradus.store.Enrolment;
import org.gradus.store.Overrides;
import org.jspecify.annotations.Nullable;

/** Sets scores by hand and takes them back. Who may do so was decided before. */
public final class ScoresByHand {
    private static final int LONGEST = 2_000;

    /** More than so many times the assignment's points are a slip of the hand, not a reward. */
    private static final int MOST_TIMES = 2;

    private final Texts texts;
    private final Database database;
    private final Overrides overrides;
    private final AuditLog audit;
    private final LoadedAssignments catalog;

    ScoresByHand(Services services, Texts texts) {
        this.texts = texts;
        this.database = services.database();
        this.overrides = new Overrides(services.database(), services.clock());
        this.audit = services.audit();
        this.catalog = services.catalog();
    }

    /** A score as it was typed: {@code points}, or {@code excused} from having some. */
    public record Form(String kind, String points, String reason, String comment) {
        public static final Form EMPTY = new Form("points", "", "", "");
    }

    /** Sets a score; one that was set before is replaced, and kept in the history. */
    public Made<ScoreOverride> set(Viewer viewer, Enrolment student, Form form) {
        CourseAssignment assignment = viewer.theAssignment();
        boolean excused = form.kind().equals("excused");
        Double points = excused ? null : number(form.points());
        String reason = cut(form.reason());
        List<String> problems = new ArrayList<>();
        if (!excused && points == null) {
            problems.add(texts.get("student.no-number"));
        }
        if (points != null) {
            double full = catalog.get(assignment.catalogId()).points();
            if (points > MOST_TIMES * full) {
                problems.add(texts.get("student.too-many-points", Points.of(points), Points.of(full)));
            }
        }
        problems.addAll(ScoreOverride.problems(points, reason));
        if (!problems.isEmpty()) {
            return Made.not(problems);
        }
        ScoreOverride override = new ScoreOverride(points, reason);
        long person = student.person().id();
        return database.transaction(handle -> {
            String before = overrides
                    .standing(assignment.id(), person)
                    .map(entry -> score(entry.override()))
                    .orElseGet(() -> texts.get("student.by-attempts"));
            overrides.set(assignment.id(), person, override, cut(form.comment()), viewer.signedIn());
            audit.note(
                    viewer.signedIn(),
                    assignment.course(),
                    "score.overridden",
                    subject(student, assignment),
                    before + " → " + score(override) + ". " + reason);
            return Made.of(override);
        });
    }

    /** Takes the score back that was set; false if none was. */
    public boolean withdraw(Viewer viewer, Enrolment student) {
        CourseAssignment assignment = viewer.theAssignment();
        long person = student.person().id();
        return database.transaction(handle -> {
            String before = overrides
                    .standing(assignment.id(), person)
                    .map(entry -> score(entry.override()))
                    .orElse("");
            boolean stood = overrides.withdraw(assignment.id(), person);
            if (stood) {
                audit.note(
                        viewer.signedIn(),
                        assignment.course(),
                        "score.withdrawn",
                        subject(student, assignment),
                        before + " → " + texts.get("student.by-attempts"));
            }
            return stood;
        });
    }

    /** Points, or that the student is excused. */
    public String score(ScoreOverride override) {
        Double points = override.points();
        return points == null ? texts.get("gradebook.excused") : Points.of(points);
    }

    private static String subject(Enrolment student, CourseAssignment assignment) {
        return student.person().name() + " <" + student.person().email() + ">, " + assignment.title();
    }

    private static String cut(String text) {
        String stripped = text.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }

    /** Digits with a point or a comma: nothing else is points. */
    private static @Nullable Double number(String text) {
        return text.matches("\\d{1,7}([.,]\\d{1,6})?") ? Double.valueOf(text.replace(',', '.')) : null;
    }
}
