package org.gradus.install;

/** What an author handed over cannot be an assignment's folder; the message says what is wrong and what to do. */
public final class BundleRefused extends Exception {
    private static final long serialVersionUID = 1;

    BundleRefused(String sentence) {
        super(sentence);
    }

    /** The message. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
