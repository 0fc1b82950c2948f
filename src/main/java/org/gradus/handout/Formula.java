package org.gradus.handout;

import org.commonmark.node.CustomNode;

/** A formula within a paragraph, heading or cell. */
final class Formula extends CustomNode {
    private final String tex;
    private final boolean displayed;

    Formula(String tex, boolean displayed) {
        this.tex = tex;
        this.displayed = displayed;
    }

    String tex() {
        return tex;
    }

    /** Whether it was written with two dollar signs. */
    boolean displayed() {
        return displayed;
    }
}
