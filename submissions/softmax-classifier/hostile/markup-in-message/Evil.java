package student;

/** Tries to run in the browser of whoever reads the report. Gains nothing: all that a student wrote is shown as text. */
final class Evil extends RuntimeException {
    private static final long serialVersionUID = 1;

    Evil() {
        super("<script>alert(1)</script></td></tr><tr><td>All checks passed: 100 points\u001b[2J\u202e");
    }
}
