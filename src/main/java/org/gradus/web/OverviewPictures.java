package org.gradus.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradus.desk.Texts;
import org.gradus.report.Picture;
import org.gradus.report.Svg;
import org.jspecify.annotations.Nullable;

/** Draws how a class fares, each picture with a sentence and the same numbers as a table. */
final class OverviewPictures {
    private static final double WIDTH = 420;
    private static final double HEIGHT = 170;
    private static final double LEFT = 28;
    private static final double RIGHT = 392;
    private static final double TOP = 28;
    private static final double BOTTOM = 142;

    /** Up to so many days, uploads are counted by the hour. */
    private static final int DAYS_BY_HOUR = 4;

    private static final int MOST_BARS = 120;

    private static final List<Duration> STEPS =
            List.of(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3));

    private final Texts texts;
    private final ZoneId zone;

    OverviewPictures(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** The scores that count, by tenths; all points have a bar of their own. */
    Picture scores(List<Double> shares) {
        int[] bins = new int[11];
        shares.forEach(share -> bins[Math.min(10, (int) Math.floor(share * 10 + 1e-9))]++);
        List<String> labels = IntStream.rangeClosed(0, 10)
                .mapToObj(bin -> bin == 10 ? texts.get("overview.full") : Integer.toString(bin * 10))
                .toList();
        List<String> names = IntStream.rangeClosed(0, 10)
                .mapToObj(bin -> bin == 10
                        ? texts.get("overview.share-full")
                        : texts.get("overview.share", bin * 10, bin * 10 + 10))
                .toList();
        return bars(
                texts.get("overview.scores"),
                texts.get("overview.scores-caption", shares.size()),
                texts.get("overview.share-column"),
                bins,
                labels,
                names);
    }

    /** How long it took from the first attempt to all points. */
    Picture toFull(List<Duration> times, int notYet) {
        int[] bins = new int[STEPS.size() + 2];
        for (Duration time : times) {
            int bin = 0;
            while (bin < STEPS.size() && time.compareTo(STEPS.get(bin)) > 0) {
                bin++;
            }
            bins[bin]++;
        }
        bins[bins.length - 1] = notYet;
        List<String> labels = IntStream.range(0, bins.length)
                .mapToObj(bin -> texts.get("overview.step-" + bin))
                .toList();
        List<String> names = IntStream.range(0, bins.length)
                .mapToObj(bin -> texts.get("overview.step-long-" + bin))
                .toList();
        return bars(
                texts.get("overview.to-full"),
                texts.get("overview.to-full-caption", times.size(), notYet),
                texts.get("overview.time-column"),
                bins,
                labels,
                names);
    }

    private Picture bars(
            String title, String caption, String column, int[] bins, List<String> labels, List<String> names) {
        int most = Math.max(1, IntStream.of(bins).max().orElse(1));
        double step = (RIGHT - LEFT) / bins.length;
        List<List<String>> rows = IntStream.range(0, bins.length)
                .mapToObj(bin -> List.of(names.get(bin), Integer.toString(bins[bin])))
                .toList();
        Svg svg = new Svg(
                WIDTH,
                HEIGHT,
                title,
                rows.stream().map(row -> row.get(0) + ": " + row.get(1)).collect(Collectors.joining("; ", "", ".")));
        svg.line("zero", LEFT, BOTTOM, RIGHT, BOTTOM);
        for (int bin = 0; bin < bins.length; bin++) {
            double x = LEFT + bin * step;
            double height = (BOTTOM - TOP) * bins[bin] / most;
            if (bins[bin] > 0) {
                svg.rect("bar", x + 2, BOTTOM - height, step - 4, height, 2);
            }
            svg.text("value middle", x + step / 2, BOTTOM - height - 5, Integer.toString(bins[bin]))
                    .text("tick middle", x + step / 2, BOTTOM + 17, labels.get(bin));
        }
        return new Picture(
                title,
                caption,
                svg.markup(),
                "",
                new Picture.Table(caption, List.of(column, texts.get("overview.students")), rows));
    }

    /** Uploads by the hour or the day, with the due date. */
    Picture uploads(List<Instant> times, @Nullable Instant due) {
        String title = texts.get("overview.uploads");
        String caption = texts.get("overview.uploads-caption", times.size());
        if (times.isEmpty()) {
            return new Picture(title, caption, null, "", new Picture.Table(caption, List.of(), List.of()));
        }
        Instant last = times.get(times.size() - 1);
        ZonedDateTime from = times.get(0).atZone(zone).truncatedTo(ChronoUnit.DAYS);
        Instant end = due != null && due.isAfter(last) ? due : last;
        long days = ChronoUnit.DAYS.between(from, end.atZone(zone)) + 1;
        int width = days <= DAYS_BY_HOUR ? 1 : (int) (24 * ((days + MOST_BARS - 1) / MOST_BARS));
        int count = (int) (ChronoUnit.HOURS.between(from, end.atZone(zone)) / width) + 1;
        int[] bins = new int[count];
        times.forEach(time -> bins[(int) (ChronoUnit.HOURS.between(from, time.atZone(zone)) / width)]++);
        DateTimeFormatter name =
                DateTimeFormatter.ofPattern(width == 1 ? "EEE d MMM, HH:mm" : "EEE d MMM", Locale.ENGLISH);
        List<List<String>> rows = IntStream.range(0, count)
                .filter(bin -> bins[bin] > 0)
                .mapToObj(bin -> List.of(name.format(from.plusHours((long) bin * width)), Integer.toString(bins[bin])))
                .toList();
        int most = IntStream.of(bins).max().orElse(1);
        Svg svg = new Svg(
                WIDTH,
                HEIGHT,
                title,
                texts.get(
                        "overview.uploads-sentence",
                        times.size(),
                        rows.stream()
                                .filter(row -> row.get(1).equals(Integer.toString(most)))
                                .map(row -> row.get(0))
                                .findFirst()
                                .orElse(""),
                        most));
        double step = (RIGHT - LEFT) / count;
        svg.line("zero", LEFT, BOTTOM, RIGHT, BOTTOM)
                .text("tick end", LEFT - 4, TOP + 4, Integer.toString(most))
                .line("gridline", LEFT, TOP, RIGHT, TOP);
        for (int bin = 0; bin < count; bin++) {
            if (bins[bin] > 0) {
                double height = (BOTTOM - TOP) * bins[bin] / most;
                double gap = Math.min(1, step / 4);
                svg.rect("bar", LEFT + bin * step + gap, BOTTOM - height, step - 2 * gap, height, 0);
            }
        }
        axis(svg, from, count, width);
        if (due != null && due.isAfter(from.toInstant())) {
            double hours = ChronoUnit.MINUTES.between(from, due.atZone(zone)) / 60.0;
            double x = LEFT + hours / width * step;
            svg.line("due", x, TOP - 12, x, BOTTOM).text("due-text end", x - 4, TOP - 4, texts.get("overview.due"));
        }
        return new Picture(
                title,
                caption,
                svg.markup(),
                "",
                new Picture.Table(
                        caption,
                        List.of(
                                texts.get(width == 1 ? "overview.hour-column" : "overview.day-column"),
                                texts.get("overview.upload-column")),
                        rows));
    }

    private static void axis(Svg svg, ZonedDateTime from, int count, int width) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
        svg.text("tick", LEFT, BOTTOM + 17, day.format(from));
        if (count > 2) {
            int middle = count / 2;
            svg.text(
                    "tick middle",
                    LEFT + (RIGHT - LEFT) * middle / count,
                    BOTTOM + 17,
                    day.format(from.plusHours((long) middle * width)));
        }
        if (count > 1) {
            svg.text("tick end", RIGHT, BOTTOM + 17, day.format(from.plusHours((long) (count - 1) * width)));
        }
    }

    /** How a mistake fades, attempt by attempt. */
    String trend(List<Integer> trend) {
        int most = Math.max(1, trend.stream().mapToInt(Integer::intValue).max().orElse(1));
        StringBuilder path = new StringBuilder();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < trend.size(); i++) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(Svg.number(2 + 80.0 * i / (trend.size() - 1)))
                    .append(' ')
                    .append(Svg.number(20 - 18.0 * trend.get(i) / most));
            words.add(trend.get(i).toString());
        }
        return new Svg(
                        84,
                        22,
                        texts.get("overview.trend"),
                        texts.get("overview.trend-sentence", String.join(", ", words)))
                .path("trend", path)
                .markup();
    }

    /** A share as a bar; the number stands beside it. */
    String meter(double share, String sentence) {
        return new Svg(192, 8, sentence, sentence)
                .rect("track", 0, 0, 192, 8, 4)
                .rect("filled", 0, 0, Math.max(0.1, 192 * share), 8, 4)
                .markup();
    }
}
