package org.gradus.config;

/**
 * The server that takes e-mail.
 *
 * @param user empty if it wants no sign-in
 * @param password empty if it wants none
 * @param from address of the sender
 * @param startTls whether the line is encrypted by STARTTLS
 */
public record SmtpConfig(String host, int port, String user, String password, String from, boolean startTls) {
    @Override
    public String toString() {
        return "SmtpConfig[" + host + ":" + port + " from " + from + "]";
    }
}
