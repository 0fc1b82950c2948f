package org.gradus.handout;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** Collects the lines of a displayed formula. Like TeX, it ends a formula that was not closed at the next empty line. */
final class FormulaBlockParser extends AbstractBlockParser {
    private static final String MARK = "$$";
    private static final int CODE_INDENT = 4;

    private final FormulaBlock block = new FormulaBlock();
    private final List<String> lines = new ArrayList<>();
    private boolean closed;

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return closed || state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        String text = line.getContent().toString().stripTrailing();
        closed = text.endsWith(MARK);
        lines.add(closed ? text.substring(0, text.length() - MARK.length()) : text);
    }

    @Override
    public void closeBlock() {
        block.fill(lines, closed);
    }

    /** Starts at a line that begins with the mark and holds no text behind a second one. */
    static final class Factory implements BlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            String line = state.getLine().getContent().toString();
            int start = state.getNextNonSpaceIndex();
            if (state.getIndent() >= CODE_INDENT || !line.startsWith(MARK, start)) {
                return BlockStart.none();
            }
            int rest = start + MARK.length();
            int second = line.indexOf(MARK, rest);
            boolean whole =
                    second > rest && line.substring(second + MARK.length()).isBlank();
            return second < 0 || whole ? BlockStart.of(new FormulaBlockParser()).atIndex(rest) : BlockStart.none();
        }
    }
}
