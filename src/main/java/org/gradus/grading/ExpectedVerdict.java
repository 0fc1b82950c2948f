package org.gradus.grading;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradus.check.Finding;
import org.gradus.grading.CheckResult.Status;
import org.gradus.sandbox.SandboxLevel;
import org.gradus.sandbox.WorkerOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a sample submission must come to: its {@code expected.yaml}. Everything but {@code why} may be left out, and is not looked
 * at then. The file's part {@code jar}, how the jar is made, belongs to the sample's builder.
 *
 * @param why the one thing that is special about the sample
 * @param score points as {@code 12}, a range as {@code 3..5}, or either with a percent sign, of all points
 * @param passed ids of checks that must earn all points
 * @param failed ids of checks that must have run and earn less
 * @param outcome how the worker must have ended in at least one check
 * @param diagnosis class name of a mistake that must be recognised
 * @param sandbox the weakest sandbox in which the sample may be run, because it would do harm in a weaker one; null for any
 * @param says a text that must occur in the problem, a note, a finding or a diagnosis
 */
@JsonIgnoreProperties("jar")
public record ExpectedVerdict(
        String why,
        ScoreReport.@Nullable State state,
        @Nullable String score,
        List<String> passed,
        List<String> failed,
        @Nullable WorkerOutcome outcome,
        @Nullable String diagnosis,
        @Nullable SandboxLevel sandbox,
        @Nullable String says) {
    private static final Pattern SCORE = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:\\.\\.(\\d+(?:\\.\\d+)?))?(%?)");
    /** Scores are sums of doubles; this is far below any point. */
    private static final double ROUNDING = 1e-6;

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public ExpectedVerdict {
        if (why == null || why.isBlank()) {
            throw new IllegalArgumentException("\"why\" is missing: the one thing that is special about the sample");
        }
        if (score != null && !SCORE.matcher(score).matches()) {
            throw new IllegalArgumentException("\"score\" is no score: " + score + "; write 12, 3..5, 100% or 40..60%");
        }
        passed = passed == null ? List.of() : List.copyOf(passed);
        failed = failed == null ? List.of() : List.copyOf(failed);
    }

    /**
     * Reads an {@code expected.yaml}.
     *
     * @throws IllegalArgumentException if it cannot be understood, with file and reason
     */
    public static ExpectedVerdict read(Path file) {
        try {
            return YAML.readValue(file.toFile(), ExpectedVerdict.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " cannot be understood: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** What in a report differs from this, one sentence each; empty if nothing does. */
    public List<String> differences(ScoreReport report) {
        List<String> differences = new ArrayList<>();
        if (state != null && report.state() != state) {
            String problem = report.problem();
            differences.add("The state is " + report.state() + ", expected was " + state + "."
                    + (problem == null ? "" : " The problem: " + problem));
        }
        scoreDifference(report).ifPresent(differences::add);
        for (String id : passed) {
            checkDifference(report, id, true).ifPresent(differences::add);
        }
        for (String id : failed) {
            checkDifference(report, id, false).ifPresent(differences::add);
        }
        if (outcome != null && report.checks().stream().noneMatch(check -> check.outcome() == outcome)) {
            differences.add("In no check did the worker end with " + outcome + ", but with "
                    + report.checks().stream()
                            .map(CheckResult::outcome)
                            .distinct()
                            .toList() + ".");
        }
        if (diagnosis != null
                && report.diagnoses().stream()
                        .noneMatch(found -> found.mistake().equals(diagnosis))) {
            differences.add("The mistake " + diagnosis + " was not recognised, only "
                    + report.diagnoses().stream().map(Diagnosis::mistake).toList() + ".");
        }
        if (says != null && texts(report).noneMatch(text -> text.contains(says))) {
            differences.add("Nothing in the report says \"" + says + "\"."
                    + (report.problem() == null ? "" : " The problem: " + report.problem()));
        }
        return differences;
    }

    private Optional<String> scoreDifference(ScoreReport report) {
        if (score == null) {
            return Optional.empty();
        }
        Matcher matcher = SCORE.matcher(score);
        if (!matcher.matches()) {
            throw new IllegalStateException("checked in the constructor");
        }
        double unit = matcher.group(3).isEmpty() ? 1 : report.maxScore() / 100;
        double low = Double.parseDouble(matcher.group(1)) * unit;
        double high = matcher.group(2) == null ? low : Double.parseDouble(matcher.group(2)) * unit;
        // Written so that a NaN is a difference.
        if (report.score() >= low - ROUNDING && report.score() <= high + ROUNDING) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT, "The score is %.2f of %.2f, expected was %s.", report.score(), report.maxScore(), score));
    }

    private static Optional<String> checkDifference(ScoreReport report, String id, boolean mustPass) {
        Optional<CheckResult> found =
                report.checks().stream().filter(check -> check.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            return Optional.of("There is no check " + id + ", only "
                    + report.checks().stream().map(CheckResult::id).toList() + ".");
        }
        Status status = found.get().status();
        boolean right = switch (status) {
            case PASSED -> mustPass;
            case PARTIAL, FAILED -> !mustPass;
            case NOT_RUN, GRADER_FAULT -> false;
        };
        return right
                ? Optional.empty()
                : Optional.of("The check " + id + " ended with " + status + ", expected was "
                        + (mustPass ? "that it passes." : "that it fails."));
    }

    private static Stream<String> texts(ScoreReport report) {
        Stream<@Nullable String> findings = report.checks().stream()
                .flatMap(check -> check.findings().stream())
                .flatMap(ExpectedVerdict::texts);
        Stream<@Nullable String> diagnoses = report.diagnoses().stream()
                .flatMap(found -> Stream.of(found.sentence(), found.evidence(), found.hint()));
        return Stream.of(Stream.ofNullable(report.problem()), report.notes().stream(), findings, diagnoses)
                .flatMap(texts -> texts)
                .flatMap(Stream::ofNullable);
    }

    private static Stream<@Nullable String> texts(Finding finding) {
        return Stream.of(finding.sentence(), finding.expected(), finding.found(), finding.where());
    }
}
