package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.gradus.course.ScoreOverride;
import org.gradus.desk.Addresses;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Extensions;
import org.gradus.store.Overrides;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the list of assignments a student sees at a glance what is to be done. */
class CoursePagesTest {
    private TwoCourses courses;
    private TestServer server;
    private TwoCourses.Side here;

    @BeforeEach
    void start(@TempDir Path folder) {
        courses = new TwoCourses(folder);
        server = courses.server;
        here = courses.here;
    }

    @AfterEach
    void stop() {
        courses.close();
    }

    private String list(Person person) {
        return server.as(person).get(Addresses.course(here.course().id())).body();
    }

    private void due(Duration fromNow) {
        CourseAssignment before = here.assignment();
        server.services()
                .assignments()
                .update(new CourseAssignment(
                        before.id(),
                        before.course(),
                        before.catalogId(),
                        before.title(),
                        before.position(),
                        true,
                        null,
                        TestServer.NOW.plus(fromNow),
                        null,
                        0,
                        3,
                        null,
                        before.counting(),
                        before.diagnosis(),
                        1,
                        null));
    }

    @Test
    void everybodySeesTheOwnScoreThere() {
        assertThat(list(here.student())).contains("Your score so far: 70 / 100", ">open<");
        assertThat(list(here.other())).contains("Nothing handed in yet").doesNotContain("Your score");
        assertThat(list(here.instructor())).contains(">open<").doesNotContain("Your score", "Nothing handed in");

        new Overrides(server.services().database(), server.clock())
                .set(here.assignment().id(), here.other().id(), ScoreOverride.to(31, "oral"), "", here.instructor());

        assertThat(list(here.other())).contains("Your score: 31");
        server.services()
                .assignments()
                .update(here.assignment().withGradesPublished(server.clock().instant()));
        assertThat(list(here.student())).contains("Your score: 70 / 100", ">grades published<");
    }

    @Test
    void theOwnDatesDecideWhatIsOpen() {
        due(Duration.ofDays(-1));
        server.services()
                .extensions()
                .grant(
                        here.assignment().id(),
                        new Extensions.Granted(
                                here.other().id(), TestServer.NOW.plus(Duration.ofDays(1)), null, 0, "ill"),
                        here.instructor());

        assertThat(list(here.student())).contains(">closed<");
        assertThat(list(here.other())).contains(">open<");
        assertThat(server.as(here.student()).get(here.place()).body())
                .contains("The assignment is closed: nothing can be handed in any more.")
                .doesNotContain("Attempts left", "From a terminal");
        assertThat(server.as(here.other()).get(here.place()).body()).contains("Attempts left", "From a terminal");
    }
}
