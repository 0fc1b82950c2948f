package org.gradus.web;

import java.util.List;
import org.gradus.desk.Addresses;
import org.gradus.desk.Texts;
import org.gradus.desk.Viewer;

/** The parts of an assignment that staff go to and fro between. */
final class StaffTabs {
    private StaffTabs() {}

    /** A part of an assignment for staff. */
    enum Part {
        OVERVIEW("/overview", false),
        STUDENT_VIEW("", false),
        EXTENSIONS("/extensions", true),
        BATCHES("/batches", false),
        REGRADES("/regrades", true),
        VERSIONS("/versions", false),
        SETTINGS("/settings", true);

        private final String path;
        private final boolean instructorsOnly;

        Part(String path, boolean instructorsOnly) {
            this.path = path;
            this.instructorsOnly = instructorsOnly;
        }
    }

    /** The tabs for this viewer; none for students. */
    static List<Frame.Tab> of(Viewer viewer, Texts texts, Part current) {
        if (!viewer.staff() || Part.values().length == 1) {
            return List.of();
        }
        return java.util.Arrays.stream(Part.values())
                .filter(part -> viewer.instructor() || !part.instructorsOnly)
                .map(part -> new Frame.Tab(
                        texts.get("tab." + part),
                        Addresses.assignment(viewer.theAssignment()) + part.path,
                        part == current))
                .toList();
    }
}
