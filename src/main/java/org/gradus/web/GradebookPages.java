package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradus.course.GradebookCell;
import org.gradus.course.TimeLeft;
import org.gradus.desk.Addresses;
import org.gradus.desk.Gradebook;
import org.gradus.desk.Gradebooks;
import org.gradus.desk.Points;
import org.gradus.desk.Texts;
import org.gradus.desk.Viewer;
import org.gradus.sheet.GradeTable;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;

/** The gradebook of a course, and its files. */
final class GradebookPages {
    private static final String PLACE = "/courses/{course}/gradebook";
    private static final String NAME = "name";
    private static final String TOTAL = "total";

    private final Pages pages;
    private final Gradebooks gradebooks;

    GradebookPages(Pages pages, Gradebooks gradebooks) {
        this.pages = pages;
        this.gradebooks = gradebooks;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, this::show, Access.STAFF);
        routes.get(PLACE + ".csv", this::csv, Access.STAFF);
        routes.get("/courses/{course}/assignments/{assignment}/grades-moodle.csv", this::moodle, Access.STAFF);
    }

    /**
     * The head of a column: a way to sort by it.
     *
     * @param sorted {@code ascending}, {@code descending} or empty
     */
    public record Head(String title, String note, String address, String sorted) {}

    /** A cell. */
    public record CellView(String points, String marks, String style, String address) {}

    /** A student. */
    public record RowView(String name, String section, List<CellView> cells, String total) {}

    /** What the reader asked for. */
    private record Choice(String address, PeopleFilter filter, String sort, boolean descending) {
        static Choice of(Context ctx, Course course) {
            return new Choice(
                    Addresses.course(course.id()) + "/gradebook",
                    PeopleFilter.of(ctx),
                    Optional.of(PeopleFilter.parameter(ctx, "sort"))
                            .filter(sort -> !sort.isEmpty())
                            .orElse(NAME),
                    PeopleFilter.parameter(ctx, "order").equals("descending"));
        }

        Comparator<Gradebook.Row> order(Gradebook book) {
            Comparator<Gradebook.Row> byName =
                    Comparator.comparing(row -> row.student().person().name().toLowerCase(Locale.ROOT));
            int column = column(book);
            Comparator<Gradebook.Row> order = sort.equals(TOTAL)
                    ? Comparator.comparingDouble(Gradebook.Row::total)
                    : column < 0
                            ? byName
                            : Comparator.comparing(
                                    row -> row.cells().get(column).known().points(),
                                    Comparator.nullsFirst(Comparator.naturalOrder()));
            return (descending ? order.reversed() : order).thenComparing(byName);
        }

        private int column(Gradebook book) {
            return IntStream.range(0, book.columns().size())
                    .filter(i -> sort.equals(
                            Long.toString(book.columns().get(i).assignment().id())))
                    .findFirst()
                    .orElse(-1);
        }

        Head head(String key, String title, String note) {
            boolean current = sort.equals(key);
            // Names begin at A, points at the top.
            boolean next = current ? !descending : !key.equals(NAME);
            return new Head(title, note, sorted(key, next), current ? (descending ? "descending" : "ascending") : "");
        }

        /** The address of this choice in its order. */
        String here() {
            return sorted(sort, descending);
        }

        private String sorted(String key, boolean down) {
            return address + "?sort=" + URLEncoder.encode(key, StandardCharsets.UTF_8)
                    + (down ? "&order=descending" : "") + filter.query();
        }
    }

    private void show(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        Texts texts = pages.texts();
        Gradebook book = gradebooks.read(course);
        Choice choice = Choice.of(ctx, course);
        List<Gradebook.Row> chosen = book.rows().stream()
                .filter(row -> choice.filter().shows(row.student()))
                .sorted(choice.order(book))
                .toList();
        CellWords words = new CellWords(texts);
        List<Head> heads = new ArrayList<>();
        heads.add(choice.head(NAME, texts.get("gradebook.student"), ""));
        book.columns()
                .forEach(column -> heads.add(choice.head(
                        Long.toString(column.assignment().id()),
                        column.assignment().title(),
                        texts.get("gradebook.of", Points.of(column.maxPoints())))));
        heads.add(choice.head(TOTAL, texts.get("gradebook.total"), ""));
        Stretch<Gradebook.Row> stretch = Stretch.of(chosen, ctx, choice.here());
        pages.page(ctx, texts.get("gradebook.title"))
                .under(course)
                .tabs(CourseTabs.of(viewer, texts, CourseTabs.Part.GRADEBOOK))
                .with("address", Addresses.course(course.id()))
                .with("heads", heads)
                .with(
                        "rows",
                        stretch.rows().stream()
                                .map(row -> row(book, row, words))
                                .toList())
                .with("stretch", stretch)
                .with("averages", averages(book, chosen))
                .with("all", book.rows().size())
                .with(
                        "sections",
                        PeopleFilter.sections(
                                book.rows().stream().map(Gradebook.Row::student).toList()))
                .with("filter", choice.filter())
                .with("csv", choice.address() + ".csv" + choice.filter().query().replaceFirst("&", "?"))
                .with("sort", choice.sort())
                .with("order", choice.descending() ? "descending" : "")
                .render("gradebook");
    }

    private static RowView row(Gradebook book, Gradebook.Row row, CellWords words) {
        List<CellView> cells = IntStream.range(0, row.cells().size())
                .mapToObj(i -> {
                    GradebookCell known = row.cells().get(i).known();
                    return new CellView(
                            words.points(known),
                            words.marks(known),
                            words.style(known),
                            Addresses.student(
                                    book.columns().get(i).assignment(),
                                    row.student().person().id()));
                })
                .toList();
        return new RowView(
                row.student().person().name(),
                row.student().section(),
                cells,
                Points.of(row.total()) + " / " + Points.of(row.maxTotal()));
    }

    /** The mean of those who have points, for each column and in all. */
    private static List<String> averages(Gradebook book, List<Gradebook.Row> rows) {
        Stream<String> columns = IntStream.range(0, book.columns().size())
                .mapToObj(i -> rows.stream()
                        .map(row -> row.cells().get(i).known().points())
                        .filter(points -> points != null)
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .stream()
                        .mapToObj(Points::of)
                        .findFirst()
                        .orElse("–"));
        Stream<String> total = rows.stream().mapToDouble(Gradebook.Row::total).average().stream()
                .mapToObj(Points::of);
        return Stream.concat(columns, total).toList();
    }

    /** What a cell says, in words that do without colour. */
    static final class CellWords {
        private final Texts texts;

        CellWords(Texts texts) {
            this.texts = texts;
        }

        String points(GradebookCell cell) {
            Double points = cell.points();
            return points == null
                    ? texts.get(cell.excused() ? "gradebook.excused" : "gradebook.none")
                    : Points.of(points);
        }

        /** Why the points are what they are; empty if nothing is to be said. */
        String marks(GradebookCell cell) {
            List<String> marks = new ArrayList<>();
            if (cell.overridden()) {
                marks.add(texts.get("gradebook.by-hand"));
            }
            if (!cell.lateBy().isZero() && !cell.overridden() && !cell.excused()) {
                marks.add(texts.get("gradebook.late", texts.duration(TimeLeft.of(cell.lateBy()))));
            }
            if (cell.extended()) {
                marks.add(texts.get("gradebook.extended"));
            }
            if (cell.waiting()) {
                marks.add(texts.get("gradebook.waiting"));
            }
            if (cell.missing()) {
                marks.add(texts.get("gradebook.missing"));
            }
            return String.join(", ", marks);
        }

        String style(GradebookCell cell) {
            return cell.missing() ? "missing" : cell.overridden() || cell.excused() ? "by-hand" : "";
        }
    }

    private void csv(Context ctx) {
        Course course = Guard.viewer(ctx).theCourse();
        PeopleFilter filter = PeopleFilter.of(ctx);
        Gradebook book = gradebooks.read(course);
        Gradebook shown = new Gradebook(
                book.columns(),
                book.rows().stream().filter(row -> filter.shows(row.student())).toList());
        Downloads.answer(
                ctx,
                course.title() + ".csv",
                "text/csv; charset=utf-8",
                table(shown).toCsv());
    }

    private void moodle(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Gradebook book = gradebooks.read(viewer.theCourse(), assignment);
        Downloads.answer(
                ctx,
                assignment.title() + " for Moodle.csv",
                "text/csv; charset=utf-8",
                table(book).toMoodleImport(0));
    }

    static GradeTable table(Gradebook book) {
        return new GradeTable(
                book.columns().stream()
                        .map(column ->
                                new GradeTable.Assignment(column.assignment().title(), column.maxPoints()))
                        .toList(),
                book.rows().stream()
                        .map(row -> new GradeTable.Row(
                                row.person(),
                                row.cells().stream().map(Gradebook.Cell::mark).toList()))
                        .toList());
    }
}
