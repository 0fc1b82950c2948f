package org.gradus.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.assignment.CourseDefaults;
import org.gradus.check.Visibility;

/**
 * What a version of an assignment consists of, kept so that it can be compared with others without being compiled again.
 *
 * @param title of the assignment
 * @param settings the values of {@code assignment.yaml} as they count, by name
 * @param checks in their order
 * @param mistakes class names of the known mistakes
 * @param roles class names of the interfaces that students implement
 */
public record VersionFacts(
        String title,
        Map<String, String> settings,
        List<CheckFacts> checks,
        List<String> mistakes,
        List<String> roles) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public VersionFacts {
        settings = new LinkedHashMap<>(settings);
        checks = List.copyOf(checks);
        mistakes = List.copyOf(mistakes);
        roles = List.copyOf(roles);
    }

    /** A check as its definition describes it. */
    public record CheckFacts(String id, String title, double points, Visibility visibility, String hint) {}

    /** The facts of an assignment. */
    public static VersionFacts of(Assignment assignment) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("title", assignment.title());
        settings.put("summary", assignment.summary());
        settings.put("order", Integer.toString(assignment.order()));
        settings.put("limits.call", seconds(assignment.limits().call()));
        settings.put("limits.check", seconds(assignment.limits().check()));
        settings.put("limits.submission", seconds(assignment.limits().submission()));
        settings.put("workers", assignment.workload().name().toLowerCase(Locale.ROOT));
        settings.put("diagnosis", assignment.diagnosing().detail().name().toLowerCase(Locale.ROOT));
        settings.put("data", assignment.dataset().isPresent() ? "files" : "-");
        CourseDefaults course = assignment.defaults();
        Duration refill = course.refill();
        settings.put("course.attempts", course.attempts() == null ? "-" : String.valueOf(course.attempts()));
        settings.put("course.refill", refill == null ? "-" : refill.toMinutes() + " min");
        settings.put("course.counting", course.counting().name().toLowerCase(Locale.ROOT));
        settings.put(
                "course.latePenalty",
                BigDecimal.valueOf(course.latePenalty() * 100)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " %");
        settings.put("course.teamSize", Integer.toString(course.teamSize()));
        return new VersionFacts(
                assignment.title(),
                settings,
                assignment.checks().stream().map(VersionFacts::check).toList(),
                assignment.mistakes().stream()
                        .map(mistake -> mistake.get().getClass().getSimpleName())
                        .toList(),
                assignment.roleNames());
    }

    private static CheckFacts check(CheckDefinition check) {
        return new CheckFacts(check.id(), check.title(), check.points(), check.visibility(), check.hint());
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    /** Points that can be earned. */
    public double points() {
        return checks.stream().mapToDouble(CheckFacts::points).sum();
    }

    /** As a text to be kept. */
    public String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of a version cannot be written as JSON", e);
        }
    }

    /** What was written; empty if it cannot be understood any more. */
    public static Optional<VersionFacts> read(String text) {
        try {
            return Optional.of(JSON.readValue(text, VersionFacts.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
