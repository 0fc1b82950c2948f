package org.gradus.grading;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.check.CheckContext;
import org.gradus.check.CheckFailed;
import org.gradus.check.Elsewhere;
import org.gradus.check.Evidence;
import org.gradus.check.Finding;
import org.gradus.check.MistakeAnswers;
import org.gradus.check.Observation;
import org.gradus.check.Seeds;
import org.gradus.check.Subject;
import org.gradus.check.SubjectFailure;
import org.gradus.check.Visibility;
import org.gradus.data.DatasetFiles;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;
import org.jspecify.annotations.Nullable;

/** One run of an assignment's checks on one submission, in one thread. */
final class SubmissionRun implements CheckContext {
    private final Assignment assignment;
    private final WorkerLine line;
    private final Map<String, String> implementations;
    private final String secret;
    private final GradingProgress progress;
    private final int selected;
    private final long runEnds;
    private final Map<String, CheckResult> results = new LinkedHashMap<>();
    private final Map<List<Object>, Long> slowest = new HashMap<>();
    private final Diagnoses diagnoses;

    private WorkerOutcome outcome = WorkerOutcome.OK;
    private long checkStarted;
    private @Nullable CheckDefinition current;

    /**
     * Prepares a run.
     *
     * @param implementations for each role, by binary name, the class that implements it
     * @param secret makes the seeds of hidden checks
     * @param selected number of checks that will run
     */
    SubmissionRun(
            Assignment assignment,
            WorkerLine line,
            Map<String, String> implementations,
            String secret,
            int selected,
            GradingProgress progress) {
        this.assignment = assignment;
        this.line = line;
        this.implementations = Map.copyOf(implementations);
        this.secret = secret;
        this.progress = progress;
        this.selected = selected;
        this.diagnoses = new Diagnoses(assignment.diagnosing());
        this.runEnds = System.nanoTime() + assignment.limits().submission().toNanos();
    }

    Assignment assignment() {
        return assignment;
    }

    @Override
    public Object submitted(Class<?> role) {
        String implementation = implementations.get(role.getName());
        if (implementation == null) {
            throw new GraderFault("No implementation of " + role.getName() + " is known.");
        }
        return Subject.proxy(role, new RemoteSubject(this, role, implementation));
    }

    @Override
    public long seed(Method check) {
        return definition(check).visibility() == Visibility.PUBLIC
                ? Seeds.publicSeed(check)
                : Seeds.hiddenSeed(secret, check);
    }

    @Override
    public List<Object> mistakes() {
        // New ones each time: some keep state between calls, which is their mistake.
        return assignment.mistakes().stream().map(Supplier::get).toList();
    }

    @Override
    public Optional<DatasetFiles> dataset() {
        return assignment.dataset();
    }

    @Override
    public MistakeAnswers answers() {
        return assignment.diagnosing().answers();
    }

    @Override
    public boolean followsConvention(Observation observation) {
        return diagnoses.followsConvention(observation);
    }

    @Override
    public Elsewhere elsewhere(Observation observation, String part) {
        CheckDefinition check = Objects.requireNonNull(current, "no check has begun");
        return diagnoses.elsewhere(observation, part, check.id(), check.visibility());
    }

    @Override
    public boolean hasLostPoints() {
        return results.values().stream().anyMatch(result -> result.points() < result.maxPoints());
    }

    @Override
    public void began(Method check) {
        progress.checkBegan(results.size() + 1, selected);
        outcome = WorkerOutcome.OK;
        current = definition(check);
        checkStarted = System.nanoTime();
        Duration rest = Duration.ofNanos(runEnds + line.ownNanos() - checkStarted);
        Duration limit = assignment.limits().check();
        line.begin(rest.compareTo(limit) < 0 ? rest : limit);
        if (rest.isNegative() || rest.isZero()) {
            throw new TimeUsedUp("Not run: the " + seconds(assignment.limits().submission())
                    + " for the whole submission were used up before.");
        }
    }

    Reply exchange(Request request, Duration limit, GivenFunctions given) throws WorkerEnded {
        try {
            return line.exchange(request, limit, given);
        } catch (WorkerEnded ended) {
            note(ended.outcome());
            throw ended;
        }
    }

    /** Notes how long a call took, as its worker says: who lies there risks his own time limits. */
    void took(String implementation, Method method, long nanos) {
        slowest.merge(List.of(implementation, method), nanos, Math::max);
    }

    /** The longest that a call of this method took until now; for ever if there was none. */
    long slowest(String implementation, Method method) {
        return slowest.getOrDefault(List.of(implementation, method), Long.MAX_VALUE);
    }

    /** Notes how a request ended; the first that was not in order counts for the check. */
    void note(WorkerOutcome how) {
        if (outcome == WorkerOutcome.OK || outcome == WorkerOutcome.THREW) {
            outcome = how;
        }
    }

    void threw(Reply.Threw threw) {
        note(threw.type().equals(OutOfMemoryError.class.getName()) ? WorkerOutcome.OUT_OF_MEMORY : WorkerOutcome.THREW);
    }

    @Override
    public void ended(Method check, Evidence evidence, @Nullable Throwable failure) {
        CheckDefinition definition = definition(check);
        List<Finding> findings = new ArrayList<>();
        CheckResult.Status status;
        if (failure == null) {
            findings.addAll(evidence.findings());
            status = evidence.credit() >= 1
                    ? CheckResult.Status.PASSED
                    : evidence.credit() > 0 ? CheckResult.Status.PARTIAL : CheckResult.Status.FAILED;
        } else if (failure instanceof CheckFailed failed) {
            findings.addAll(failed.findings());
            findings.addAll(evidence.findings());
            status = failed.credit() > 0 ? CheckResult.Status.PARTIAL : CheckResult.Status.FAILED;
            evidence.award(failed.credit());
        } else if (failure instanceof SubjectFailure failed) {
            findings.add(failed.finding());
            status = CheckResult.Status.FAILED;
        } else if (failure instanceof TimeUsedUp) {
            findings.add(Finding.of(String.valueOf(failure.getMessage())));
            status = CheckResult.Status.NOT_RUN;
            note(WorkerOutcome.TIMED_OUT);
        } else if (failure instanceof AssertionError) {
            findings.add(Finding.of(String.valueOf(failure.getMessage())));
            status = CheckResult.Status.FAILED;
        } else {
            findings.add(Finding.of("The grader itself failed in this check: " + failure
                    + ". This is not your fault and costs nothing."));
            outcome = WorkerOutcome.GRADER_FAULT;
            status = CheckResult.Status.GRADER_FAULT;
        }
        double credit =
                status == CheckResult.Status.PASSED || status == CheckResult.Status.PARTIAL ? evidence.credit() : 0;
        results.put(
                definition.id(),
                new CheckResult(
                        definition.id(),
                        definition.number(),
                        definition.title(),
                        credit * definition.points(),
                        definition.points(),
                        definition.visibility(),
                        status,
                        outcome,
                        findings,
                        definition.hint(),
                        line.output(),
                        Duration.ofNanos(System.nanoTime() - checkStarted)));
        diagnoses.add(evidence, definition.visibility(), credit < 1);
    }

    Map<String, CheckResult> results() {
        return results;
    }

    /** What is wrong, each thing once, the most certain first. */
    List<Diagnosis> diagnoses() {
        return diagnoses.all();
    }

    private CheckDefinition definition(Method check) {
        return assignment.checks().stream()
                .filter(definition -> definition.method().equals(check))
                .findFirst()
                .orElseThrow(() -> new GraderFault(check + " is not a check of " + assignment.id()));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
