package org.gradus.starter;

import java.util.Map;
import java.util.TreeMap;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.check.Visibility;

/** The texts that Gradus writes into every starter: the project's description, how to begin, and the test that runs the public checks. */
record ProjectTexts(Assignment assignment, Libraries libraries, PublicChecks checks) {
    /** Start of JUnit and a slow machine, beside the time of the checks themselves. */
    private static final int SECONDS_TO_START = 60;

    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("pom.xml", pom());
        files.put("README.md", readme());
        files.put(".gitignore", "target/\n");
        for (Class<?> type : checks.types()) {
            files.put("src/test/java/" + type.getName().replace('.', '/') + "Test.java", test(type));
        }
        return files;
    }

    private String pom() {
        long seconds =
                SECONDS_TO_START + publicChecks() * assignment.limits().check().toSeconds();
        return Template.of("pom.xml")
                .with("title", escaped(assignment.title()))
                .with("id", assignment.id())
                .with("interfaces", libraries.interfaces().version())
                .with("checks", libraries.checks().version())
                .with("seconds", Long.toString(seconds))
                .text();
    }

    private String readme() {
        String one = assignment.checks().stream()
                .filter(check -> check.visibility() == Visibility.PUBLIC)
                .findFirst()
                .map(check -> check.method().getDeclaringClass().getSimpleName() + "Test#" + check.id())
                .orElse("'*'");
        return Template.of("README.md")
                .with("title", assignment.title())
                .with("id", assignment.id())
                .with("one", one)
                .text();
    }

    private String test(Class<?> type) {
        String packageName = type.getPackageName();
        return Template.of("PublicChecksTest.java")
                .with("package", packageName.isEmpty() ? "" : "package " + packageName + ";\n\n")
                .with("title", assignment.title().replace("\\", "\\\\").replace("\"", "\\\""))
                .with("checks", type.getSimpleName())
                .text();
    }

    private long publicChecks() {
        return assignment.checks().stream()
                .map(CheckDefinition::visibility)
                .filter(visibility -> visibility == Visibility.PUBLIC)
                .count();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
