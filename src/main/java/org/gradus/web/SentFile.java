package org.gradus.web;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.gradus.desk.Refused;

/**
 * A file that a program sent, as the field of a form or as the body.
 *
 * @param name as the sender calls it
 * @param content at most one byte more than is taken, which tells that it is too long
 */
record SentFile(String name, byte[] content) {
    /**
     * Which file is wanted.
     *
     * @param field of the form
     * @param type of the body
     * @param usualName of a body without {@code ?name=}
     * @param missing key of the sentence for whoever sent none
     */
    record Wanted(String field, String type, String usualName, String missing) {}

    /**
     * Reads the file that was sent; 400 if there is none.
     *
     * @param limit the most bytes that are taken
     */
    static SentFile of(Context ctx, Wanted wanted, long limit) {
        String type = Optional.ofNullable(ctx.contentType()).orElse("");
        try {
            if (type.startsWith("multipart/form-data")) {
                UploadedFile file = ctx.uploadedFile(wanted.field());
                if (file == null) {
                    throw Refused.badRequest(wanted.missing());
                }
                try (InputStream in = file.content()) {
                    return new SentFile(file.filename(), in.readAllBytes());
                }
            }
            if (type.startsWith(wanted.type())) {
                String name = Optional.ofNullable(ctx.queryParam("name")).orElse(wanted.usualName());
                return new SentFile(name, ctx.bodyInputStream().readNBytes((int) limit + 1));
            }
        } catch (IOException e) {
            // The sender is gone, or sent less than was announced.
            throw Refused.badRequest("error.request");
        }
        throw Refused.badRequest(wanted.missing());
    }
}
