package org.gradus.desk;

import org.gradus.sheet.Roster;
import org.gradus.store.AccountLinks;
import org.gradus.store.AuditLog;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.People;

/** Takes rosters over from sheets: works out what would be done, and does it if it is still what was shown. */
public final class RosterImports {
    private final Texts texts;
    private final Database database;
    private final People people;
    private final Courses courses;
    private final AccountLinks links;
    private final AuditLog audit;

    RosterImports(Services services, Texts texts) {
        this.texts = texts;
        this.database = services.database();
        this.people = services.people();
        this.courses = services.courses();
        this.links = services.links();
        this.audit = services.audit();
    }

    /** What the sheet would change in the viewer's course. */
    public RosterImport planned(Viewer viewer, Roster sheet) {
        return new RosterImport(viewer, texts, people, courses, sheet);
    }

    /**
     * Makes the changes.
     *
     * @param seen the fingerprint of what was shown
     * @param dropMissing whether students who are not in the sheet leave the course
     * @return false if something else would be done now: then nothing is
     */
    public boolean apply(Viewer viewer, Roster sheet, String seen, boolean dropMissing) {
        long course = viewer.theCourse().id();
        return database.transaction(handle -> {
            courses.hold(course);
            RosterImport planned = planned(viewer, sheet);
            if (!planned.fingerprint().equals(seen)) {
                return false;
            }
            String what = planned.apply(links, dropMissing);
            audit.note(
                    viewer.person(),
                    course,
                    "roster.imported",
                    viewer.theCourse().title(),
                    what);
            return true;
        });
    }
}
