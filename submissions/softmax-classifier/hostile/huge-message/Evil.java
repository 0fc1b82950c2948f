package student;

/** Floods the report through its message. Gains nothing: messages are cut before they leave the worker. */
final class Evil extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
        return "x".repeat(20_000_000);
    }
}
