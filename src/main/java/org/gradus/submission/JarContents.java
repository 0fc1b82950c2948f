package org.gradus.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a jar holds, for somebody who reads it: its classes and, where it carries them, its sources. Nothing of it is loaded.
 *
 * @param classes its own classes, sorted by name; empty if the jar is refused
 * @param sources in the jar's order
 * @param cut whether there are more or longer sources than are shown
 */
public record JarContents(List<ClassFacts> classes, List<Source> sources, boolean cut) {
    private static final int MOST_SOURCES = 50;
    private static final int LONGEST_SOURCE = 100_000;
    private static final int MOST_CHARACTERS = 400_000;

    public JarContents {
        classes = List.copyOf(classes);
        sources = List.copyOf(sources);
    }

    /** A source file. */
    public record Source(String path, String text) {}

    /**
     * Reads a jar.
     *
     * @param javaFeature the Java version of the worker
     */
    public static JarContents read(byte[] jar, String fileName, int javaFeature) {
        Inspection inspection = JarInspector.inspect(jar, fileName, InspectionLimits.standard(javaFeature));
        // Only what the inspector has unpacked within its limits is unpacked again here.
        return inspection instanceof Inspection.Accepted accepted
                ? sources(jar, accepted.classes())
                : new JarContents(List.of(), List.of(), false);
    }

    /** The class files of a jar by their paths, such as {@code student/Loops.class}; none if the jar is refused. */
    public static Map<String, byte[]> classFiles(byte[] jar, String fileName, int javaFeature) {
        Map<String, byte[]> files = new TreeMap<>();
        if (!(JarInspector.inspect(jar, fileName, InspectionLimits.standard(javaFeature))
                instanceof Inspection.Accepted)) {
            return files;
        }
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // The inspector is stricter than this reader; where they differ all the same, there is less.
            return files;
        }
        return files;
    }

    /** Text in which nothing turns the direction of what follows: that could make a source read as another one. */
    public static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\r\\n\\t]]", "\uFFFD");
    }

    private static JarContents sources(byte[] jar, List<ClassFacts> classes) {
        List<Source> sources = new ArrayList<>();
        int characters = 0;
        boolean cut = false;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().endsWith(".java")) {
                    continue;
                }
                int room = Math.min(LONGEST_SOURCE, MOST_CHARACTERS - characters);
                if (sources.size() == MOST_SOURCES || room <= 0) {
                    return new JarContents(classes, sources, true);
                }
                byte[] bytes = in.readNBytes(room + 1);
                cut |= bytes.length > room;
                String text = new String(bytes, 0, Math.min(room, bytes.length), StandardCharsets.UTF_8);
                characters += text.length();
                sources.add(new Source(Shown.name(entry.getName()), visible(text)));
            }
        } catch (IOException | IllegalArgumentException e) {
            // The inspector is stricter than this reader; where they differ all the same, less is shown.
            return new JarContents(classes, sources, true);
        }
        return new JarContents(classes, sources, cut);
    }
}
