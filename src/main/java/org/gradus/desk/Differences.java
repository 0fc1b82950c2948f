package org.gradus.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a change changed, as the audit log tells it: {@code term: Autumn 2026 → Spring 2027; archived: false → true}. */
public final class Differences {
    private Differences() {}

    /** One fact about a thing; null and empty both mean that there is none. */
    record Fact(String name, @Nullable Object value) {}

    /** What differs between two lists of the same facts; empty if nothing does. */
    static String between(List<Fact> before, List<Fact> after) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            String old = shown(before.get(i));
            String now = shown(after.get(i));
            if (!Objects.equals(old, now)) {
                changes.add(before.get(i).name() + ": " + old + " → " + now);
            }
        }
        return String.join("; ", changes);
    }

    private static String shown(Fact fact) {
        String text = Objects.toString(fact.value(), "");
        return text.isEmpty() ? "–" : text;
    }
}
