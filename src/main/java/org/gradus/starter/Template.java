package org.gradus.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A text file among Gradus' resources, with places such as {@code @id@} to be filled. */
record Template(String text) {
    static Template of(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the template " + name + " is missing in this build of Gradus");
            }
            return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Template with(String place, String value) {
        String name = "@" + place + "@";
        if (!text.contains(name)) {
            throw new IllegalStateException("the template has no place " + name);
        }
        return new Template(text.replace(name, value));
    }
}
