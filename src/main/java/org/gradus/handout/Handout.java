package org.gradus.handout;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A handout: CommonMark with tables, and formulas in TeX between dollar signs, as an author writes it in {@code handout.md}.
 *
 * <p>A formula is {@code $…$} within a line, or {@code $$…$$}, which is displayed on its own and may span lines. As in Pandoc, there is no
 * space just inside single dollars and no digit after them, so that prices stay prices; {@code \$} is always a dollar sign. Nothing in a
 * formula is read as Markdown, and nothing in code is read as a formula.
 */
public final class Handout {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .customBlockParserFactory(new FormulaBlockParser.Factory())
            .customInlineContentParserFactory(new FormulaParser.Factory())
            .build();

    private final Node document;
    private final String title;

    private Handout(Node document, String title) {
        this.document = document;
        this.title = title;
    }

    /** Reads a handout. Every text is one: what is not understood as Markdown is shown as it stands. */
    public static Handout of(String markdown) {
        Node document = PARSER.parse(Formulas.guardPipes(markdown));
        String title = "";
        if (document.getFirstChild() instanceof Heading heading && heading.getLevel() == 1) {
            title = Formulas.restorePipes(PlainText.of(heading));
            heading.unlink();
        }
        return new Handout(document, title);
    }

    /** The heading with which the text begins, as plain text; empty if it begins otherwise. It is no part of the HTML. */
    public String title() {
        return title;
    }

    /** Whether there is a formula, so that a page knows whether it needs the scripts that draw them. */
    public boolean hasFormulas() {
        boolean[] found = {false};
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                found[0] |= node instanceof Formula;
                visitChildren(node);
            }

            @Override
            public void visit(CustomBlock block) {
                found[0] |= block instanceof FormulaBlock formula && formula.closed();
                visitChildren(block);
            }
        });
        return found[0];
    }

    /**
     * The text below the title as HTML: no scripts, no styles, no images, and links to the web or within the text only. Headings have
     * identifiers beginning with {@code handout-}. Formulas are elements of the class {@code math}, with {@code inline} or
     * {@code display}, that hold their TeX.
     *
     * @param shift how many levels headings go down, {@code >= 0}; with 0 the highest become {@code h2}, below the page's own {@code h1}
     */
    public String html(int shift) {
        if (shift < 0) {
            throw new IllegalArgumentException("Headings can only be shifted down, not by " + shift + ".");
        }
        HtmlRenderer renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .percentEncodeUrls(true)
                .extensions(List.of(HeadingAnchorExtension.builder()
                        .idPrefix(HandoutRenderer.ID_PREFIX)
                        .build()))
                .nodeRendererFactory(context -> new HandoutRenderer(context, shift, title))
                .build();
        return Formulas.restorePipes(renderer.render(document));
    }
}
