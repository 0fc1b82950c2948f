package student;

/** Sends whoever follows its causes in a circle. Gains nothing: causes are not followed for ever. */
final class Evil extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Throwable other = new IllegalStateException(this);

    @Override
    public synchronized Throwable getCause() {
        return other;
    }
}
