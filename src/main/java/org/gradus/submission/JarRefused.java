package org.gradus.submission;

/** Carries a refusal from the place where it is found to {@link JarInspector#inspect}. */
final class JarRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final Refusal.Kind kind;
    private final String sentence;

    JarRefused(Refusal.Kind kind, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.sentence = sentence;
    }

    Refusal refusal() {
        return new Refusal(kind, sentence);
    }
}
