package org.gradus.desk;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.gradus.course.TimeLeft;

/**
 * All texts of the pages, from one file: {@code messages.properties} beside the templates. A translation is another such file. Texts take
 * arguments as {@link MessageFormat} does, so an apostrophe is written twice in those that have some.
 */
public final class Texts {
    private final Properties texts = new Properties();
    private final Locale locale = Locale.ENGLISH;

    public Texts(String file) {
        try {
            texts.load(new StringReader(file));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * The text of a key.
     *
     * @throws IllegalArgumentException if there is none: a page with a hole is a fault of ours
     */
    public String get(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("messages.properties has no text for " + key);
        }
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /** The text of an error for a program: its own one below {@code api.}, where what helps a person at a page does not help it. */
    public String forPrograms(String key, Object... arguments) {
        String own = key.replaceFirst("^error\\.", "api.");
        return get(has(own) ? own : key, arguments);
    }

    /** A time as people say it: {@code 5 hours 12 minutes}. */
    public String duration(TimeLeft time) {
        return time.parts().stream()
                .map(part -> get("time." + part.unit(), part.count()))
                .collect(Collectors.joining(" "));
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }
}
