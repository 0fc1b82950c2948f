package org.gradus.check;

import java.util.List;

/** The submission did not answer a call: it threw, or its process ended. Fails the check with a finding. */
public class SubjectFailure extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    public SubjectFailure(Finding finding) {
        super(finding.sentence());
        this.finding = finding;
    }

    /** What to tell the student. */
    public final Finding finding() {
        return finding;
    }

    /** The failure of a method that threw. */
    public static SubjectFailure threw(String call, String type, String message, List<String> frames) {
        String text = message.isEmpty() ? type : type + ": " + message;
        return new SubjectFailure(Finding.of(
                call + " threw " + text + ".", "a result", text, frames.isEmpty() ? null : String.join("\n", frames)));
    }
}
