package org.gradus.check;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Seeds of probes. One seed for each check, the same for all students; public checks can be repeated by anyone. */
public final class Seeds {
    private Seeds() {}

    /** Returns the seed of a public check, which depends on its name alone. */
    public static long publicSeed(Method check) {
        return hash("public", check);
    }

    /** Returns the seed of a hidden check, which cannot be told without the secret. */
    public static long hiddenSeed(String secret, Method check) {
        return hash(secret, check);
    }

    private static long hash(String salt, Method check) {
        String text = salt + '\n' + check.getDeclaringClass().getSimpleName() + '.' + check.getName();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
