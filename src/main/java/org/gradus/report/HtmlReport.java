package org.gradus.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;

/**
 * A report as one HTML file that needs nothing else: the style is inside, there is no script, and a content security policy in
 * the file itself forbids everything but that style.
 */
public final class HtmlReport {
    private final Templates templates;
    private final ZoneId zone;

    /** Writes times in the given zone. */
    public HtmlReport(Templates templates, ZoneId zone) {
        this.templates = templates;
        this.zone = zone;
    }

    /** The file's content, to be stored as UTF-8. */
    public String write(ReportView view) {
        return wholePage(templates, "report", ReportPage.of(view, zone));
    }

    /** A page that holds its style and needs nothing else; its template finds what it shows under the template's name. */
    static String wholePage(Templates templates, String template, Object shown) {
        // Line ends are part of what the policy's hash is made of, and HTML parsers turn them all into \n.
        String style = "\n" + templates.text("static/gradus.css").replace("\r\n", "\n");
        return templates.page(
                template,
                Map.of(
                        template,
                        shown,
                        "style",
                        style,
                        "policy",
                        "default-src 'none'; style-src 'sha256-" + sha256(style)
                                + "'; base-uri 'none'; form-action 'none'"));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
