package org.gradus.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.util.Locale;
import org.gradus.config.LogFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of a server, on standard error: the service manager keeps it. Other commands log warnings alone. */
final class Logs {
    private static final Logger LOG = LoggerFactory.getLogger("org.gradus.cli.Gradus");

    private final LogFormat format;

    private Logs(LogFormat format) {
        this.format = format;
    }

    /** Tells the operator: plainly in text, as a part of the log where programs read it. */
    void say(String sentence) {
        switch (format) {
            case TEXT -> System.err.println(sentence);
            case JSON -> LOG.info("{}", sentence);
        }
    }

    static Logs begin(LogFormat format) {
        String name = "/org/gradus/cli/log-" + format.name().toLowerCase(Locale.ROOT) + ".xml";
        URL file = Logs.class.getResource(name);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(file);
        } catch (JoranException e) {
            throw new IllegalStateException("packaged without a sound " + name, e);
        }
        return new Logs(format);
    }
}
