package org.gradus.handout;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** Takes a formula out of a line before its underscores, stars and backslashes are read as Markdown. */
final class FormulaParser implements InlineContentParser {
    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        Position start = scanner.position();
        while (scanner.hasNext() && scanner.peek() != '\n') {
            scanner.next();
        }
        String rest = scanner.getSource(start, scanner.position()).getContent();
        int end = Formulas.end(rest, 0);
        if (end < 0) {
            return ParsedInline.none();
        }
        scanner.setPosition(start);
        for (int i = 0; i < end; i++) {
            scanner.next();
        }
        int dollars = rest.startsWith("$$") ? 2 : 1;
        String tex = rest.substring(dollars, end - dollars).strip();
        return ParsedInline.of(new Formula(tex, dollars == 2), scanner.position());
    }

    /** Tries at each dollar sign that is neither escaped nor in code. */
    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return new FormulaParser();
        }
    }
}
