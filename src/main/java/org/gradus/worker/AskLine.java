package org.gradus.worker;

import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;

/** Asks the trusted side while it waits for the reply to a request. For one thread at a time. */
interface AskLine {
    /** Sends a question as the reply and returns the request that follows. */
    Request ask(Reply.Asks question) throws Failure;

    /**
     * Takes the answer to a question whose asker was torn away while it waited, by a stack overflow say; otherwise does nothing. To be
     * called before the reply to the request.
     */
    void settle();
}
