package student;

/** Ends the process of whoever asks for its message. Gains nothing: that is the worker itself. */
final class Evil extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
        System.exit(0);
        return "done";
    }
}
