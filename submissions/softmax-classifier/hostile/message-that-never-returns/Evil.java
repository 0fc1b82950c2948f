package student;

/** Hangs whoever asks for its message. Gains nothing: the one who asks is the worker, whose time runs out. */
final class Evil extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
        while (System.nanoTime() != 0) {
            Thread.onSpinWait();
        }
        return "done";
    }
}
