package org.gradus.assignment;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How long a submission may take, by the clock of the trusted side.
 *
 * @param call one call of a method
 * @param check one check, all its calls
 * @param submission all checks together
 */
public record Limits(Duration call, Duration check, Duration submission) {
    /** What an assignment gets that does not say otherwise. */
    public static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60));

    public Limits {
        if (call.isNegative() || call.isZero() || check.compareTo(call) < 0 || submission.compareTo(check) < 0) {
            throw new IllegalArgumentException("limits must satisfy 0 < call <= check <= submission, but are "
                    + seconds(call) + ", " + seconds(check) + ", " + seconds(submission));
        }
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + "s";
    }
}
