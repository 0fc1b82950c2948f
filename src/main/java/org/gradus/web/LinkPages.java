package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.gradus.desk.Addresses;
import org.gradus.desk.LinkMails;
import org.gradus.desk.LinkMaker;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.store.AccountLinks;
import org.gradus.store.AccountLinks.Kind;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Enrolment;
import org.gradus.store.FailedSignIns;
import org.gradus.store.People;
import org.gradus.store.Person;

/** Links with which people choose a password: made by staff and shown once, or mailed to whoever forgot it. */
final class LinkPages {
    private final Pages pages;
    private final LinkMaker maker;
    private final Database database;
    private final People people;
    private final Courses courses;
    private final AccountLinks links;
    private final FailedSignIns asked;
    private final LinkMails mails;
    private final AuditLog audit;
    private final boolean secure;

    LinkPages(Services services, Pages pages, LinkMaker maker, LinkMails mails) {
        this.pages = pages;
        this.maker = maker;
        this.database = services.database();
        this.people = services.people();
        this.courses = services.courses();
        this.links = services.links();
        this.asked = services.failedSignIns();
        this.mails = mails;
        this.audit = services.audit();
        this.secure = services.config().secureCookies();
    }

    void register(RoutesConfig routes) {
        routes.post("/courses/{course}/roster/people/{person}/link", this::ofCourse, Access.INSTRUCTOR);
        routes.post("/admin/people/{person}/link", this::ofAdministrator, Access.ADMINISTRATOR);
        routes.get("/forgotten", ctx -> forgotten(ctx, false), Access.PUBLIC);
        routes.post("/forgotten", this::mail, Access.PUBLIC);
    }

    private void ofCourse(Context ctx) {
        Course course = Guard.viewer(ctx).theCourse();
        Person other = courses.enrolment(course.id(), Guard.number(ctx, "person"))
                .map(Enrolment::person)
                .orElseThrow(Refused::notFound);
        String roster = Addresses.course(course.id()) + "/roster";
        Pages.Page page = pages.page(ctx, pages.texts().get("link.title"))
                .under(course)
                .under(pages.texts().get("roster.title"), roster)
                .under(other.name(), roster + "/people/" + other.id())
                .tabs(CourseTabs.of(Guard.viewer(ctx), pages.texts(), CourseTabs.Part.ROSTER));
        show(ctx, page, other, course.id());
    }

    private void ofAdministrator(Context ctx) {
        Person other = people.byId(Guard.number(ctx, "person")).orElseThrow(Refused::notFound);
        Pages.Page page = pages.page(ctx, pages.texts().get("link.title"))
                .under(pages.texts().get("admin.people"), "/admin/people")
                .under(other.name(), "/admin/people/" + other.id());
        show(ctx, page, other, null);
    }

    private void show(Context ctx, Pages.Page page, Person other, @org.jspecify.annotations.Nullable Long course) {
        LinkMaker.Link made = maker.make(Guard.viewer(ctx), other, course);
        Kind kind = made.kind();
        page.with("person", other)
                .with("kind", kind.name())
                .with("mailed", mails.works())
                .with("hours", kind.life().toHours())
                .with("days", kind.life().toDays())
                .with("link", Sites.asSeenBy(ctx, secure) + made.path())
                .render("link");
    }

    private void forgotten(Context ctx, boolean sent) {
        pages.page(ctx, pages.texts().get("forgotten.title"))
                .with("mailed", mails.works())
                .with("sent", sent)
                .render("forgotten");
    }

    /**
     * Mails a link, if somebody has this address. Whether somebody has is neither told nor to be seen by the time it takes: either way one
     * transaction is written.
     */
    private void mail(Context ctx) {
        String email = People.address(Fields.line(ctx, "email"));
        if (mails.works() && asked.mayAsk(email, ClientAddress.of(ctx))) {
            database.transaction(handle -> {
                asked.noteAsked(email, ClientAddress.of(ctx));
                people.byEmail(email).filter(person -> !person.disabled()).ifPresent(this::mail);
                return null;
            });
        }
        forgotten(ctx, true);
    }

    private void mail(Person person) {
        mails.send(person, Kind.RESET, links.create(Kind.RESET, person.id(), null));
        audit.note(null, null, "link.mailed", person.email(), Kind.RESET.name());
    }
}
