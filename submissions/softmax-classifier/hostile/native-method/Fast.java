package student;

/** Would run machine code. Gains nothing: there is none, and the jar is refused. */
public class Fast {
    public native void run();
}
