package org.gradus.desk;

/** A request that is answered with an error page: its message is for whoever asked. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** What the message names. */
    private final String[] arguments;

    private Refused(int status, String message, String... arguments) {
        super(message, null, false, false);
        this.status = status;
        this.arguments = arguments.clone();
    }

    public int status() {
        return status;
    }

    /** What the message of the key is filled with. */
    public Object[] arguments() {
        return arguments.clone();
    }

    /** There is no such thing, or not for this person: which of the two is not told. */
    public static Refused notFound() {
        return new Refused(404, "error.not-found");
    }

    /** Signed in, but not allowed to do this. */
    public static Refused forbidden() {
        return new Refused(403, "error.forbidden");
    }

    /** Signed in, but not allowed to do this, for a reason that is worth telling. */
    public static Refused forbidden(String messageKey) {
        return new Refused(403, messageKey);
    }

    /** A program came without a token, or with one that is void. */
    public static Refused unknownToken() {
        return new Refused(401, "error.token");
    }

    /** The token is good, but not for this. */
    public static Refused tokenTooWeak() {
        return new Refused(403, "error.token-scope");
    }

    /** The form is too old or did not come from this site. */
    public static Refused foreignForm() {
        return new Refused(403, "error.form");
    }

    /** There is no such form of it as the client asked for. */
    public static Refused notAcceptable(String messageKey) {
        return new Refused(406, messageKey);
    }

    /** It was there, but cannot be used any more. */
    public static Refused gone(String messageKey) {
        return new Refused(410, messageKey);
    }

    /** Something in the request cannot be meant; the message names it. */
    public static Refused badRequest(String messageKey, String... arguments) {
        return new Refused(400, messageKey, arguments);
    }

    /** More was sent than is taken. */
    public static Refused tooLarge(String messageKey) {
        return new Refused(413, messageKey);
    }

    /** Something else was sent than is understood. */
    public static Refused unsupported(String messageKey, String... arguments) {
        return new Refused(415, messageKey, arguments);
    }
}
