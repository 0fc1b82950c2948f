package org.gradus.web;

import java.time.Instant;
import java.util.Optional;
import org.gradus.desk.Texts;
import org.gradus.desk.Times;
import org.gradus.queue.Intake;

/** Why an upload is not taken, in words. */
final class UploadWords {
    private UploadWords() {}

    static String notNow(Texts texts, Intake.Taken.NotNow notNow, Times times) {
        return switch (notNow.reason()) {
            case NOT_YET_OPEN -> texts.get("upload.not-yet-open");
            case CLOSED -> texts.get("upload.closed");
            case NO_ATTEMPT_LEFT -> noAttempt(texts, notNow.next(), times);
        };
    }

    /** @param next when an attempt comes back; empty if none does */
    static String noAttempt(Texts texts, Optional<Instant> next, Times times) {
        return next.map(moment -> texts.get("upload.no-attempt-until", times.at(moment)))
                .orElseGet(() -> texts.get("upload.no-attempt-left"));
    }
}
