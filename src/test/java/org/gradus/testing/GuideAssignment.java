package org.gradus.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The small assignment of docs/write-an-assignment.md, {@code mean-squares}, to be changed and packed by tests. */
public final class GuideAssignment {
    private static final Pattern FILE = Pattern.compile(
            "Write `my-(assignments|submissions)/mean-squares/([^`]+)`:\\n\\n```\\w+\\n(.*?)\\n```\\n", Pattern.DOTALL);

    private final Map<String, byte[]> files = new TreeMap<>();

    private GuideAssignment() {}

    /** As the guide leaves it: proved, with one sample submission in a folder of its own. */
    public static GuideAssignment whole() {
        GuideAssignment assignment = new GuideAssignment();
        try {
            Matcher file = FILE.matcher(Files.readString(Path.of("docs/write-an-assignment.md")));
            while (file.find()) {
                String below = file.group(1).equals("submissions") ? "submissions/" : "";
                assignment.with(below + file.group(2), file.group(3) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (assignment.files.size() != 13) {
            throw new IllegalStateException("the guide has other files than before: " + assignment.files.keySet());
        }
        return assignment;
    }

    public GuideAssignment with(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public GuideAssignment without(String path) {
        if (files.remove(path) == null) {
            throw new IllegalArgumentException("there is no " + path);
        }
        return this;
    }

    /** Changes a file; nothing may stay as it was. */
    public GuideAssignment edited(String path, UnaryOperator<String> edit) {
        String before = text(path);
        String after = edit.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("nothing of " + path + " was changed");
        }
        return with(path, after);
    }

    public String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    /** Packed, below a folder such as {@code mean-squares/}; empty for none. */
    public byte[] zip(String below) {
        Map<String, byte[]> packed = new TreeMap<>();
        files.forEach((path, content) -> packed.put(below + path, content));
        return zipOf(packed);
    }

    /** Written into a folder. */
    public void writeTo(Path folder) {
        files.forEach((path, content) -> {
            try {
                Files.createDirectories(folder.resolve(path).getParent());
                Files.write(folder.resolve(path), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A zip with these files. */
    public static byte[] zipOf(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
