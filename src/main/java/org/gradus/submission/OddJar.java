package org.gradus.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Writes the jars that students really upload, or attackers: plain ones and those that no build tool would write.
 *
 * @param classes class files by path
 * @param sources texts by file name
 * @param interfaces class files of the interfaces handed out by binary name
 * @param classPath where EJML is
 */
record OddJar(
        Map<String, byte[]> classes,
        Map<String, String> sources,
        Map<String, byte[]> interfaces,
        List<Path> classPath) {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int FAR_FUTURE = 44 + 1_000;
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F', 2, 1, 1, 0};

    byte[] bytes(JarRecipe recipe) {
        return switch (recipe.kind()) {
            case PLAIN -> plain().bytes();
            case NOT_A_ZIP -> "This is no jar, it only has its name.\n".getBytes(StandardCharsets.UTF_8);
            case EMPTY -> new byte[0];
            case NO_ENTRIES -> new RawZip().bytes();
            case TRUNCATED -> truncated();
            case SOURCES_ONLY -> addSources(new RawZip(), "").bytes();
            case PROJECT -> project();
            case ZIP_BOMB ->
                plain().add("zeros.bin", new byte[recipe.countOr(100) << 20]).bytes();
            case MANY_ENTRIES -> manyEntries(recipe.countOr(60_000));
            case OVERLAPPING -> overlapping();
            case DUPLICATE_ENTRY -> duplicate();
            case TRAVERSAL ->
                plain().add(recipe.nameOr("../../x.class"), empty("x")).bytes();
            case NESTED_JAR -> plain().add("lib/inner.jar", plain().bytes()).bytes();
            case SIGNED ->
                plain().add("META-INF/STUDENT.SF", "Signature-Version: 1.0\n\n")
                        .add("META-INF/STUDENT.RSA", "no signature")
                        .bytes();
            case MULTI_RELEASE -> multiRelease();
            case TOO_NEW -> tooNew(recipe.classVersion() == 0 ? FAR_FUTURE : recipe.classVersion());
            case BROKEN_CLASS -> brokenClasses();
            case MISPLACED -> addClasses(new RawZip(), "classes/").bytes();
            case SERVICES ->
                plain().add("META-INF/services/" + recipe.nameOr("java.util.spi.ToolProvider"), "student.Engine\n")
                        .bytes();
            case JUNIT_PROPERTIES ->
                plain().add("junit-platform.properties", "junit.jupiter.extensions.autodetection.enabled=true\n")
                        .bytes();
            case MANIFEST -> manifest(recipe.nameOr("Class-Path: ejml.jar"));
            case SHADOW -> shadow(recipe.nameOr("org.gradus.worker"));
            case NATIVE_LIBRARY -> plain().add("libfast.so", ELF).bytes();
            case BUNDLED_EJML -> bundledEjml();
            case BUNDLED_INTERFACES -> bundledInterfaces();
            case ENCRYPTED -> encrypted();
        };
    }

    private RawZip plain() {
        return addClasses(new RawZip().add(MANIFEST, "Manifest-Version: 1.0\r\n\r\n"), "");
    }

    private RawZip addClasses(RawZip jar, String folder) {
        classes.forEach((path, content) -> jar.add(folder + path, content));
        return jar;
    }

    private RawZip addSources(RawZip jar, String folder) {
        sources.forEach((name, text) -> jar.add(folder + "student/" + name, text));
        return jar;
    }

    private byte[] truncated() {
        byte[] jar = plain().bytes();
        return Arrays.copyOf(jar, jar.length * 2 / 3);
    }

    private byte[] project() {
        RawZip project = new RawZip().add("softmax/pom.xml", "<project/>\n");
        addSources(project, "softmax/src/main/java/");
        return addClasses(project, "softmax/target/classes/").bytes();
    }

    private byte[] manyEntries(int count) {
        RawZip jar = plain();
        for (int i = 0; i < count; i++) {
            jar.add("resources/" + i, new byte[0]);
        }
        return jar.bytes();
    }

    /** Two entries of equal content, the second of which is said to lie where the first does. */
    private static byte[] overlapping() {
        byte[] jar = new RawZip().add("a", "twice").add("a", "twice").bytes();
        ByteBuffer bytes = ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(jar.length - 6);
        int entry = 46 + 1;
        bytes.putInt(directory + entry + 42, 0);
        return jar;
    }

    private byte[] duplicate() {
        Map.Entry<String, byte[]> first = classes.entrySet().iterator().next();
        return plain().add(first.getKey(), first.getValue()).bytes();
    }

    private byte[] multiRelease() {
        RawZip jar = new RawZip().add(MANIFEST, "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n");
        addClasses(jar, "");
        return addClasses(jar, "META-INF/versions/21/").bytes();
    }

    private byte[] tooNew(int version) {
        RawZip jar = new RawZip();
        classes.forEach((path, content) -> {
            byte[] newer = content.clone();
            ByteBuffer.wrap(newer).putShort(6, (short) version);
            jar.add(path, newer);
        });
        return jar.bytes();
    }

    private byte[] brokenClasses() {
        RawZip jar = new RawZip();
        classes.forEach((path, content) -> jar.add(path, Arrays.copyOf(content, content.length / 2)));
        return jar.bytes();
    }

    private byte[] manifest(String line) {
        RawZip jar = new RawZip().add(MANIFEST, "Manifest-Version: 1.0\r\n" + line + "\r\n\r\n");
        return addClasses(jar, "").bytes();
    }

    private byte[] shadow(String packageName) {
        String name = packageName.replace('.', '/') + "/Shadow";
        return plain().add(name + ".class", empty(name)).bytes();
    }

    private static byte[] empty(String internalName) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, internalName, null, "java/lang/Object", null);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private byte[] bundledEjml() {
        String wanted = "org/ejml/simple/SimpleMatrix.class";
        RawZip jar = plain();
        for (Path library : classPath) {
            if (!Files.isRegularFile(library)) {
                continue;
            }
            try (ZipFile zip = new ZipFile(library.toFile())) {
                if (zip.getEntry(wanted) == null) {
                    continue;
                }
                List<? extends ZipEntry> entries = zip.stream()
                        .filter(entry -> entry.getName().startsWith("org/ejml/")
                                && entry.getName().endsWith(".class"))
                        .toList();
                for (ZipEntry entry : entries) {
                    jar.add(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
                return jar.bytes();
            } catch (IOException e) {
                throw new UncheckedIOException(library + " cannot be read", e);
            }
        }
        throw new IllegalArgumentException("no jar of the class path holds " + wanted);
    }

    private byte[] bundledInterfaces() {
        RawZip jar = plain();
        interfaces.forEach((name, content) -> jar.add(name.replace('.', '/') + ".class", content));
        return jar.bytes();
    }

    private byte[] encrypted() {
        byte[] jar = plain().bytes();
        ByteBuffer bytes = ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(jar.length - 6);
        bytes.putShort(6, (short) (bytes.getShort(6) | 1));
        bytes.putShort(directory + 8, (short) (bytes.getShort(directory + 8) | 1));
        return jar;
    }
}
