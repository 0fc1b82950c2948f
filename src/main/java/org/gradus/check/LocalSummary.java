package org.gradus.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints how the public checks went in a student's own build: a line for each, and the points. */
public final class LocalSummary implements TestWatcher, AfterAllCallback {
    private final List<String> lines = new ArrayList<>();
    private double earned;
    private double possible;

    @Override
    public void testSuccessful(ExtensionContext extension) {
        add(extension, 1);
    }

    @Override
    public void testFailed(ExtensionContext extension, @Nullable Throwable cause) {
        add(extension, cause instanceof LocalFailure failure ? failure.credit() : 0);
    }

    private void add(ExtensionContext extension, double credit) {
        Optional<Check> check = extension.getTestMethod().map(method -> method.getAnnotation(Check.class));
        if (check.isPresent()) {
            double points = check.get().points();
            earned += credit * points;
            possible += points;
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-8s%5s of %-4s %s  [%s]",
                    credit >= 1 ? "passed" : credit > 0 ? "in part" : "FAILED",
                    Numbers.show(credit * points),
                    Numbers.show(points),
                    check.get().value(),
                    extension.getRequiredTestMethod().getName()));
        }
    }

    @Override
    public void afterAll(ExtensionContext extension) {
        LocalChecks marked = extension.getRequiredTestClass().getAnnotation(LocalChecks.class);
        StringBuilder text = new StringBuilder(System.lineSeparator());
        text.append(marked == null ? "" : marked.value() + ", ").append("public checks:");
        lines.forEach(line -> text.append(System.lineSeparator()).append(line));
        text.append(System.lineSeparator())
                .append("  ")
                .append(Numbers.show(earned))
                .append(" of ")
                .append(Numbers.points(possible))
                .append(". More checks run when you hand in.");
        System.out.println(text.append(System.lineSeparator()));
    }
}
