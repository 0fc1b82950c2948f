package org.gradus.desk;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradus.check.Visibility;
import org.gradus.sheet.FileOwners;
import org.gradus.sheet.KnownPerson;
import org.gradus.store.Batches;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;
import org.gradus.store.Gradings;
import org.gradus.store.Person;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.submission.SubmissionSource;
import org.jspecify.annotations.Nullable;

/** What there is to tell of each file of a batch: whose it is while the batch is open, what became of it afterwards. */
public final class BatchRows {
    private final Courses courses;
    private final Submissions submissions;
    private final Gradings gradings;
    private final Batches batches;

    public BatchRows(Courses courses, Submissions submissions, Gradings gradings, Batches batches) {
        this.courses = courses;
        this.submissions = submissions;
        this.gradings = gradings;
        this.batches = batches;
    }

    /** How a file stands; the names are keys of the message file and words of the programming interface. */
    public enum State {
        /** It is known whose it is. */
        READY("pass"),
        SEVERAL_PEOPLE("part"),
        SEVERAL_FILES("part"),
        NOBODY("part"),
        /** It cannot be graded, and is not handed in. */
        BROKEN("fail"),
        /** It was not handed in. */
        LEFT_OUT("idle"),
        WAITING("idle"),
        RUNNING("idle"),
        GRADED("pass"),
        NOT_GRADABLE("fail"),
        FAULT("fail");

        private final String style;

        State(String style) {
            this.style = style;
        }

        /** Style of its badge. */
        public String style() {
            return style;
        }
    }

    /**
     * A file.
     *
     * @param people whose it is or may be
     * @param submission null while there is none
     * @param score over all checks; null while there is none
     * @param again whether this person has handed this very file in already, while the batch is open
     * @param twins labels of the files of others that have the same content
     */
    public record Row(
            Batches.Item item,
            State state,
            List<Person> people,
            @Nullable StoredSubmission submission,
            Gradings.@Nullable Score score,
            boolean again,
            List<String> twins) {}

    /** All files of a batch, in their order. */
    public List<Row> of(CourseAssignment assignment, Batches.Batch batch) {
        List<Batches.Item> items = batches.items(batch.id());
        Map<String, List<Batches.Item>> same = items.stream()
                .filter(item -> !item.sha256().isEmpty())
                .collect(Collectors.groupingBy(Batches.Item::sha256));
        Function<Batches.Item, List<String>> twins = item -> same.getOrDefault(item.sha256(), List.of()).stream()
                .filter(other -> other.number() != item.number())
                .map(Batches.Item::label)
                .toList();
        return batch.state() == Batches.State.OPEN ? open(assignment, items, twins) : taken(assignment, items, twins);
    }

    /** The active students of a course, who may be meant. */
    public List<Enrolment> students(CourseAssignment assignment) {
        return courses.roster(assignment.course()).stream()
                .filter(enrolment -> enrolment.active() && enrolment.role().isGraded())
                .toList();
    }

    private List<Row> open(
            CourseAssignment assignment, List<Batches.Item> items, Function<Batches.Item, List<String>> twins) {
        Map<Long, Enrolment> students = students(assignment).stream()
                .collect(Collectors.toMap(enrolment -> enrolment.person().id(), enrolment -> enrolment));
        Map<String, Long> before = batches.owners(assignment.course(), SubmissionSource.CANVAS_USER);
        List<FileOwners.Owner> owners = FileOwners.of(
                items.stream()
                        .map(item -> new FileOwners.Label(
                                item.label(),
                                item.fromPlatform(),
                                before.getOrDefault(
                                        SubmissionSource.CANVAS_USER + "="
                                                + item.platformIds().get(SubmissionSource.CANVAS_USER),
                                        0L)))
                        .toList(),
                students.values().stream()
                        .map(enrolment -> new Gradebook.Row(enrolment, List.of()).person())
                        .toList());
        Set<String> handedIn = submissions.since(assignment.id(), Instant.EPOCH).stream()
                .map(submission -> submission.person() + " " + submission.sha256())
                .collect(Collectors.toSet());
        Map<Batches.Item, FileOwners.Owner> byItem = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            byItem.put(items.get(i), owners.get(i));
        }
        return items.stream()
                .map(item -> {
                    FileOwners.Owner owner = Objects.requireNonNull(byItem.get(item));
                    List<Person> people = owner.people().stream()
                            .map(KnownPerson::id)
                            .map(students::get)
                            .filter(Objects::nonNull)
                            .map(Enrolment::person)
                            .toList();
                    return new Row(
                            item,
                            item.problem() != null ? State.BROKEN : state(owner.outcome()),
                            people,
                            null,
                            null,
                            people.size() == 1
                                    && handedIn.contains(people.get(0).id() + " " + item.sha256()),
                            twins.apply(item));
                })
                .toList();
    }

    private static State state(FileOwners.Outcome outcome) {
        return switch (outcome) {
            case FOUND -> State.READY;
            case SEVERAL_PEOPLE -> State.SEVERAL_PEOPLE;
            case SEVERAL_FILES -> State.SEVERAL_FILES;
            case NOBODY -> State.NOBODY;
        };
    }

    private List<Row> taken(
            CourseAssignment assignment, List<Batches.Item> items, Function<Batches.Item, List<String>> twins) {
        Map<Long, Person> people = courses.roster(assignment.course()).stream()
                .map(Enrolment::person)
                .collect(Collectors.toMap(Person::id, person -> person));
        Map<Long, StoredSubmission> found = submissions.byIds(items.stream()
                .map(Batches.Item::submission)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<Long, Gradings.Score> scores = gradings.scores(
                found.values().stream()
                        .map(StoredSubmission::grading)
                        .filter(Objects::nonNull)
                        .toList(),
                Arrays.asList(Visibility.values()));
        return items.stream()
                .map(item -> {
                    StoredSubmission submission = item.submission() == null ? null : found.get(item.submission());
                    Person person = item.person() == null ? null : people.get(item.person());
                    return new Row(
                            item,
                            submission != null
                                    ? State.valueOf(submission.state().name())
                                    : item.problem() != null ? State.BROKEN : State.LEFT_OUT,
                            person == null ? List.of() : List.of(person),
                            submission,
                            submission == null || submission.grading() == null
                                    ? null
                                    : scores.get(submission.grading()),
                            false,
                            twins.apply(item));
                })
                .toList();
    }
}
