package org.gradus.report;

import java.util.Locale;

/**
 * Writes one picture as SVG. Colours come from classes only, so that pictures follow the page's tokens and need no inline style;
 * every text is escaped here.
 */
public final class Svg {
    private final StringBuilder markup = new StringBuilder();

    /**
     * A picture of the given size in its own units.
     *
     * @param sentence what a reader who does not see the picture is told
     */
    public Svg(double width, double height, String title, String sentence) {
        markup.append("<svg role=\"img\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\" aria-label=\"")
                .append(escape(sentence))
                .append("\"><title>")
                .append(escape(title))
                .append("</title><desc>")
                .append(escape(sentence))
                .append("</desc>");
    }

    public Svg line(String style, double x1, double y1, double x2, double y2) {
        return open("line", style)
                .attribute("x1", x1)
                .attribute("y1", y1)
                .attribute("x2", x2)
                .attribute("y2", y2)
                .close();
    }

    public Svg rect(String style, double x, double y, double width, double height, double radius) {
        open("rect", style)
                .attribute("x", x)
                .attribute("y", y)
                .attribute("width", width)
                .attribute("height", height);
        return (radius > 0 ? attribute("rx", radius) : this).close();
    }

    public Svg circle(String style, double x, double y, double radius) {
        return open("circle", style)
                .attribute("cx", x)
                .attribute("cy", y)
                .attribute("r", radius)
                .close();
    }

    /** A shape or line given by commands, such as {@code M0 0h2v1h-2z}. */
    public Svg path(String style, CharSequence commands) {
        open("path", style);
        markup.append(" d=\"").append(commands).append('"');
        return close();
    }

    /** A shape in one colour of its own, which stays the same on light and dark pages: for pictures of things. */
    Svg painted(String colour, CharSequence commands) {
        open("path", "pixel");
        markup.append(" fill=\"")
                .append(colour)
                .append("\" d=\"")
                .append(commands)
                .append('"');
        return close();
    }

    /** A text beginning, centred or ending at a point, as its style says. */
    public Svg text(String style, double x, double y, String text) {
        open("text", style).attribute("x", x).attribute("y", y);
        markup.append('>').append(escape(text)).append("</text>");
        return this;
    }

    /** A text that is read upwards, centred at a point. */
    public Svg upwards(String style, double x, double y, String text) {
        open("text", style);
        markup.append(" transform=\"translate(")
                .append(number(x))
                .append(' ')
                .append(number(y))
                .append(") rotate(-90)\">")
                .append(escape(text))
                .append("</text>");
        return this;
    }

    /** The picture as markup. */
    public String markup() {
        return markup + "</svg>";
    }

    private Svg open(String element, String style) {
        markup.append('<').append(element).append(" class=\"").append(style).append('"');
        return this;
    }

    private Svg attribute(String name, double value) {
        markup.append(' ').append(name).append("=\"").append(number(value)).append('"');
        return this;
    }

    private Svg close() {
        markup.append("/>");
        return this;
    }

    /** A place or size as it is written: one decimal at most. */
    public static String number(double x) {
        String text = String.format(Locale.ROOT, "%.1f", x);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
