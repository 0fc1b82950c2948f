package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.GradusException;
import org.gradus.desk.Addresses;
import org.gradus.desk.Services;
import org.gradus.desk.Texts;
import org.gradus.desk.Times;
import org.gradus.desk.VersionWords;
import org.gradus.desk.Viewer;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.CourseAssignment;

/** Which version of an assignment graded what in a course, and what changed since: for the course's staff. */
final class AssignmentVersionPages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}/versions";

    private final Pages pages;
    private final LoadedAssignments catalog;
    private final AssignmentVersions versions;
    private final VersionWords words;

    AssignmentVersionPages(Services services, Pages pages) {
        this.pages = pages;
        this.catalog = services.catalog();
        this.versions = services.versions();
        this.words = new VersionWords(pages.texts(), versions, services.installer());
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, this::show, Access.STAFF);
    }

    static String address(CourseAssignment assignment) {
        return Addresses.assignment(assignment) + "/versions";
    }

    /**
     * How many of the results that count were made by another version than the one in use.
     *
     * @param results all that count
     */
    record Older(int older, int results) {}

    /** Looks whether an assignment has a newer version than the one that graded what was handed in. */
    static Older older(AssignmentVersions versions, LoadedAssignments catalog, CourseAssignment assignment) {
        Map<String, Integer> counts = versions.countingBy(assignment.id());
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return new Older(0, 0);
        }
        String current = current(catalog, assignment);
        return new Older(current.isEmpty() ? 0 : all - counts.getOrDefault(current, 0), all);
    }

    private static String current(LoadedAssignments catalog, CourseAssignment assignment) {
        try {
            return catalog.get(assignment.catalogId()).version();
        } catch (GradusException e) {
            // That it cannot be used is told where it is to be used.
            return "";
        }
    }

    /** A version that is in use or graded something. */
    public record Row(String version, String brief, String from, boolean inUse, int results) {}

    private void show(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Texts texts = pages.texts();
        CourseAssignment assignment = viewer.theAssignment();
        Times times = new Times(viewer.zone());
        String id = assignment.catalogId();
        String current = current(catalog, assignment);
        Map<String, Integer> counts = versions.countingBy(assignment.id());
        Set<String> shown = new LinkedHashSet<>();
        if (!current.isEmpty()) {
            shown.add(current);
        }
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> shown.add(entry.getKey()));
        List<Row> rows = new ArrayList<>();
        shown.forEach(version -> rows.add(row(id, version, version.equals(current), counts, times)));
        String from = Optional.ofNullable(ctx.queryParam("from"))
                .filter(shown::contains)
                .orElseGet(() -> shown.stream()
                        .filter(version -> !version.equals(current))
                        .findFirst()
                        .orElse(""));
        Older older = older(versions, catalog, assignment);
        Pages.Page page = pages.page(ctx, texts.get("tab.VERSIONS"))
                .under(viewer.theCourse(), assignment)
                .tabs(StaffTabs.of(viewer, texts, StaffTabs.Part.VERSIONS))
                .with("address", Addresses.assignment(assignment))
                .with("rows", rows)
                .with("older", older.older())
                .with("results", older.results())
                .with("instructor", viewer.instructor())
                .with("author", viewer.author() ? CatalogPages.address(id) : "")
                .with("from", VersionWords.brief(from))
                .with("to", VersionWords.brief(current));
        if (!from.isEmpty() && !current.isEmpty()) {
            words.changes(id, from, current, viewer.author()).ifPresent(changes -> page.with("changes", changes));
        }
        page.render("versions");
    }

    private Row row(String id, String version, boolean inUse, Map<String, Integer> counts, Times times) {
        return new Row(
                version,
                VersionWords.brief(version),
                versions.find(id, version)
                        .map(found -> words.origin(found, times))
                        .orElseGet(() -> pages.texts().get("versions.not-kept")),
                inUse,
                counts.getOrDefault(version, 0));
    }
}
