package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.testing.BadZips;
import org.gradus.testing.GuideAssignment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Assignments handed over in the browser: who may, what is refused, what is proved, what is in use. Each test has an id of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstallTest {
    private static final Pattern VERSION = Pattern.compile("/versions/([0-9a-f]{64})");

    private TestServer server;
    private Path offered;
    private Browser author;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        offered = Files.createDirectories(folder.resolve(TestServer.OFFERED));
        server = TestServer.start(folder);
        author = server.signedIn(server.author("author01"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Browser.Page upload(String id, byte[] zip) {
        author.get("/catalog/install");
        return author.upload("/catalog/install", Map.of("id", id), "zip", "mean-squares.zip", zip);
    }

    /** Waits for the end of a proof; what it then shows, or the page of the version. */
    private Browser.Page proved(Browser.Page sent) {
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        long end = System.nanoTime() + 120_000_000_000L;
        while (author.get(sent.location() + "/state").body().contains("\"ended\":false")) {
            assertThat(System.nanoTime()).as("the proof ends").isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
        Browser.Page page = author.follow(sent);
        return page.status() == 303 ? author.follow(page) : page;
    }

    private static String version(Browser.Page page) {
        Matcher version = VERSION.matcher(page.body());
        assertThat(version.find()).as(page.body()).isTrue();
        return version.group(1);
    }

    private Browser.Page use(String id, String version, Map<String, String> fields) {
        return author.post("/catalog/assignments/" + id + "/versions/" + version + "/use", fields);
    }

    private String inUse(String id) {
        return server.services()
                .versions()
                .inUse(id)
                .map(AssignmentVersions.Use::version)
                .orElse("");
    }

    private static String confirmation(Browser.Page page) {
        Matcher confirmed =
                Pattern.compile("name=\"confirmed\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(confirmed.find()).as(page.body()).isTrue();
        return confirmed.group(1);
    }

    @Test
    void installingIsARightOfItsOwn() {
        Course course = server.course("Machine Learning 1");
        Browser student = server.signedIn(server.member(course, "student07", Role.STUDENT));
        Browser instructor = server.signedIn(server.member(course, "instructor01", Role.INSTRUCTOR));
        Browser administrator = server.signedIn(server.administrator("administrator01"));
        List<String> paths = List.of("/catalog", "/catalog/install", "/catalog/assignments/activations");
        for (String path : paths) {
            for (Browser other : List.of(student, instructor)) {
                Browser.Page page = other.get(path);
                assertThat(page.status()).as(path).isEqualTo(403);
                assertThat(page.body()).contains("Installing assignments is a right of its own");
            }
            assertThat(administrator.get(path).status()).as(path).isEqualTo(200);
            assertThat(author.get(path).status()).as(path).isEqualTo(200);
            assertThat(server.browser().get(path).location()).startsWith("/sign-in");
        }

        student.get("/account");
        Browser.Page sent = student.upload(
                "/catalog/install",
                Map.of("id", "smuggled"),
                "zip",
                "a.zip",
                GuideAssignment.whole().zip("smuggled/"));
        assertThat(sent.status()).isEqualTo(403);
        assertThat(server.services().versions().of("smuggled")).isEmpty();
        assertThat(author.get("/catalog/install").body())
                .contains("code that runs on the trusted side, with all rights of this server");
        assertThat(author.get("/").body()).contains("href=\"/catalog\"");
        assertThat(student.get("/").body()).doesNotContain("href=\"/catalog\"");
    }

    @Test
    void whatIsNoAssignmentIsRefusedInASentence() {
        SoftAssertions softly = new SoftAssertions();
        for (BadZips.Bad bad : BadZips.all()) {
            Browser.Page page = upload("", bad.content());
            softly.assertThat(page.status()).as(bad.what()).isEqualTo(422);
            softly.assertThat(page.body()).as(bad.what()).contains(bad.sentence());
        }
        softly.assertAll();
        assertThat(BadZips.all()).hasSize(26);
        assertThat(upload("Not An Id", GuideAssignment.whole().zip("")).body()).contains("An assignment&#39;s id has");
        assertThat(author.upload("/catalog/install", Map.of(), "zip", "a.zip", new byte[0])
                        .body())
                .contains("There was no file.");
        assertThat(server.services().versions().of("mean-squares")).isEmpty();
    }

    @Test
    void compileErrorsComeWithFileAndLineAndNothingIsKept() {
        Browser.Page page = proved(upload(
                "torn",
                GuideAssignment.whole()
                        .edited(
                                "MeanSquaresReference.java",
                                text -> text.replace("return x.mult(w).minus(t);", "return x.mult(w)"))
                        .zip("torn/")));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "torn was not proved",
                        "MeanSquaresReference.java:15: &#39;;&#39; expected",
                        "Nothing was kept");
        assertThat(server.services().versions().of("torn")).isEmpty();
        assertThat(server.services().catalog().ids()).doesNotContain("torn");
    }

    @Test
    void settingsThatCannotBeMeantAreTold() {
        Browser.Page page = proved(upload(
                "odd-settings",
                GuideAssignment.whole()
                        .with("assignment.yaml", "title: Odd\nlimitz:\n  call: 5s\n")
                        .zip("")));

        assertThat(page.body()).contains("there is no setting &#39;limitz&#39;");
    }

    @Test
    void whatACheckThrowsEndsTheProofAndNotTheServer() {
        Browser.Page page = proved(upload(
                "thrower",
                GuideAssignment.whole()
                        .edited(
                                "MeanSquaresReference.java",
                                text -> text.replace(
                                        "public class MeanSquaresReference implements MeanSquares {",
                                        "public class MeanSquaresReference implements MeanSquares {\n    static {\n"
                                                + "        if (true) throw new IllegalStateException(\"from a test\");\n    }\n"))
                        .zip("")));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("thrower was not proved");
        assertThat(author.get("/catalog").status()).isEqualTo(200);
    }

    @Test
    void aSecondClickBeginsNothingAndAFormSentAgainWithAnotherFileDoes() {
        Matcher once = Pattern.compile("name=\"once\" value=\"([^\"]+)\"")
                .matcher(author.get("/catalog/install").body());
        assertThat(once.find()).isTrue();
        Map<String, String> form = Map.of("id", "clicked", "once", once.group(1));
        byte[] zip = GuideAssignment.whole().zip("");
        byte[] other = GuideAssignment.whole().with("notes.txt", "more").zip("");

        Browser.Page first = author.upload("/catalog/install", form, "zip", "a.zip", zip);
        Browser.Page second = author.upload("/catalog/install", form, "zip", "a.zip", zip);
        assertThat(second.location()).isEqualTo(first.location());
        proved(first);
        Browser.Page mended = author.upload("/catalog/install", form, "zip", "a.zip", other);
        assertThat(mended.location()).isNotEqualTo(first.location());
        proved(mended);
        assertThat(server.services().versions().of("clicked")).hasSize(2);
    }

    @Test
    void whatIsProvedIsPutIntoTheCatalogAndACourseAddsIt() {
        Browser.Page page = proved(upload("", GuideAssignment.whole().zip("squares-for-all/")));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "3 of 3 caught by the check that each names",
                        "SignFlipped",
                        "loses all, must lose",
                        "never in use")
                .contains(">proved</span>");
        String version = version(page);
        assertThat(server.services().catalog().ids()).doesNotContain("squares-for-all");

        Browser.Page used = use("squares-for-all", version, Map.of());

        assertThat(used.status()).isEqualTo(303);
        assertThat(author.follow(used).body()).contains("in use", "Uploaded", "author01: mean-squares.zip");
        assertThat(author.get("/catalog").body()).contains("squares-for-all", "installed Mon 30 Nov 2026");
        Course course = server.course("Machine Learning 2");
        Browser instructor = server.signedIn(server.member(course, "instructor02", Role.INSTRUCTOR));
        assertThat(instructor.get("/courses/" + course.id() + "/catalog").body())
                .contains("value=\"squares-for-all\"");
        assertThat(instructor
                        .post("/courses/" + course.id() + "/catalog", Map.of("assignment", "squares-for-all"))
                        .status())
                .isEqualTo(303);
        CourseAssignment added = server.services().assignments().of(course.id()).get(0);
        assertThat(added.attempts()).as("what the folder proposes").isEqualTo(10);
        Browser.Page task = instructor.get(Addresses.assignment(added));
        assertThat(task.body()).contains("The worked example of the handout comes out right", "L = ");
        assertThat(author.get("/catalog/assignments/squares-for-all/versions/" + version + "/files.zip")
                        .header("Content-Disposition"))
                .contains("squares-for-all-" + version.substring(0, 12) + ".zip");
    }

    @Test
    void aSurvivorIsToldAndGoingOnIsASecondStep() {
        String id = "survivor";
        Browser.Page page = proved(upload(
                id,
                GuideAssignment.whole()
                        .edited("mistakes/SignFlipped.java", text -> text.replace(".negative()", ""))
                        .zip(id + "/")));
        assertThat(page.body()).contains("The mistake SignFlipped survives: no check takes points away.", "2 problems");
        String version = version(page);

        Browser.Page asked = use(id, version, Map.of());
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body())
                .contains("Read this before you go on", "The proof has 2 problems", "SignFlipped survives");
        assertThat(use(id, version, Map.of("confirmed", "guessed")).status()).isEqualTo(422);
        assertThat(inUse(id)).isEmpty();

        assertThat(use(id, version, Map.of("confirmed", confirmation(asked))).status())
                .isEqualTo(303);
        assertThat(inUse(id)).isEqualTo(version);
        assertThat(author.get("/catalog").body()).contains("2 problems");
        Browser.Page kept = author.post("/catalog/assignments/" + id + "/versions/" + version + "/discard", Map.of());
        assertThat(kept.status()).isEqualTo(422);
        assertThat(kept.body()).contains("it is kept, so that what it graded can be explained");
    }

    @Test
    void aVersionThatWasNeverInUseCanBeDiscarded() {
        String version =
                version(proved(upload("thrown-away", GuideAssignment.whole().zip(""))));
        String place = "/catalog/assignments/thrown-away/versions/" + version;

        assertThat(author.post(place + "/discard", Map.of()).status()).isEqualTo(303);
        assertThat(author.get(place).status()).isEqualTo(404);
        assertThat(author.get("/catalog/assignments/thrown-away").status()).isEqualTo(404);
    }

    @Test
    void aFolderOfTheServerIsTakenOnlyFromWhereTheOperatorAllows() throws IOException {
        GuideAssignment.whole().writeTo(offered.resolve("from-disk"));
        GuideAssignment.whole().writeTo(offered.resolve("linked"));
        Files.createSymbolicLink(offered.resolve("linked/secret.txt"), Path.of("/etc/hostname"));
        Files.createSymbolicLink(
                offered.resolve("way-out"), Path.of("reference/activations").toAbsolutePath());
        author.get("/catalog/install");

        Map<String, String> refused = Map.of(
                "",
                "The path is missing",
                "from-disk",
                "The path must be absolute",
                "/etc",
                "must lie below " + offered.toAbsolutePath(),
                offered + "/../../..",
                "must lie below",
                offered.toString(),
                "must lie below",
                offered.resolve("way-out").toString(),
                "must lie below",
                offered.resolve("nowhere").toString(),
                "There is no folder",
                offered.resolve("linked").toString(),
                "secret.txt is a link or a device");
        refused.forEach((path, sentence) -> {
            Browser.Page page = author.post("/catalog/install/folder", Map.of("folder", path));
            assertThat(page.status()).as(path).isEqualTo(422);
            assertThat(page.body()).as(path).contains(sentence);
        });

        Browser.Page page = proved(author.post(
                "/catalog/install/folder",
                Map.of("folder", offered.resolve("from-disk").toString())));
        assertThat(page.body()).contains("Copied", "from " + offered.resolve("from-disk"), ">proved</span>");
        assertThat(page.body()).as("there is no sandbox here").contains("none graded");
    }

    @Test
    void versionsSayWhatChanged() {
        String id = "changing";
        String first = version(proved(upload(id, GuideAssignment.whole().zip(""))));
        use(id, first, Map.of());
        Course course = server.course("Machine Learning 3");
        server.assignment(course, id);

        Browser.Page page = proved(upload(
                id,
                GuideAssignment.whole()
                        .edited("assignment.yaml", text -> text + "limits:\n  call: 4s\n")
                        .edited("handout.md", text -> text.replace("Do not change the arguments.", "Keep <b>them</b>."))
                        .edited(
                                "MeanSquaresChecks.java",
                                text -> text.replace(
                                                "@Check(value = \"The loss equals the reference\", points = 20",
                                                "@Check(value = \"The loss is right\", points = 25")
                                        .replace(
                                                "order = 50, hint",
                                                "order = 50, visibility = org.gradus.check.Visibility.STAFF, hint"))
                        .zip("")));
        String second = version(page);

        assertThat(page.body())
                .contains(
                        "What changes against " + first.substring(0, 12),
                        "All points together: 100 → 105.",
                        "points: 20 → 25",
                        "was called: The loss equals the reference",
                        "seen: ",
                        "time limit of a call",
                        "5 s",
                        "4 s",
                        "-$\\frac{\\partial L}{\\partial w} = \\frac{1}{n} X^\\top e$. Do not change the arguments.",
                        "Keep &lt;b&gt;them&lt;/b&gt;.",
                        "MeanSquaresChecks.java")
                .doesNotContain("<b>them");

        Browser.Page asked = use(id, second, Map.of());
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body()).contains("A course uses this assignment, with no results so far");
        assertThat(use(id, second, Map.of("confirmed", confirmation(asked))).status())
                .isEqualTo(303);
        assertThat(server.services().catalog().get(id).points()).isEqualTo(105);
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 9))
                .extracting(AuditLog.Entry::action, AuditLog.Entry::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "assignment.version", first.substring(0, 12) + " → " + second.substring(0, 12)));
        assertThat(author.get("/catalog/assignments/" + id + "?from=" + second + "&to=" + first)
                        .body())
                .contains("All points together: 105 → 100.");

        Browser.Page back = use(id, first, Map.of());
        use(id, first, Map.of("confirmed", confirmation(back)));
        assertThat(server.services().catalog().get(id).points()).isEqualTo(100);
    }

    @Test
    void aBuiltInAssignmentIsReplacedKnowinglyAndComesBack() {
        String builtIn =
                server.services().catalog().get("least-squares-classifier").version();
        String version = version(proved(
                upload("least-squares-classifier", GuideAssignment.whole().zip(""))));

        Browser.Page asked = use("least-squares-classifier", version, Map.of());
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body()).contains("It takes the place of the built-in assignment least-squares-classifier.");
        use("least-squares-classifier", version, Map.of("confirmed", confirmation(asked)));
        assertThat(server.services().catalog().get("least-squares-classifier").title())
                .isEqualTo("Mean squares");

        Browser.Page back = author.post("/catalog/assignments/least-squares-classifier/folder", Map.of());

        assertThat(back.status()).isEqualTo(303);
        assertThat(server.services().catalog().get("least-squares-classifier").version())
                .isEqualTo(builtIn);
        assertThat(author.follow(back).body()).contains("What was in use", "from the server&#39;s folder");
    }

    @Test
    void staffSeeAnAssignmentAsAStudentDoes() {
        Course course = server.course("Machine Learning 4");
        CourseAssignment assignment = server.assignment(course, "softmax-classifier");
        String place = Addresses.assignment(assignment);
        Browser instructor = server.signedIn(server.member(course, "instructor04", Role.INSTRUCTOR));
        Browser student = server.signedIn(server.member(course, "student04", Role.STUDENT));

        String staff = instructor.get(place).body();
        String preview = instructor.get(place + "?as=student").body();
        String real = student.get(place).body();

        assertThat(staff).contains("See it as a student", "/regrades");
        assertThat(preview)
                .contains("This is what a student sees now", "inert=\"inert\"")
                .doesNotContain("/regrades", "See it as a student");
        assertThat(points(preview))
                .as("points and task")
                .isEqualTo(points(real))
                .isNotEqualTo(points(staff));
        assertThat(student.get(place + "?as=student").body()).doesNotContain("This is what a student sees now");
    }

    /** From the heading of the points to the end of the page. */
    private static String points(String page) {
        return page.substring(page.indexOf("<section aria-labelledby=\"points\">"));
    }
}
