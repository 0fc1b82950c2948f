package org.gradus.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.gradus.submission.Refusal.Kind;

/**
 * Looks through a student's jar without running any of it and without writing anything. Memory stays within a small multiple of
 * the file and the limits, time within unpacking {@link InspectionLimits#inflatedBytes()}.
 */
public final class JarInspector {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String SERVICES = "META-INF/services/";
    private static final String VERSIONS = "META-INF/versions/";
    private static final int RATIO_EXEMPT_BYTES = 1 << 20;
    private static final int MAX_MANIFEST_BYTES = 256 << 10;
    private static final int CHUNK = 8_192;
    private static final Pattern ARCHIVE =
            Pattern.compile(".*\\.(jar|zip|war|ear|jmod|7z|rar|tar|tgz|tar\\.(gz|bz2|xz))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NATIVE =
            Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNATURE =
            Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private final byte[] file;
    private final String fileName;
    private final InspectionLimits limits;
    private final Map<Note.Kind, Note> notes = new EnumMap<>(Note.Kind.class);
    private final List<ClassFacts> classes = new ArrayList<>();
    private long inflatedBytes;

    private JarInspector(byte[] file, String fileName, InspectionLimits limits) {
        this.file = file;
        this.fileName = fileName;
        this.limits = limits;
    }

    /**
     * Inspects a file that claims to be a jar.
     *
     * @param file its content, not changed
     * @param fileName its name as uploaded, only used in sentences
     * @return whether it may go to a worker, never an exception for anything that the file holds
     */
    public static Inspection inspect(byte[] file, String fileName, InspectionLimits limits) {
        try {
            return new JarInspector(file, fileName, limits).inspect();
        } catch (JarRefused refused) {
            return new Inspection.Refused(refused.refusal());
        }
    }

    private Inspection inspect() throws JarRefused {
        refuseOtherFiles();
        List<ZipDirectory.Entry> entries = ZipDirectory.read(file, limits);
        List<String> names = entries.stream().map(ZipDirectory.Entry::name).toList();
        refuseUnsafeNames(names);
        if (ProjectFiles.isProject(names)) {
            throw new JarRefused(
                    Kind.PROJECT_INSTEAD_OF_JAR,
                    "This is a zip of your project, not a jar of its compiled classes. Build the jar (\"mvn package\" or"
                            + " \"gradle jar\") and upload the jar from target or build/libs.");
        }
        refuseTwins(names);
        for (String name : names) {
            inspectName(name);
        }
        refuseMissingClasses(names);
        for (ZipDirectory.Entry entry : entries) {
            inspectContent(entry);
        }
        classes.sort(Comparator.comparing(ClassFacts::name));
        return new Inspection.Accepted(List.copyOf(notes.values()), classes);
    }

    private void refuseOtherFiles() throws JarRefused {
        if (file.length == 0) {
            throw new JarRefused(
                    Kind.EMPTY_FILE, "The file is empty (0 bytes). Build the jar again and upload it again.");
        }
        if (file.length > limits.bytes()) {
            throw new JarRefused(
                    Kind.FILE_TOO_LARGE,
                    String.format(Locale.ROOT, "The file has %,d bytes; at most %,d", file.length, limits.bytes())
                            + " are accepted. Pack only your own compiled classes: libraries and data do not belong into the"
                            + " jar.");
        }
        if (!beginsWith('P', 'K')) {
            throw new JarRefused(
                    Kind.NOT_A_ZIP,
                    "\"" + Shown.name(fileName) + "\" is not a jar" + guess()
                            + ". Build one with \"jar cf solution.jar -C classes .\", Maven or Gradle and upload that.");
        }
    }

    private String guess() {
        if (beginsWith(0xCA, 0xFE, 0xBA, 0xBE)) {
            return " but a single class file";
        }
        if (beginsWith('R', 'a', 'r', '!')) {
            return " but a RAR archive";
        }
        if (beginsWith('7', 'z', 0xBC, 0xAF)) {
            return " but a 7-Zip archive";
        }
        if (beginsWith(0x1F, 0x8B)) {
            return " but a gzip file";
        }
        if (beginsWith('%', 'P', 'D', 'F')) {
            return " but a PDF document";
        }
        return fileName.toLowerCase(Locale.ROOT).endsWith(".java") ? " but a source file" : "";
    }

    private boolean beginsWith(int... bytes) {
        return beginsWith(file, bytes);
    }

    private static boolean beginsWith(byte[] content, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static void refuseUnsafeNames(List<String> names) throws JarRefused {
        for (String name : names) {
            if (isUnsafe(name)) {
                throw new JarRefused(
                        Kind.UNSAFE_NAME,
                        "The entry \"" + Shown.name(name)
                                + "\" has a name that leads out of the jar or is no plain path. Build"
                                + " the jar again with the jar tool, Maven or Gradle.");
            }
        }
    }

    private static boolean isUnsafe(String name) {
        if (name.indexOf('\\') >= 0
                || name.chars().anyMatch(Character::isISOControl)
                || DRIVE.matcher(name).matches()) {
            return true;
        }
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private void refuseTwins(List<String> names) throws JarRefused {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (seen.add(name) || name.endsWith("/")) {
                continue;
            }
            if (isClass(name) || name.equalsIgnoreCase(MANIFEST)) {
                throw new JarRefused(
                        Kind.DUPLICATE_ENTRY,
                        "The jar holds " + Shown.name(name)
                                + " twice. Delete the old jar and the compiled classes, then build"
                                + " it again from scratch.");
            }
            note(Note.Kind.DUPLICATE_RESOURCE, "The jar holds " + Shown.name(name) + " twice; that changes nothing.");
        }
    }

    private void inspectName(String name) throws JarRefused {
        if (ARCHIVE.matcher(name).matches()) {
            throw nestedArchive(name);
        }
        if (NATIVE.matcher(name).matches()) {
            throw nativeLibrary(name);
        }
        if (name.equals("junit-platform.properties")
                || name.startsWith(SERVICES + "org.junit.")
                || name.startsWith(SERVICES + "junit.")) {
            throw new JarRefused(
                    Kind.JUNIT_REGISTRATION,
                    "The jar holds " + Shown.name(name)
                            + ", which would configure JUnit. The checks run elsewhere and do not"
                            + " look at it. Keep such files with your tests (src/test/resources) and build the jar again.");
        }
        if (name.startsWith(SERVICES) && name.length() > SERVICES.length()) {
            note(
                    Note.Kind.SERVICES,
                    "The jar registers a service (" + Shown.name(name)
                            + "); the grader does not look for services in your jar.");
        } else if (name.startsWith(VERSIONS) && isClass(name)) {
            note(
                    Note.Kind.MULTI_RELEASE,
                    "The jar holds classes for particular Java versions (META-INF/versions); the grader uses the base classes"
                            + " only.");
        } else if (SIGNATURE.matcher(name).matches()) {
            note(Note.Kind.SIGNED, "The jar is signed; the grader does not check the signature.");
        }
        if (isClass(name)) {
            inspectPackage(name);
        }
    }

    private void inspectPackage(String name) throws JarRefused {
        switch (Owner.of(name)) {
            case STUDENT -> {}
            case EJML ->
                note(
                        Note.Kind.BUNDLED_EJML,
                        "The jar bundles EJML; the grader uses its own EJML instead. You can leave it out of the jar.");
            case INTERFACES ->
                note(
                        Note.Kind.BUNDLED_INTERFACES,
                        "The jar bundles classes that were handed out (" + Shown.name(name)
                                + "); the grader uses its own copy" + " of them instead.");
            case GRADUS ->
                throw new JarRefused(
                        Kind.SHADOWS_GRADUS,
                        "The class " + Shown.name(name)
                                + " lies in a package of the grader (org.gradus). Put your classes into a"
                                + " package of your own.");
            case JUNIT ->
                throw new JarRefused(
                        Kind.SHADOWS_JUNIT,
                        "The class " + Shown.name(name)
                                + " lies in a package of JUnit. Leave your tests and JUnit out of the" + " jar.");
            case JAVA ->
                throw new JarRefused(
                        Kind.SHADOWS_JAVA,
                        "The class " + Shown.name(name)
                                + " lies in a package of the Java platform, from which a jar cannot be"
                                + " loaded. Put your classes into a package of your own.");
        }
    }

    private static void refuseMissingClasses(List<String> names) throws JarRefused {
        if (names.stream().anyMatch(name -> isClass(name) && !name.startsWith(VERSIONS))) {
            return;
        }
        if (names.stream().anyMatch(name -> name.endsWith(".java") || name.endsWith(".kt"))) {
            throw new JarRefused(
                    Kind.SOURCES_ONLY,
                    "The jar holds sources but no classes. Compile first, then pack the class files: \"javac -d classes"
                            + " *.java\" and \"jar cf solution.jar -C classes .\", or use Maven or Gradle.");
        }
        throw new JarRefused(
                Kind.NO_CLASSES,
                "The jar holds no classes. Compile first, then pack the class files: look inside with \"jar tf your.jar\" before"
                        + " you upload it.");
    }

    private void inspectContent(ZipDirectory.Entry entry) throws JarRefused {
        String name = entry.name();
        boolean ownClass = isClass(name) && !name.startsWith(VERSIONS) && Owner.of(name) == Owner.STUDENT;
        boolean manifest = name.equalsIgnoreCase(MANIFEST);
        if (manifest && entry.size() > MAX_MANIFEST_BYTES) {
            throw brokenManifest();
        }
        Content content = unpack(entry, ownClass || manifest);
        if (entry.isDirectory() && entry.size() > 0) {
            throw damaged(entry);
        }
        byte[] start = content.start;
        if (beginsWith(start, 'P', 'K', 3, 4)) {
            throw nestedArchive(name);
        }
        if (beginsWith(start, 0x7F, 'E', 'L', 'F') || beginsWith(start, 0xCF, 0xFA, 0xED, 0xFE)) {
            throw nativeLibrary(name);
        }
        if (ownClass) {
            inspectClass(name, content.bytes);
        } else if (manifest) {
            inspectManifest(content.bytes);
        }
    }

    /** What was unpacked: the first bytes, and all of them if they were wanted. */
    private record Content(byte[] start, byte[] bytes) {}

    private Content unpack(ZipDirectory.Entry entry, boolean keep) throws JarRefused {
        byte[] start = new byte[4];
        ByteArrayOutputStream kept = new ByteArrayOutputStream(keep ? CHUNK : 0);
        CRC32 crc = new CRC32();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file, entry.start(), entry.packedSize());
            while (true) {
                int count = entry.deflated() ? inflater.inflate(chunk) : copyStored(entry, size, chunk);
                if (count == 0) {
                    break;
                }
                System.arraycopy(
                        chunk, 0, start, (int) Math.min(size, 4), (int) Math.max(0, Math.min(count, 4 - size)));
                size += count;
                limit(entry, size, count);
                crc.update(chunk, 0, count);
                if (keep) {
                    kept.write(chunk, 0, count);
                }
            }
            if (entry.deflated() && (!inflater.finished() || inflater.getRemaining() != 0)) {
                throw damaged(entry);
            }
        } catch (DataFormatException e) {
            throw damaged(entry);
        } finally {
            inflater.end();
        }
        if (size != entry.size() || (int) crc.getValue() != entry.crc()) {
            throw damaged(entry);
        }
        return new Content(start, kept.toByteArray());
    }

    private int copyStored(ZipDirectory.Entry entry, long from, byte[] chunk) {
        int count = (int) Math.min(chunk.length, entry.packedSize() - from);
        System.arraycopy(file, entry.start() + (int) from, chunk, 0, count);
        return count;
    }

    private void limit(ZipDirectory.Entry entry, long size, int added) throws JarRefused {
        inflatedBytes += added;
        if (inflatedBytes > limits.inflatedBytes()) {
            throw new JarRefused(
                    Kind.UNPACKS_TOO_LARGE,
                    "The jar unpacks to more than " + mebibytes(limits.inflatedBytes())
                            + ". Pack only your own compiled classes: libraries and data do not belong into it.");
        }
        if (size > RATIO_EXEMPT_BYTES && size > (long) limits.ratio() * entry.packedSize()) {
            throw new JarRefused(
                    Kind.UNPACKS_TOO_MANY_TIMES,
                    "The entry " + Shown.name(entry.name()) + " unpacks to more than " + limits.ratio()
                            + " times its size, like a decompression bomb. Leave it out of the jar.");
        }
    }

    private void inspectClass(String path, byte[] classFile) throws JarRefused {
        int major = ClassFacts.majorVersion(classFile);
        if (major - 44 > limits.javaFeature() || major > ClassFacts.NEWEST_KNOWN_MAJOR) {
            throw new JarRefused(
                    Kind.CLASS_TOO_NEW,
                    "The class " + Shown.name(path) + " was compiled for Java " + (major - 44)
                            + "; this server runs Java "
                            + limits.javaFeature() + ". Compile with \"--release " + limits.javaFeature()
                            + "\" and build the jar again.");
        }
        ClassFacts facts;
        try {
            facts = ClassFacts.read(classFile);
        } catch (IllegalArgumentException e) {
            throw new JarRefused(
                    Kind.BROKEN_CLASS,
                    Shown.name(path)
                            + " is not a valid class file. Delete the compiled classes, compile again and build the jar"
                            + " again.");
        }
        if (facts.preview()) {
            throw new JarRefused(
                    Kind.CLASS_WITH_PREVIEW,
                    "The class " + Shown.name(path) + " was compiled with preview features of Java " + (major - 44)
                            + ", which the grader does not load. Compile without \"--enable-preview\".");
        }
        if (!path.equals(facts.name().replace('.', '/') + ".class") || path.indexOf('.') != path.length() - 6) {
            throw new JarRefused(
                    Kind.MISPLACED_CLASS,
                    "The jar holds the class " + Shown.name(facts.name()) + " as " + Shown.name(path)
                            + ", where Java does not"
                            + " find it. Pack the folder that holds the top of your packages: \"jar cf solution.jar -C classes"
                            + " .\".");
        }
        if (!facts.nativeMethod().isEmpty()) {
            throw new JarRefused(
                    Kind.NATIVE_METHOD,
                    "The method " + Shown.name(facts.nativeMethod()) + " of " + Shown.name(facts.name())
                            + " is native. Native" + " code is not run here: write it in Java.");
        }
        if (!facts.superclass().isEmpty()) {
            classes.add(facts);
        }
    }

    private void inspectManifest(byte[] content) throws JarRefused {
        Attributes attributes;
        try {
            attributes = new Manifest(new ByteArrayInputStream(content)).getMainAttributes();
        } catch (IOException | IllegalArgumentException e) {
            throw brokenManifest();
        }
        for (String agent : List.of("Premain-Class", "Agent-Class", "Launcher-Agent-Class")) {
            if (attributes.getValue(agent) != null) {
                throw new JarRefused(
                        Kind.JAVA_AGENT,
                        "The manifest of the jar has the attribute " + agent
                                + ", which is for Java agents. Take it out of your"
                                + " build and build the jar again.");
            }
        }
        if (attributes.getValue(Attributes.Name.CLASS_PATH) != null) {
            note(
                    Note.Kind.CLASS_PATH,
                    "The manifest of the jar names other jars (Class-Path); the grader does not follow it. EJML is there"
                            + " without it.");
        }
    }

    private void note(Note.Kind kind, String sentence) {
        notes.putIfAbsent(kind, new Note(kind, sentence));
    }

    private static boolean isClass(String name) {
        if (!name.endsWith(".class") || name.startsWith("__MACOSX/")) {
            return false;
        }
        // What a Mac adds when it packs a folder: attributes of the file, under the file's name.
        return !name.substring(name.lastIndexOf('/') + 1).startsWith("._");
    }

    private static JarRefused nestedArchive(String name) {
        return new JarRefused(
                Kind.NESTED_ARCHIVE,
                "The jar holds another archive (" + Shown.name(name)
                        + "), into which Java does not look. Build a plain jar with"
                        + " your own classes only; EJML is there without it.");
    }

    private static JarRefused nativeLibrary(String name) {
        return new JarRefused(
                Kind.NATIVE_LIBRARY,
                "The jar holds a native library (" + Shown.name(name)
                        + "). Native code is not run here: leave it out and write" + " it in Java.");
    }

    private static JarRefused brokenManifest() {
        return new JarRefused(
                Kind.BROKEN_MANIFEST,
                "The manifest of the jar (META-INF/MANIFEST.MF) cannot be read. Let the jar tool, Maven or Gradle write it.");
    }

    private static JarRefused damaged(ZipDirectory.Entry entry) {
        return new JarRefused(
                Kind.DAMAGED_ENTRY,
                "The entry " + Shown.name(entry.name())
                        + " is damaged: it does not unpack to what was packed. Build the jar"
                        + " again and upload it again.");
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }

    /** Whose package a class lies in. */
    private enum Owner {
        STUDENT,
        EJML,
        INTERFACES,
        GRADUS,
        JUNIT,
        JAVA;

        private static final Pattern JAVA_PACKAGES = Pattern.compile("(java|javax|jdk|sun)/");
        private static final Pattern JUNIT_PACKAGES = Pattern.compile("(org/junit|junit|org/opentest4j)/");

        static Owner of(String path) {
            if (path.startsWith("org/ejml/")) {
                return EJML;
            }
            if (path.startsWith("org/gradus/assignments/") || path.startsWith("org/gradus/api/")) {
                return INTERFACES;
            }
            if (path.startsWith("org/gradus/")) {
                return GRADUS;
            }
            if (JUNIT_PACKAGES.matcher(path).lookingAt()) {
                return JUNIT;
            }
            return JAVA_PACKAGES.matcher(path).lookingAt() ? JAVA : STUDENT;
        }
    }
}
