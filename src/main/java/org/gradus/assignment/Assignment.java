package org.gradus.assignment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradus.data.DatasetFiles;

/**
 * An assignment folder, compiled: what the student implements, the checks, the reference and the known mistakes.
 *
 * @param id the folder's name
 * @param workload which workers grade it
 * @param version hash of the folder's content, hexadecimal: kept with every grading
 * @param roles the interfaces that a submission must implement, as the checks ask for them
 * @param interfaces class files of the roles and of what they mention, by binary name: all that a worker gets to see
 * @param checks in the order in which they run and are shown
 * @param references the reference implementations, one for each role
 * @param mistakes the known wrong implementations
 * @param dataset files of real examples that the settings name; empty if the checks draw their own
 * @param diagnosing how its submissions are diagnosed
 * @param defaults rules that it proposes to courses
 */
public record Assignment(
        String id,
        String title,
        String summary,
        int order,
        Limits limits,
        Workload workload,
        String version,
        Path folder,
        List<Class<?>> roles,
        Map<String, byte[]> interfaces,
        List<CheckDefinition> checks,
        List<Supplier<Object>> references,
        List<Supplier<Object>> mistakes,
        Optional<DatasetFiles> dataset,
        Diagnosing diagnosing,
        CourseDefaults defaults) {
    public Assignment {
        roles = List.copyOf(roles);
        interfaces = Map.copyOf(interfaces);
        checks = List.copyOf(checks);
        references = List.copyOf(references);
        mistakes = List.copyOf(mistakes);
    }

    /** An assignment whose settings name no files of examples and propose nothing to courses, diagnosed by its known mistakes alone. */
    public Assignment(
            String id,
            String title,
            String summary,
            int order,
            Limits limits,
            Workload workload,
            String version,
            Path folder,
            List<Class<?>> roles,
            Map<String, byte[]> interfaces,
            List<CheckDefinition> checks,
            List<Supplier<Object>> references,
            List<Supplier<Object>> mistakes) {
        this(
                id,
                title,
                summary,
                order,
                limits,
                workload,
                version,
                folder,
                roles,
                interfaces,
                checks,
                references,
                mistakes,
                Optional.empty(),
                Diagnosing.none(),
                CourseDefaults.NONE);
    }

    /** The same assignment with other time limits. */
    public Assignment withLimits(Limits other) {
        return new Assignment(
                id,
                title,
                summary,
                order,
                other,
                workload,
                version,
                folder,
                roles,
                interfaces,
                checks,
                references,
                mistakes,
                dataset,
                diagnosing,
                defaults);
    }

    /** Points that can be earned. */
    public double points() {
        return checks.stream().mapToDouble(CheckDefinition::points).sum();
    }

    /** Binary names of the roles. */
    public List<String> roleNames() {
        return roles.stream().map(Class::getName).toList();
    }

    /** Returns the reference for a role. */
    public Supplier<Object> reference(Class<?> role) {
        return references.stream()
                .filter(reference -> role.isInstance(reference.get()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no reference implements " + role));
    }
}
