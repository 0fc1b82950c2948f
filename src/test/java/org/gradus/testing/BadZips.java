package org.gradus.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Zips that are no assignment's folder, each for one reason. */
public final class BadZips {
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;

    private BadZips() {}

    /**
     * One of them.
     *
     * @param what is wrong with it
     * @param sentence a part of what must be said
     */
    public record Bad(String what, byte[] content, String sentence) {}

    public static List<Bad> all() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= 2_000; i++) {
            many.put("f" + i, new byte[0]);
        }
        byte[] quarter = new byte[22 << 20];
        byte[] good = GuideAssignment.whole().zip("mean-squares/");
        return List.of(
                new Bad(
                        "no zip",
                        "PK is not enough".getBytes(StandardCharsets.UTF_8),
                        "is not a zip, or it is damaged"),
                new Bad("cut off", Arrays.copyOf(good, good.length / 2), "is not a zip, or it is damaged"),
                new Bad("empty", zip(), "There is no file in it"),
                new Bad("slip", zip("../../evil.java", "x"), "leads out of the assignment&#39;s folder"),
                new Bad("slip within", zip("a/../../evil.java", "x"), "leads out of the assignment&#39;s folder"),
                new Bad("absolute", zip("/etc/evil", "x"), "has an absolute path"),
                new Bad("drive", zip("C:/evil", "x"), "has an absolute path"),
                new Bad("backslash", zip("mean\\evil.java", "x"), "has a backslash in it"),
                new Bad("control character", zip("a\u0007b", "x"), "characters in it that not every system takes"),
                new Bad("direction", zip("a\u202Eb", "x"), "characters in it that not every system takes"),
                new Bad("long", zip("a/".repeat(5) + "b".repeat(300), "x"), "At most 200 are taken"),
                new Bad("deep", zip("a/".repeat(13) + "b", "x"), "folders deep; at most 12"),
                new Bad("capitals", zip("handout.md", "x", "Handout.md", "y"), "differ in capitals only"),
                new Bad("twice", renamed(zip("aaaa.md", "x", "bbbb.md", "y"), "bbbb.md", "aaaa.md"), "is there twice"),
                new Bad("file and folder", zip("a", "x", "a/b", "y"), "is a file and a folder at once"),
                new Bad(
                        "link",
                        unix(zip("assignment.yaml", "/etc/passwd"), 0120777),
                        "is a link or a device, not a file"),
                new Bad("device", unix(zip("assignment.yaml", "x"), 0020666), "is a link or a device, not a file"),
                new Bad("password", flagged(zip("assignment.yaml", "x")), "protected by a password"),
                new Bad(
                        "checksum",
                        wrongSum(zip("assignment.yaml", "x")),
                        "the checksum of assignment.yaml does not fit"),
                new Bad("too many", GuideAssignment.zipOf(many), "more than 2000 files"),
                new Bad(
                        "bomb",
                        GuideAssignment.zipOf(Map.of("a", quarter, "b", quarter, "c", quarter)),
                        "more than 64 MiB together"),
                new Bad(
                        "large",
                        GuideAssignment.zipOf(Map.of("a.bin", new byte[(32 << 20) + 1])),
                        "has more than 32 MiB"),
                new Bad("no settings", zip("mean-squares/handout.md", "x"), "There is no assignment.yaml"),
                new Bad(
                        "two folders",
                        zip("a/assignment.yaml", "x", "b/assignment.yaml", "y"),
                        "There is no assignment.yaml"),
                new Bad("no handout", zip("a/assignment.yaml", "title: x"), "There is no handout.md"),
                new Bad(
                        "odd id",
                        zip("7/assignment.yaml", "title: x", "7/handout.md", "x"),
                        "An assignment&#39;s id has"));
    }

    private static byte[] zip(String... namesAndTexts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return GuideAssignment.zipOf(files);
    }

    private static byte[] renamed(byte[] zip, String from, String to) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer at(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int find(byte[] zip, int signature) {
        ByteBuffer bytes = at(zip);
        for (int i = 0; i + 4 <= zip.length; i++) {
            if (bytes.getInt(i) == signature) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such record");
    }

    private static byte[] unix(byte[] zip, int mode) {
        int central = find(zip, CENTRAL);
        at(zip).put(central + 5, (byte) 3).putInt(central + 38, mode << 16);
        return zip;
    }

    private static byte[] flagged(byte[] zip) {
        for (int flags : List.of(find(zip, CENTRAL) + 8, find(zip, LOCAL) + 6)) {
            at(zip).putShort(flags, (short) (at(zip).getShort(flags) | 1));
        }
        return zip;
    }

    private static byte[] wrongSum(byte[] zip) {
        int central = find(zip, CENTRAL);
        at(zip).putInt(central + 16, at(zip).getInt(central + 16) + 1);
        return zip;
    }
}
