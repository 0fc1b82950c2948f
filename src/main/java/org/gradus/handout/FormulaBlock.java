package org.gradus.handout;

import java.util.List;
import org.commonmark.node.CustomBlock;

/** A formula between two dollar signs at the beginning of a line and two at the end of the same or a later one. */
final class FormulaBlock extends CustomBlock {
    private List<String> lines = List.of();
    private boolean closed;

    /** Sets what stands after the opening dollars, and before the closing ones if the author wrote them. */
    void fill(List<String> lines, boolean closed) {
        this.lines = List.copyOf(lines);
        this.closed = closed;
    }

    String tex() {
        return String.join("\n", lines).strip();
    }

    /** Whether the closing dollars came before the next empty line. If not, it is no formula but a text to be shown. */
    boolean closed() {
        return closed;
    }
}
