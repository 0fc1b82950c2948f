package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gradus.course.Role;
import org.gradus.store.Course;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages offer to whom; who may use which of them is the business of {@link EveryRouteTest}. */
class StaffAccessTest {
    private TestServer server;
    private Course course;
    private String place;
    private Person student;
    private Person assistant;
    private Person instructor;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        course = server.course("Machine Learning 1");
        student = server.member(course, "student07", Role.STUDENT);
        assistant = server.member(course, "assistant01", Role.ASSISTANT);
        instructor = server.member(course, "instructor01", Role.INSTRUCTOR);
        place = "/courses/" + course.id();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void assistantsSeeTheRosterAndChangeNothingThere() {
        Browser.Page page = server.signedIn(assistant).get(place + "/roster");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("student07@example.org").doesNotContain("/roster/people/", "id=\"email\"");
    }

    @Test
    void tabsOfferEachOnlyWhatTheyMayUse() {
        assertThat(server.signedIn(student).get(place).body()).doesNotContain(place + "/roster", place + "/settings");
        assertThat(server.signedIn(assistant).get(place).body())
                .contains(place + "/roster")
                .doesNotContain(place + "/settings", place + "/catalog");
        assertThat(server.signedIn(instructor).get(place).body())
                .contains(place + "/roster", place + "/settings", place + "/catalog");
    }
}
