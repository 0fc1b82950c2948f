package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gradus.course.Role;
import org.gradus.desk.AccountRule;
import org.gradus.desk.Addresses;
import org.gradus.desk.LinkMails;
import org.gradus.desk.LinkMaker;
import org.gradus.desk.Made;
import org.gradus.desk.Refused;
import org.gradus.desk.RosterEntries;
import org.gradus.desk.RosterState;
import org.gradus.desk.Viewer;
import org.gradus.sheet.FormulaGuard;
import org.gradus.store.AccountLinks;
import org.gradus.store.Course;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.jspecify.annotations.Nullable;

/** Who takes part in a course: the list, adding, changing and dropping people one by one, and their invitations. */
final class RosterPages {
    private static final String PLACE = "/courses/{course}/roster";

    private final Pages pages;
    private final Courses courses;
    private final RosterEntries entries;
    private final LinkMaker links;
    private final LinkMails mails;
    private final @Nullable URI publicUrl;

    /** @param publicUrl how browsers reach the server; null if it was not said: then links begin as the asking browser's address */
    RosterPages(
            Pages pages,
            Courses courses,
            RosterEntries entries,
            LinkMaker links,
            LinkMails mails,
            @Nullable URI publicUrl) {
        this.pages = pages;
        this.courses = courses;
        this.entries = entries;
        this.links = links;
        this.mails = mails;
        this.publicUrl = publicUrl;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, ctx -> list(ctx, RosterEntries.Form.EMPTY, List.of()), Access.STAFF);
        routes.post(PLACE, this::add, Access.INSTRUCTOR);
        routes.post(PLACE + "/invitations", this::invite, Access.INSTRUCTOR);
        routes.get(PLACE + "/people/{person}", this::person, Access.INSTRUCTOR);
        routes.post(PLACE + "/people/{person}", this::change, Access.INSTRUCTOR);
        routes.post(PLACE + "/people/{person}/drop", ctx -> setActive(ctx, false), Access.INSTRUCTOR);
        routes.post(PLACE + "/people/{person}/return", ctx -> setActive(ctx, true), Access.INSTRUCTOR);
    }

    /** A line of the roster; what is not known is empty. */
    public record Row(
            long id,
            String name,
            String email,
            Role role,
            String section,
            String number,
            String extraTime,
            String state,
            String style) {
        static Row of(Enrolment enrolment) {
            RosterState state = RosterState.of(enrolment);
            return new Row(
                    enrolment.person().id(),
                    enrolment.person().name(),
                    enrolment.person().email(),
                    enrolment.role(),
                    enrolment.section(),
                    enrolment.studentNumber(),
                    enrolment.extraTimePercent() == 0 ? "" : "+" + enrolment.extraTimePercent() + " %",
                    state.name(),
                    state.style());
        }
    }

    private void list(Context ctx, RosterEntries.Form form, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        List<Enrolment> roster = courses.roster(course.id());
        PeopleFilter filter = PeopleFilter.of(ctx);
        List<Enrolment> chosen = roster.stream().filter(filter::shows).toList();
        Stretch<Enrolment> stretch = Stretch.of(chosen, ctx, address(course) + "?" + filter.query());
        ctx.status(problems.isEmpty() ? 200 : 422);
        pages.page(ctx, pages.texts().get("roster.title"))
                .under(course)
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ROSTER))
                .with("address", address(course))
                .with("instructor", viewer.instructor())
                .with("rows", stretch.rows().stream().map(Row::of).toList())
                .with("stretch", stretch)
                .with("filter", filter)
                .with("sections", PeopleFilter.sections(roster))
                .with("students", count(roster, Role.STUDENT))
                .with("assistants", count(roster, Role.ASSISTANT))
                .with("instructors", count(roster, Role.INSTRUCTOR))
                .with(
                        "invited",
                        roster.stream()
                                .filter(one -> RosterState.of(one) == RosterState.INVITED)
                                .count())
                .with("mailing", mails.works())
                .with("roles", Role.values())
                .with("filled", form)
                .with("problems", problems)
                .render("roster");
    }

    private static long count(List<Enrolment> roster, Role role) {
        return roster.stream().filter(one -> one.active() && one.role() == role).count();
    }

    private static String address(Course course) {
        return Addresses.course(course.id()) + "/roster";
    }

    private void add(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        RosterEntries.Form form = form(ctx);
        Made<Person> made = entries.add(viewer, form);
        if (!made.done()) {
            list(ctx, form, made.problems());
            return;
        }
        Person added = made.get();
        pages.redirect(
                ctx,
                address(viewer.theCourse()),
                pages.texts().get(added.invited() ? "roster.added-invited" : "roster.added", added.name()));
    }

    /** The enrolment of the address. */
    private Enrolment enrolment(Context ctx) {
        long person;
        try {
            person = Long.parseLong(ctx.pathParam("person"));
        } catch (NumberFormatException e) {
            throw Refused.notFound();
        }
        return courses.enrolment(Guard.viewer(ctx).theCourse().id(), person).orElseThrow(Refused::notFound);
    }

    private void person(Context ctx) {
        Enrolment enrolment = enrolment(ctx);
        show(ctx, enrolment, RosterEntries.Form.of(enrolment), List.of());
    }

    private void show(Context ctx, Enrolment enrolment, RosterEntries.Form form, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        ctx.status(problems.isEmpty() ? 200 : 422);
        pages.page(ctx, enrolment.person().name())
                .under(course)
                .under(pages.texts().get("roster.title"), address(course))
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ROSTER))
                .with(
                        "address",
                        address(course) + "/people/" + enrolment.person().id())
                .with("person", Row.of(enrolment))
                .with(
                        "account",
                        AccountRule.of(viewer, courses).of(enrolment.person()).name())
                .with("mayLink", links.mayMake(viewer, enrolment.person()))
                .with("active", enrolment.active())
                .with("mailing", mails.works())
                .with("roles", Role.values())
                .with("filled", form)
                .with("problems", problems)
                .render("roster-person");
    }

    private void change(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        RosterEntries.Form form = form(ctx);
        long id = enrolment(ctx).person().id();
        Made<Enrolment> made = entries.change(viewer, id, form);
        if (!made.done()) {
            show(ctx, enrolment(ctx), form, made.problems());
            return;
        }
        pages.redirect(
                ctx,
                address(viewer.theCourse()),
                pages.texts().get("roster.changed", made.get().person().name()));
    }

    private void setActive(Context ctx, boolean active) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        long id = enrolment(ctx).person().id();
        Made<Enrolment> made = entries.setActive(viewer, id, active);
        Enrolment now = enrolment(ctx);
        if (!made.done()) {
            show(ctx, now, RosterEntries.Form.of(now), made.problems());
            return;
        }
        // Who dropped out of the course by the own hand may not see its roster any more.
        boolean gone = !active && id == viewer.signedIn().id() && !viewer.administrator();
        pages.redirect(
                ctx,
                gone ? "/" : address(course),
                pages.texts()
                        .get(
                                active ? "roster.returned" : "roster.dropped",
                                now.person().name()));
    }

    /** Makes a link for everybody who has no password yet, and shows them all. */
    private void invite(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        String site = publicUrl == null ? Sites.asSeenBy(ctx, false) : publicUrl.toString();
        boolean mailed = mails.works() && Fields.text(ctx, "as").equals("mail");
        RosterEntries.Invitations invitations = entries.invite(viewer, site, mailed);
        if (Fields.text(ctx, "as").equals("csv")) {
            Downloads.answer(ctx, "invitations.csv", "text/csv; charset=utf-8", csv(invitations.made()));
            return;
        }
        pages.page(ctx, pages.texts().get("invitations.title"))
                .under(viewer.theCourse())
                .under(pages.texts().get("roster.title"), address(viewer.theCourse()))
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ROSTER))
                .with("invitations", invitations.made())
                .with("mailed", mailed)
                .with("others", invitations.others())
                .with("days", AccountLinks.Kind.INVITATION.life().toDays())
                .render("invitations");
    }

    private static byte[] csv(List<RosterEntries.Invitation> invitations) {
        StringBuilder text = new StringBuilder("\uFEFFName,Email,Link\r\n");
        for (RosterEntries.Invitation one : invitations) {
            text.append(cell(one.name()))
                    .append(',')
                    .append(cell(one.email()))
                    .append(',')
                    .append(cell(one.link()))
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        return '"' + FormulaGuard.guard(text).replace("\"", "\"\"") + '"';
    }

    private static RosterEntries.Form form(Context ctx) {
        return new RosterEntries.Form(
                Fields.line(ctx, "name"),
                People.address(Fields.line(ctx, "email")),
                Fields.line(ctx, "role"),
                Fields.line(ctx, "section"),
                Fields.line(ctx, "number"),
                Fields.line(ctx, "login"),
                Fields.line(ctx, "extra-time"));
    }
}
