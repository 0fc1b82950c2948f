package org.gradus.handout;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Writes what a page needs otherwise than CommonMark has it: headings below the page's own, tables and code that scroll by themselves and
 * by keyboard, links to the web only, no images.
 */
final class HandoutRenderer extends CoreHtmlNodeRenderer {
    /** Begins every identifier, so that none meets one of the page around it. */
    static final String ID_PREFIX = "handout-";

    private static final int HIGHEST = 2;
    private static final int LOWEST = 6;
    private static final Pattern WEB = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final HtmlWriter html;
    private final int shift;
    private String section;

    HandoutRenderer(HtmlNodeRendererContext context, int shift, String title) {
        super(context);
        this.html = context.getWriter();
        this.shift = shift;
        this.section = title;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        Set<Class<? extends Node>> types = new HashSet<>(super.getNodeTypes());
        types.addAll(Set.of(
                Formula.class,
                FormulaBlock.class,
                TableBlock.class,
                TableHead.class,
                TableBody.class,
                TableRow.class,
                TableCell.class));
        return types;
    }

    @Override
    public void visit(Heading heading) {
        section = PlainText.of(heading);
        String tag = "h" + Math.min(Math.max(heading.getLevel(), HIGHEST) + shift, LOWEST);
        html.line();
        html.tag(tag, context.extendAttributes(heading, tag, Map.of()));
        visitChildren(heading);
        html.tag("/" + tag);
        html.line();
    }

    @Override
    public void visit(Link link) {
        String target = link.getDestination();
        if (target.startsWith("#")) {
            html.tag("a", Map.of("href", context.encodeUrl("#" + ID_PREFIX + target.substring(1))));
        } else if (WEB.matcher(target).matches()) {
            html.tag("a", attributes("href", context.encodeUrl(target), "rel", "noopener"));
        } else {
            visitChildren(link);
            return;
        }
        visitChildren(link);
        html.tag("/a");
    }

    /** Only the words that stand for it: a page loads nothing on behalf of a handout. */
    @Override
    public void visit(Image image) {
        visitChildren(image);
    }

    @Override
    public void visit(FencedCodeBlock block) {
        code(block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        code(block.getLiteral());
    }

    private void code(String literal) {
        openScroll("Code");
        html.tag("pre");
        html.tag("code");
        html.text(literal);
        html.tag("/code");
        html.tag("/pre");
        closeScroll();
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof FormulaBlock formula) {
            formula(formula);
        } else {
            openScroll("Table");
            html.tag("table");
            visitChildren(block);
            html.tag("/table");
            closeScroll();
        }
    }

    private void formula(FormulaBlock formula) {
        html.line();
        if (formula.closed()) {
            math("div", "display", formula.tex());
        } else {
            html.tag("p");
            html.text("$$" + formula.tex());
            html.tag("/p");
        }
        html.line();
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Formula formula) {
            math("span", formula.displayed() ? "display" : "inline", formula.tex());
        } else if (node instanceof TableCell cell) {
            cell(cell);
        } else {
            String tag = node instanceof TableHead ? "thead" : node instanceof TableBody ? "tbody" : "tr";
            html.tag(tag);
            visitChildren(node);
            html.tag("/" + tag);
            html.line();
        }
    }

    private void math(String tag, String place, String tex) {
        html.tag(tag, Map.of("class", "math " + place));
        html.text(tex);
        html.tag("/" + tag);
    }

    /** Cells of the first row head columns, and a row's first cell heads the row; an empty one heads nothing. */
    private void cell(TableCell cell) {
        boolean heads = cell.getFirstChild() != null && (cell.isHeader() || cell.getPrevious() == null);
        Map<String, String> attributes =
                heads ? attributes("scope", cell.isHeader() ? "col" : "row") : new LinkedHashMap<>();
        if (cell.getAlignment() == TableCell.Alignment.RIGHT) {
            attributes.put("class", "r");
        } else if (cell.getAlignment() == TableCell.Alignment.CENTER) {
            attributes.put("class", "c");
        }
        html.tag(heads ? "th" : "td", attributes);
        visitChildren(cell);
        html.tag(heads ? "/th" : "/td");
    }

    private void openScroll(String what) {
        html.line();
        String label = section.isEmpty() ? what : what + ": " + section;
        html.tag("div", attributes("class", "scroll", "tabindex", "0", "role", "group", "aria-label", label));
    }

    private void closeScroll() {
        html.tag("/div");
        html.line();
    }

    /** Names and values in turn, written in this order. */
    private static Map<String, String> attributes(String... namesAndValues) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }
}
