package org.gradus.report;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gradus.grading.CheckResult;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.gradus.sandbox.WorkerOutcome;

/**
 * {@code junit.xml}: a suite for each submission and a case for each check. A wrong value is a failure; whatever kept a check from
 * comparing values is an error. The format knows no points: they are properties of the suite.
 */
public final class JunitXmlReport {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JunitXmlReport() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** The file's content, to be stored as UTF-8. */
    public static String write(List<ReportView> views) {
        try {
            JunitXmlReport report = new JunitXmlReport();
            report.suites(views.stream().map(Suite::of).toList());
            return report.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Nothing can fail when XML is written to memory", e);
        }
    }

    private void suites(List<Suite> suites) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        newLine(0);
        xml.writeStartElement("testsuites");
        attribute("name", "gradus");
        totals(suites);
        for (Suite suite : suites) {
            newLine(1);
            suite(suite);
        }
        newLine(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        newLine(0);
        xml.flush();
    }

    private void totals(List<Suite> suites) throws XMLStreamException {
        attribute(
                "tests",
                suites.stream().mapToLong(suite -> suite.cases().size()).sum());
        attribute(
                "failures",
                suites.stream().mapToLong(suite -> suite.count(Kind.FAILURE)).sum());
        attribute(
                "errors",
                suites.stream().mapToLong(suite -> suite.count(Kind.ERROR)).sum());
        attribute(
                "skipped",
                suites.stream().mapToLong(suite -> suite.count(Kind.SKIPPED)).sum());
        attribute(
                "time",
                seconds(suites.stream()
                        .map(suite -> suite.view().run().duration())
                        .reduce(Duration.ZERO, Duration::plus)));
    }

    private void suite(Suite suite) throws XMLStreamException {
        ReportView view = suite.view();
        xml.writeStartElement("testsuite");
        attribute("name", suite.name());
        totals(List.of(suite));
        attribute("timestamp", view.run().started().toString());
        newLine(2);
        xml.writeStartElement("properties");
        property("student", view.submission().student());
        property("file", view.submission().file());
        property("sha256", view.submission().sha256());
        property("assignment", view.assignment().id());
        property("assignmentVersion", view.assignment().version());
        property("state", view.state().name());
        property("score", Numbers.points(view.score()));
        property("maxScore", Numbers.points(view.maxScore()));
        property("sandbox", view.run().sandboxLevel());
        for (Diagnosis diagnosis : view.diagnoses()) {
            property(
                    "diagnosis",
                    Stream.of(diagnosis.headline(), diagnosis.hint(), diagnosis.sentence(), diagnosis.evidence())
                            .filter(text -> !text.isEmpty())
                            .map(VisibleText::line)
                            .collect(Collectors.joining(" ")));
        }
        newLine(2);
        xml.writeEndElement();
        for (Case one : suite.cases()) {
            newLine(2);
            testcase(view.assignment().id(), one);
        }
        newLine(1);
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        newLine(3);
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void testcase(String assignment, Case one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", one.name());
        attribute("classname", assignment);
        attribute("time", seconds(one.duration()));
        switch (one.kind()) {
            case PASSED -> {}
            case FAILURE -> result("failure", one);
            case ERROR -> result("error", one);
            case SKIPPED -> {
                newLine(3);
                xml.writeEmptyElement("skipped");
                attribute("message", one.message());
            }
        }
        if (!one.output().isEmpty()) {
            newLine(3);
            xml.writeStartElement("system-out");
            xml.writeCharacters(one.output());
            xml.writeEndElement();
        }
        newLine(2);
        xml.writeEndElement();
    }

    private void result(String element, Case one) throws XMLStreamException {
        newLine(3);
        xml.writeStartElement(element);
        attribute("message", one.message());
        attribute("type", one.type());
        xml.writeCharacters(one.text());
        xml.writeEndElement();
    }

    private void attribute(String name, Object value) throws XMLStreamException {
        // What is made visible is legal in XML, too: control characters and lone surrogates are gone.
        xml.writeAttribute(name, VisibleText.line(value.toString()));
    }

    private void newLine(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", Numbers.seconds(duration));
    }

    private enum Kind {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    private record Suite(String name, ReportView view, List<Case> cases) {
        static Suite of(ReportView view) {
            String student = view.submission().student();
            List<Case> cases = new ArrayList<>();
            if (view.state() != ScoreReport.State.GRADED) {
                cases.add(Case.ofProblem(view));
            }
            view.checks().stream().map(Case::of).forEach(cases::add);
            return new Suite(student.isEmpty() ? view.submission().file() : student, view, List.copyOf(cases));
        }

        long count(Kind kind) {
            return cases.stream().filter(one -> one.kind() == kind).count();
        }
    }

    private record Case(
            String name, Duration duration, Kind kind, String type, String message, String text, String output) {
        static Case of(CheckResult check) {
            String message = check.findings().isEmpty()
                    ? ReportWords.outcome(check.outcome())
                    : check.findings().get(0).sentence();
            return new Case(
                    check.number() + " " + check.title(),
                    check.duration(),
                    kind(check),
                    check.status() == CheckResult.Status.GRADER_FAULT || check.outcome() != WorkerOutcome.OK
                            ? check.outcome().name()
                            : check.status().name(),
                    message.isEmpty() ? ReportWords.state(check) : message,
                    "Points: " + Numbers.points(check.points()) + " of " + Numbers.points(check.maxPoints()) + "\n"
                            + TextReport.details(check),
                    VisibleText.block(ReportWords.printed(check.output())));
        }

        /** A grading that ended before its checks is a case of its own, so that no suite looks well because it is empty. */
        static Case ofProblem(ReportView view) {
            String problem = view.problem();
            return new Case(
                    "0 The submission can be graded",
                    Duration.ZERO,
                    Kind.ERROR,
                    view.state().name(),
                    ReportWords.heading(view),
                    problem == null ? ReportWords.meaning(view) : VisibleText.block(problem),
                    "");
        }

        private static Kind kind(CheckResult check) {
            return switch (check.status()) {
                case PASSED -> Kind.PASSED;
                case PARTIAL -> Kind.FAILURE;
                case FAILED -> check.outcome() == WorkerOutcome.OK ? Kind.FAILURE : Kind.ERROR;
                case NOT_RUN -> Kind.SKIPPED;
                case GRADER_FAULT -> Kind.ERROR;
            };
        }
    }
}
