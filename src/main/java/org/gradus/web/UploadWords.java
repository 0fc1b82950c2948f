package org.gradus.web;

import org.gradus.queue.Intake;

/** Why an upload is not taken, in words. */
final class UploadWords {
    private UploadWords() {}

    static String notNow(Texts texts, Intake.Taken.NotNow notNow, Times times) {
        return switch (notNow.reason()) {
            case NOT_YET_OPEN -> texts.get("upload.not-yet-open");
            case CLOSED -> texts.get("upload.closed");
            case NO_ATTEMPT_LEFT ->
                notNow.next()
                        .map(next -> texts.get("upload.no-attempt-until", times.at(next)))
                        .orElseGet(() -> texts.get("upload.no-attempt-left"));
        };
    }
}
