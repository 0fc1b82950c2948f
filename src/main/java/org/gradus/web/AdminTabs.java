package org.gradus.web;

import java.util.List;
import java.util.stream.Stream;
import org.gradus.desk.Texts;

/** The parts of the administration. */
final class AdminTabs {
    private AdminTabs() {}

    /** @param current the last step of the part's address */
    static List<Frame.Tab> of(Texts texts, String current) {
        return Stream.of("people", "courses", "status")
                .map(part -> new Frame.Tab(texts.get("admin." + part), "/admin/" + part, part.equals(current)))
                .toList();
    }
}
