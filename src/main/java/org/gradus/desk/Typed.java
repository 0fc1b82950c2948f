package org.gradus.desk;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people typed, wherever it came in. */
public final class Typed {
    private static final int LONGEST_LINE = 200;

    /** Line ends and other control characters, and those that turn the direction of what follows: a name with them could feign another. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028-\\u202e\\u2066-\\u2069]+");

    /** What mail servers take, without quoted and bracketed forms: none of its characters means anything in a mail's header. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,180}[A-Za-z0-9])?");

    private Typed() {}

    /** A text of one line: stripped, cut, and without characters that nobody sees; empty for null. */
    public static String line(@Nullable String text) {
        String line = text == null ? "" : UNSEEN.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE).strip();
    }

    /** Whether this looks like an e-mail address. */
    public static boolean isEmail(String address) {
        return EMAIL.matcher(address).matches();
    }
}
