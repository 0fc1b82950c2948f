package org.gradus.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.grading.CheckResult;
import org.gradus.report.ReportView;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one attempt to another, of what the viewer may see of both.
 *
 * @param earlier points of the earlier one
 * @param later points of the later one
 * @param rows the checks in order, those that changed first
 */
public record Changes(double earlier, double later, double maxPoints, int better, int worse, List<Row> rows) {
    /** How a check changed. */
    public enum Kind {
        BETTER("pass"),
        WORSE("fail"),
        SAME("idle"),
        /** Only one of the two has this check: the assignment was changed in between. */
        OTHER("part");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        /** Style of its badge. */
        public String style() {
            return style;
        }
    }

    /** A check in both attempts; null points where one does not have it. */
    public record Row(
            String title,
            Kind kind,
            @Nullable Double earlier,
            @Nullable Double later,
            double maxPoints) {
        public String before() {
            return earlier == null ? "" : Points.of(earlier);
        }

        public String now() {
            return later == null ? "" : Points.of(later);
        }

        public String max() {
            return Points.of(maxPoints);
        }
    }

    public String before() {
        return Points.of(earlier);
    }

    public String now() {
        return Points.of(later);
    }

    public String max() {
        return Points.of(maxPoints);
    }

    static Changes between(ReportView before, ReportView now) {
        Map<String, CheckResult> earlier = byId(before);
        Map<String, CheckResult> later = byId(now);
        List<Row> changed = new ArrayList<>();
        List<Row> same = new ArrayList<>();
        later.forEach((id, check) -> {
            Row row = row(earlier.get(id), check);
            (row.kind() == Kind.SAME ? same : changed).add(row);
        });
        earlier.forEach((id, check) -> {
            if (!later.containsKey(id)) {
                changed.add(new Row(check.title(), Kind.OTHER, check.points(), null, check.maxPoints()));
            }
        });
        int better =
                (int) changed.stream().filter(row -> row.kind() == Kind.BETTER).count();
        int worse =
                (int) changed.stream().filter(row -> row.kind() == Kind.WORSE).count();
        changed.addAll(same);
        return new Changes(before.score(), now.score(), now.maxScore(), better, worse, changed);
    }

    private static Row row(@Nullable CheckResult before, CheckResult now) {
        if (before == null) {
            return new Row(now.title(), Kind.OTHER, null, now.points(), now.maxPoints());
        }
        int order = Double.compare(now.points(), before.points());
        return new Row(
                now.title(),
                order > 0 ? Kind.BETTER : order < 0 ? Kind.WORSE : Kind.SAME,
                before.points(),
                now.points(),
                now.maxPoints());
    }

    private static Map<String, CheckResult> byId(ReportView view) {
        Map<String, CheckResult> checks = new LinkedHashMap<>();
        view.checks().forEach(check -> checks.put(check.id(), check));
        return checks;
    }
}
