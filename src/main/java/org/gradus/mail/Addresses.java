package org.gradus.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/** Mail addresses as they may stand in a mail's header. */
final class Addresses {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Addresses() {}

    /** Whether this is one address and nothing else: no list, no group, no name beside it, no line end. */
    static boolean isPlain(String text) {
        if (CONTROL.matcher(text).find()) {
            return false;
        }
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            if (parsed.length != 1) {
                return false;
            }
            parsed[0].validate();
            return text.equals(parsed[0].getAddress()) && !parsed[0].isGroup() && text.contains("@");
        } catch (AddressException e) {
            return false;
        }
    }

    /** A text that can stand in one line of a header. */
    static String line(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }
}
