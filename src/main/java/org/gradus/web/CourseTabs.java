package org.gradus.web;

import java.util.Arrays;
import java.util.List;
import org.gradus.desk.Addresses;
import org.gradus.desk.Texts;
import org.gradus.desk.Viewer;

/** The parts of a course that staff go to and fro between. */
final class CourseTabs {
    private CourseTabs() {}

    /** A part of a course for staff. */
    enum Part {
        ASSIGNMENTS("", false),
        ROSTER("/roster", false),
        GRADEBOOK("/gradebook", false),
        AUDIT("/audit", false),
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
        if (!viewer.staff()) {
            return List.of();
        }
        return Arrays.stream(Part.values())
                .filter(part -> viewer.instructor() || !part.instructorsOnly)
                .map(part -> new Frame.Tab(
                        texts.get("course-tab." + part),
                        Addresses.course(viewer.theCourse().id()) + part.path,
                        part == current))
                .toList();
    }
}
