package org.gradus.desk;

import org.gradus.store.Enrolment;

/** What an enrolment amounts to; the names are keys of the message file. */
public enum RosterState {
    INVITED("part"),
    ACTIVE("pass"),
    LEFT("idle"),
    DISABLED("fail");

    private final String style;

    RosterState(String style) {
        this.style = style;
    }

    public static RosterState of(Enrolment enrolment) {
        if (!enrolment.active()) {
            return LEFT;
        }
        if (enrolment.person().disabled()) {
            return DISABLED;
        }
        return enrolment.person().invited() ? INVITED : ACTIVE;
    }

    /** The style in which it is shown. */
    public String style() {
        return style;
    }
}
