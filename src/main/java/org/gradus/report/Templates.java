package org.gradus.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** The templates and static files: from the jar, or from a folder in which they are being edited. */
public final class Templates {
    private static final String PREFIX = "templates/";

    private final TemplateEngine engine = new TemplateEngine();
    private final Source source;

    private Templates(AbstractConfigurableTemplateResolver resolver, boolean cached, Source source) {
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setSuffix(".html");
        resolver.setCacheable(cached);
        engine.setTemplateResolver(resolver);
        this.source = source;
    }

    /** The templates in Gradus's own jar. */
    public static Templates packaged() {
        ClassLoader loader = Templates.class.getClassLoader();
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(loader);
        resolver.setPrefix(PREFIX);
        return new Templates(resolver, true, name -> loader.getResourceAsStream(PREFIX + name));
    }

    /** The templates in a folder, read again for each page. */
    public static Templates in(Path folder) {
        FileTemplateResolver resolver = new FileTemplateResolver();
        resolver.setPrefix(folder.toAbsolutePath() + "/");
        return new Templates(resolver, false, name -> Files.newInputStream(folder.resolve(name)));
    }

    /** The engine, for pages that need a context of their own. */
    public TemplateEngine engine() {
        return engine;
    }

    /** A page from a template: its name without {@code .html}, and its variables. */
    public String page(String template, Map<String, Object> variables) {
        return engine.process(template, new Context(Locale.ENGLISH, variables));
    }

    /** A text file beside the templates, such as {@code static/gradus.css}. */
    public String text(String name) {
        try (InputStream in = source.open(name)) {
            if (in == null) {
                throw new IllegalStateException("templates/" + name + " is missing in this build of Gradus.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "templates/" + name + " cannot be read: is the folder of templates complete?", e);
        }
    }

    private interface Source {
        @org.jspecify.annotations.Nullable
        InputStream open(String name) throws IOException;
    }
}
