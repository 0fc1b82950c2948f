package org.gradus.web;

import org.gradus.desk.Texts;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/** Gives the templates their texts. */
final class TemplateTexts extends AbstractMessageResolver {
    private final Texts texts;

    TemplateTexts(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] arguments) {
        return texts.get(key, arguments == null ? new Object[0] : arguments);
    }

    @Override
    public String createAbsentMessageRepresentation(
            ITemplateContext context, Class<?> origin, String key, Object[] arguments) {
        throw new IllegalArgumentException("messages.properties has no text for " + key);
    }
}
