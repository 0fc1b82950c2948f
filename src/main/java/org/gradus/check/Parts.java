package org.gradus.check;

import java.util.ArrayList;
import java.util.List;

/** Runs the parts of a check and awards the share of those that hold. */
final class Parts {
    private Parts() {}

    static void run(Runnable... parts) {
        List<Finding> failures = new ArrayList<>();
        double earned = 0;
        for (Runnable part : parts) {
            try {
                part.run();
                earned++;
            } catch (CheckFailed failed) {
                earned += failed.credit();
                failures.addAll(failed.findings());
            } catch (SubjectFailure failed) {
                failures.add(failed.finding());
            } catch (AssertionError failed) {
                failures.add(Finding.of(String.valueOf(failed.getMessage())));
            }
        }
        if (earned == 0) {
            throw new CheckFailed(failures);
        }
        Evidence.current().addFirst(failures);
        Evidence.current().award(earned / parts.length);
    }
}
