package org.gradus;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gradus.check.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may know whom. Each rule says why it is there, and looks at something. */
class ArchitectureTest {
    private static final String[] JDK = {"java..", "javax.."};
    private static final String MARKS = "org.jspecify.annotations..";

    private static final JavaClasses GRADUS = new ClassFileImporter()
            .importUrl(Words.class.getProtectionDomain().getCodeSource().getLocation());

    /** What a package may know beside the JDK and itself: the table of the architecture's description. */
    private record Row(String name, String because, List<String> mayKnow) {
        Row(String name, String because, String... mayKnow) {
            this(name, because, List.of(mayKnow));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Row> TABLE = List.of(
            new Row("api", "students compile against it: it brings along nothing but EJML", "org.ejml.."),
            new Row("numerics", "it is mathematics, and can be judged and reused without a grader", "org.ejml.."),
            new Row("data", "examples are drawn and read without anybody who grades", "org.ejml.."),
            new Row(
                    "check",
                    "its words also run in a student's own build, where there is neither worker nor server",
                    "org.gradus.api",
                    "org.gradus.data",
                    "org.gradus.numerics",
                    "org.ejml..",
                    "org.junit.jupiter.api.."),
            new Row(
                    "sheet",
                    "a platform's file is the same whether a server or a command reads it: it knows no course, store or grading",
                    "org.gradus.check",
                    "com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.dataformat.csv.."),
            new Row(
                    "diagnosis",
                    "it explains numbers that were observed: it can ask neither a worker nor a submission for more",
                    "org.gradus.check",
                    "org.gradus.numerics",
                    "org.ejml.."),
            new Row(
                    "protocol",
                    "both sides of the process border load it, so it may carry neither side's secrets",
                    "org.gradus.api",
                    "org.ejml..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.dataformat.cbor.."),
            new Row(
                    "worker",
                    "it runs beside a student's code: what it can reach, the student can reach",
                    "org.gradus.api",
                    "org.gradus.protocol",
                    "org.ejml..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.dataformat.cbor.."),
            new Row("sandbox", "how a process is kept in does not depend on what it is asked", "org.gradus.protocol"),
            new Row(
                    "decompiler",
                    "it is fed a student's classes: what reads them runs in the sandbox, and nothing else knows the library",
                    "org.gradus.sandbox",
                    "org.jetbrains.java.decompiler.."),
            new Row(
                    "assignment",
                    "an assignment is read and compiled without any submission; it proposes rules to courses",
                    "org.gradus.check",
                    "org.gradus.course",
                    "org.gradus.data",
                    "org.gradus.diagnosis",
                    "com.fasterxml.jackson.."),
            new Row(
                    "handout",
                    "it turns a text into a page's part, wherever the text comes from and whatever shows it",
                    "org.commonmark.."),
            new Row(
                    "starter",
                    "students get it before there is any submission, and nothing of a grading may be in it",
                    "org.gradus.assignment",
                    "org.gradus.check",
                    "org.gradus.api"),
            new Row(
                    "submission",
                    "a jar is looked at before anything of it runs, so nothing here may be able to run it",
                    "org.gradus.assignment",
                    "org.objectweb.asm..",
                    "com.fasterxml.jackson.."),
            new Row(
                    "grading",
                    "it joins checks and workers, and reads the expected verdicts of samples; pages, people and commands come above it",
                    "org.gradus.assignment",
                    "org.gradus.submission",
                    "org.gradus.sandbox",
                    "org.gradus.protocol",
                    "org.gradus.check",
                    "org.gradus.data",
                    "org.gradus.diagnosis",
                    "org.gradus.numerics",
                    "com.fasterxml.jackson..",
                    "org.ejml..",
                    "org.junit.."),
            new Row(
                    "report",
                    "a report is a view of a score report: it starts no grading and asks no worker",
                    "org.gradus.grading",
                    "org.gradus.check",
                    "org.gradus.diagnosis",
                    "org.gradus.sandbox",
                    "org.gradus.sheet",
                    "com.fasterxml.jackson..",
                    "org.thymeleaf.."),
            new Row(
                    "install",
                    "what is installed is unpacked, proved and kept the same way whatever page or command asks for it",
                    "org.gradus.assignment",
                    "org.gradus.check",
                    "org.gradus.course",
                    "org.gradus.diagnosis",
                    "org.gradus.grading",
                    "org.gradus.report",
                    "org.gradus.starter",
                    "org.gradus.store",
                    "com.fasterxml.jackson..",
                    "com.github.difflib..",
                    "org.slf4j.."),
            new Row(
                    "course",
                    "the rules of a course can be read and tried without a database and a browser",
                    "org.gradus.check"),
            new Row(
                    "store",
                    "it turns rows into facts: what is done with them is decided above it",
                    "org.gradus.course",
                    "org.gradus.check",
                    "org.gradus.diagnosis",
                    "org.gradus.grading",
                    "org.gradus.report",
                    "org.jdbi..",
                    "org.flywaydb..",
                    "com.zaxxer.hikari..",
                    "org.slf4j.."),
            new Row(
                    "config",
                    "how a server is set up can be read and tried without any part of the server",
                    "org.gradus.check",
                    "com.fasterxml.jackson.."),
            new Row(
                    "metrics",
                    "what is counted is told to it: it asks nobody, and nobody else knows the library",
                    "org.gradus.grading",
                    "org.gradus.sandbox",
                    "io.micrometer.."),
            new Row(
                    "queue",
                    "a grader needs no web server: it runs in processes of its own, too",
                    "org.gradus.store",
                    "org.gradus.course",
                    "org.gradus.assignment",
                    "org.gradus.submission",
                    "org.gradus.grading",
                    "org.gradus.check",
                    "com.github.kagkarlsson.scheduler..",
                    "org.jdbi..",
                    "org.slf4j.."),
            new Row(
                    "mail",
                    "it delivers what lies in the outbox, whoever wrote it: it knows neither pages nor courses",
                    "org.gradus.store",
                    "org.gradus.config",
                    "jakarta.mail..",
                    "org.slf4j.."),
            new Row(
                    "desk",
                    "a page and a program are served by the same rules: these know neither the web server nor the template engine",
                    "org.gradus.assignment",
                    "org.gradus.check",
                    "org.gradus.config",
                    "org.gradus.course",
                    "org.gradus.decompiler",
                    "org.gradus.diagnosis",
                    "org.gradus.grading",
                    "org.gradus.install",
                    "org.gradus.metrics",
                    "org.gradus.queue",
                    "org.gradus.report",
                    "org.gradus.sandbox",
                    "org.gradus.sheet",
                    "org.gradus.store",
                    "org.gradus.submission",
                    "com.password4j.."));

    @ParameterizedTest
    @FieldSource("TABLE")
    void packageKnowsOnlyWhatTheTableAllows(Row row) {
        List<String> allowed = new ArrayList<>(row.mayKnow());
        allowed.addAll(Arrays.asList(JDK));
        allowed.add(MARKS);
        allowed.add("org.gradus." + row.name());

        holds(
                in("org.gradus." + row.name()),
                classes()
                        .that(in("org.gradus." + row.name()))
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
                        .because(row.because()));
    }

    @Test
    void packagesFormNoCycle() {
        holds(
                resideInAPackage("org.gradus.."),
                slices().matching("org.gradus.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because(
                                "a part that knows itself through others can neither be understood nor replaced alone"));
        assertThat(GRADUS.stream().map(JavaClass::getPackageName).distinct()).hasSizeGreaterThanOrEqualTo(TABLE.size());
    }

    @Test
    void onlyCommandsKnowPicocli() {
        onlyIn("org.gradus.cli", "picocli..", "the command line is one of several ways in");
    }

    @Test
    void onlyPagesKnowJavalin() {
        onlyIn("org.gradus.web", "io.javalin..", "grading also works without a server");
    }

    @Test
    void onlyReportsAndPagesKnowTheTemplateEngine() {
        DescribedPredicate<JavaClass> others = not(resideInAnyPackage("org.gradus.report", "org.gradus.web"));
        holds(
                others,
                noClasses()
                        .that(others)
                        .should()
                        .dependOnClassesThat(resideInAPackage("org.thymeleaf.."))
                        .because("how something looks is decided where it is shown"));
    }

    @Test
    void onlyPagesKnowTheWebServer() {
        onlyIn(
                "org.gradus.web",
                "io.javalin..",
                "pages can be served by something else without touching a rule of a course");
    }

    @Test
    void onlyMetricsKnowTheirLibrary() {
        onlyIn("org.gradus.metrics", "io.micrometer..", "what is counted does not depend on who collects it");
    }

    @Test
    void onlyCommandsKnowTheLog() {
        onlyIn("org.gradus.cli", "ch.qos.logback..", "everybody else writes to slf4j, also in a student's build");
    }

    @Test
    void onlyTheSenderKnowsTheMailLibrary() {
        onlyIn("org.gradus.mail", "jakarta.mail..", "whoever has something to tell writes it into the outbox");
    }

    @Test
    void onlyStoresAndTheQueueKnowSql() {
        DescribedPredicate<JavaClass> others = not(resideInAnyPackage("org.gradus.store", "org.gradus.queue"));
        holds(
                others,
                noClasses()
                        .that(others)
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.jdbi..", "org.flywaydb.."))
                        .because("what a page asks for is a fact, and how it is stored is one package's matter"));
    }

    @Test
    void onlyHandoutsAreMarkdown() {
        onlyIn("org.gradus.handout", "org.commonmark..", "a text becomes HTML, and is made safe, in one place");
    }

    @Test
    void onlyInstallingKnowsTheDifferenceLibrary() {
        onlyIn("org.gradus.install", "com.github.difflib..", "what changed between two versions is found in one place");
    }

    @Test
    void onlyTheInspectorReadsClassFiles() {
        onlyIn("org.gradus.submission", "org.objectweb.asm..", "hostile class files are parsed in one place");
    }

    @Test
    void onlyWorkerAndAssignmentDefineClasses() {
        DescribedPredicate<JavaClass> others = not(resideInAnyPackage("org.gradus.worker", "org.gradus.assignment"));
        holds(
                others,
                noClasses()
                        .that(others)
                        .should()
                        .beAssignableTo(ClassLoader.class)
                        .orShould()
                        .dependOnClassesThat(DescribedPredicate.describe(
                                "are class loaders of some kind",
                                type -> type.isAssignableTo(ClassLoader.class)
                                        && !type.isEquivalentTo(ClassLoader.class)))
                        .orShould()
                        .callMethodWhere(DescribedPredicate.describe(
                                "a class is defined from bytes",
                                (JavaMethodCall call) -> call.getName().startsWith("define")
                                        && Set.of("java.lang.ClassLoader", "java.lang.invoke.MethodHandles$Lookup")
                                                .contains(call.getTargetOwner().getName())))
                        .because(
                                "a student's class must come to life in a worker only, and an instructor's in assignment"));
        assertThat(GRADUS.stream().filter(type -> type.isAssignableTo(ClassLoader.class)))
                .as("the loaders that this rule is about")
                .isNotEmpty();
    }

    @Test
    void nobodyUsesJavaSerialization() {
        DescribedPredicate<JavaClass> all = resideInAPackage("org.gradus..");
        holds(
                all,
                noClasses()
                        .that(all)
                        .should()
                        .dependOnClassesThat(resideInAPackage("java.io..")
                                .and(DescribedPredicate.describe(
                                        "are object streams",
                                        type -> type.getSimpleName().startsWith("Object"))))
                        .because(
                                "only values cross the process border; an object stream runs code that the sender chose"));
    }

    private static void onlyIn(String home, String library, String because) {
        DescribedPredicate<JavaClass> others = not(in(home));
        holds(
                others,
                noClasses()
                        .that(others)
                        .should()
                        .dependOnClassesThat(resideInAPackage(library))
                        .because(because));
    }

    private static DescribedPredicate<JavaClass> in(String name) {
        return resideInAnyPackage(name, name + "..");
    }

    private static void holds(DescribedPredicate<JavaClass> subjects, ArchRule rule) {
        assertThat(GRADUS.that(subjects)).as("classes that the rule looks at").isNotEmpty();
        rule.check(GRADUS);
    }
}
