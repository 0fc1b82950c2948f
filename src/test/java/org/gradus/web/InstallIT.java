package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.assignment.InMemoryCompiler;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.StoredSubmission;
import org.gradus.submission.SampleBuilder;
import org.gradus.testing.GuideAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder in a zip to a grade: with real workers, for the samples of the proof and for what a student hands in. */
class InstallIT {
    private static final Pattern VERSION = Pattern.compile("/versions/([0-9a-f]{64})");

    @TempDir
    private Path folder;

    private static String proved(Browser author, GuideAssignment assignment) {
        author.get("/catalog/install");
        Browser.Page sent =
                author.upload("/catalog/install", Map.of(), "zip", "a.zip", assignment.zip("mean-squares/"));
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        while (author.get(sent.location() + "/state").body().contains("\"ended\":false")) {
            LockSupport.parkNanos(50_000_000);
        }
        Browser.Page version = author.follow(author.follow(sent));
        assertThat(version.body()).contains("1 graded, 0 with another verdict than expected", ">proved</span>");
        Matcher found = VERSION.matcher(version.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void use(Browser author, String version) {
        String place = "/catalog/assignments/mean-squares/versions/" + version + "/use";
        Browser.Page asked = author.post(place, Map.of());
        Matcher confirmed =
                Pattern.compile("name=\"confirmed\" value=\"([^\"]+)\"").matcher(asked.body());
        if (confirmed.find()) {
            asked = author.post(place, Map.of("confirmed", confirmed.group(1)));
        }
        assertThat(asked.status()).as(asked.body()).isEqualTo(303);
    }

    private static byte[] jar(TestServer server, Path sample) {
        return ((SampleBuilder.Built.Jar) new SampleBuilder(InMemoryCompiler.ownClassPath(), 17)
                        .build(
                                sample,
                                server.services().catalog().get("mean-squares").interfaces()))
                .bytes();
    }

    @Test
    void whatWasInstalledGradesAndItsNextVersionIsSaidToBeAnother() throws Exception {
        GuideAssignment assignment = GuideAssignment.whole();
        assignment.writeTo(Files.createDirectories(folder.resolve("sources")));
        Path sample = folder.resolve("sources/submissions/accepted/plain-loops");
        try (TestServer server = TestServer.startGrading(folder)) {
            Browser author = server.signedIn(server.author("author01"));
            String first = proved(author, assignment);
            use(author, first);
            Course course = server.course("Machine Learning 1");
            Browser instructor = server.signedIn(server.member(course, "instructor01", Role.INSTRUCTOR));
            Browser student = server.signedIn(server.member(course, "student07", Role.STUDENT));
            CourseAssignment published = server.assignment(course, "mean-squares");
            String place = Addresses.assignment(published);

            student.get(place);
            Browser.Page sent =
                    student.upload(place + "/submissions", Map.of(), "jar", "loops.jar", jar(server, sample));
            long submission =
                    Long.parseLong(sent.location().substring(sent.location().lastIndexOf('/') + 1));
            StoredSubmission graded =
                    server.await(submission, now -> now.state().ended());

            assertThat(graded.state()).isEqualTo(StoredSubmission.State.GRADED);
            assertThat(server.services()
                            .gradings()
                            .report(graded.grading())
                            .orElseThrow()
                            .assignment()
                            .version())
                    .isEqualTo(first);
            assertThat(student.get(place).body()).contains("60 / 60");
            assertThat(instructor.get(place + "/overview").body()).doesNotContain("by another version");

            String second = proved(
                    author,
                    assignment.edited(
                            "MeanSquaresPublicChecks.java", text -> text.replace("points = 30", "points = 40")));
            use(author, second);

            assertThat(instructor.get(place + "/overview").body())
                    .contains("One of 1 results that count was made by another version", place + "/regrades");
            assertThat(instructor.get(place + "/versions").body())
                    .contains(
                            first.substring(0, 12),
                            second.substring(0, 12),
                            "All points together: 100 → 110.",
                            "points: 30 → 40",
                            "MeanSquaresPublicChecks.java")
                    .as("sources are for authors")
                    .doesNotContain("points = 40");
            assertThat(student.get(place + "/versions").status()).isEqualTo(403);

            instructor.post(place + "/regrades", Map.of("scope", "ALL", "how", "RUN", "person", ""));
            String regrade = place + "/regrades/1";
            while (instructor.get(regrade + "/state").body().contains("\"ended\":false")) {
                LockSupport.parkNanos(50_000_000);
            }
            instructor.get(regrade);
            instructor.post(regrade + "/apply", Map.of());
            assertThat(instructor.get(place + "/overview").body()).doesNotContain("by another version");
            assertThat(student.get(place).body()).contains("70 / 70");
        }
    }
}
