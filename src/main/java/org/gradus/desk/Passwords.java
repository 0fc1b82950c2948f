package org.gradus.desk;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as Argon2id hashes with 19 MiB, two passes, one lane (OWASP, Password Storage). Few are computed at a time: each takes that
 * much memory.
 */
public final class Passwords {
    /** Shorter ones are guessed; NIST SP 800-63B asks for eight at least, and more where there is no second factor. */
    public static final int SHORTEST = 10;

    /** Longer ones only cost time. */
    public static final int LONGEST = 200;

    private static final Argon2Function ARGON = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private final Semaphore lanes = new Semaphore(2);

    /** Checked in place of the missing hash of an unknown address, so that both take as long. */
    private final String nobody = hash("nobody has this password");

    /** The hash to be stored. */
    public String hash(String password) {
        lanes.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt(16).with(ARGON).getResult();
        } finally {
            lanes.release();
        }
    }

    /** What is wrong with a password that somebody chose; empty if nothing is. */
    public static String problem(Texts texts, String password, String repeated) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return texts.get("welcome.password-length", SHORTEST, LONGEST);
        }
        return password.equals(repeated) ? "" : texts.get("welcome.password-differs");
    }

    /** Whether this is the password; false after the same time if there is no hash. */
    public boolean matches(String password, @Nullable String hash) {
        String compared = hash == null ? nobody : hash;
        lanes.acquireUninterruptibly();
        try {
            boolean same = Password.check(password, compared).with(Argon2Function.getInstanceFromHash(compared));
            return same && hash != null;
        } finally {
            lanes.release();
        }
    }
}
