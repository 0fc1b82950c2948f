package org.gradus.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradus.submission.Refusal.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.objectweb.asm.Opcodes;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JarInspectorTest {
    private static final InspectionLimits LIMITS = InspectionLimits.standard(17);
    private static final byte[] LOOPS = TestClasses.plain("student/Loops");
    /** The sentence of each kind seen in this class: each kind must be seen, and no two may say the same. */
    private static final Map<Kind, String> SENTENCES = new TreeMap<>();

    private static final Set<Note.Kind> NOTED = new ConcurrentSkipListSet<>();

    private Set<String> before = Set.of();

    @Test
    void aPlainJarIsAccepted() throws IOException {
        Inspection.Accepted accepted = accepted(jar().bytes());
        assertThat(accepted.notes()).isEmpty();
        assertThat(accepted.classes()).extracting(ClassFacts::name).containsExactly("student.Loops");
        assertThat(accepted.classes().get(0).constructible()).isTrue();
    }

    @Test
    void whatTheJdkWritesIsAccepted() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        try (ZipOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new ZipEntry("student/"));
            jar.putNextEntry(new ZipEntry("student/Loops.class"));
            jar.write(LOOPS);
            ZipEntry stored = new ZipEntry("readme.txt");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(0);
            stored.setCrc(0);
            jar.putNextEntry(stored);
            jar.setComment("made by the JDK");
        }
        assertThat(accepted(bytes.toByteArray()).notes()).isEmpty();
    }

    @Test
    void moduleDescriptionsAndMacFilesAreNoClasses() {
        RawZip jar = jar().add("module-info.class", TestClasses.moduleDescription())
                .add("__MACOSX/student/._Loops.class", "attributes")
                .add("student/._Loops.class", "attributes");
        assertThat(accepted(jar.bytes()).classes()).hasSize(1);
    }

    @Test
    void anEmptyFileIsRefused() {
        refused(Kind.EMPTY_FILE, new byte[0]);
    }

    @Test
    void aLargeFileIsRefused() {
        byte[] file = new byte[LIMITS.bytes() + 1];
        assertThat(refused(Kind.FILE_TOO_LARGE, file)).contains("16,777,217 bytes; at most 16,777,216");
    }

    @Test
    void otherFilesAreRefusedAndNamed() {
        refused(Kind.NOT_A_ZIP, "hello, grader".getBytes(StandardCharsets.UTF_8));
        assertThat(refused(Kind.NOT_A_ZIP, LOOPS)).contains("a single class file");
        assertThat(refused(Kind.NOT_A_ZIP, "Rar!...".getBytes(StandardCharsets.UTF_8)))
                .contains("RAR");
    }

    @Test
    void everyCutIsRefused() {
        byte[] jar = jar().bytes();
        refused(Kind.TRUNCATED, Arrays.copyOf(jar, jar.length / 2));
        int cuts = 0;
        for (int length = 1; length < jar.length; length++) {
            assertThat(JarInspector.inspect(Arrays.copyOf(jar, length), "a.jar", LIMITS))
                    .as("cut after %d bytes", length)
                    .isInstanceOf(Inspection.Refused.class);
            cuts++;
        }
        assertThat(cuts).isEqualTo(jar.length - 1).isGreaterThan(200);
    }

    @Test
    void anEncryptedEntryIsRefused() {
        byte[] jar = jar().bytes();
        patchShort(jar, 6, 1);
        patchShort(jar, central(jar) + 8, 1);
        refused(Kind.ENCRYPTED, jar);
    }

    @Test
    void anArchiveWithoutEntriesIsRefused() {
        refused(Kind.NO_ENTRIES, new RawZip().bytes());
    }

    @Test
    void sixtyThousandEntriesAreRefusedBeforeAnyIsRead() {
        RawZip jar = new RawZip();
        for (int i = 0; i < 60_000; i++) {
            jar.add("r/" + i, new byte[0]);
        }
        byte[] file = jar.bytes();
        refused(Kind.TOO_MANY_ENTRIES, file);
        long allocated = allocatedBy(() -> JarInspector.inspect(file, "a.jar", LIMITS));
        assertThat(allocated).isLessThan(1 << 20);
    }

    @Test
    void aLyingEntryCountDoesNotHelp() {
        byte[] jar = new RawZip().add("a", "a").add("b", "b").bytes();
        patchShort(jar, jar.length - 14, 1);
        patchShort(jar, jar.length - 12, 1);
        refused(Kind.INCONSISTENT_ENTRIES, jar);
    }

    @Test
    void aBombIsRefusedWithoutUnpackingIt() {
        byte[] jar = jar().add("zeros", new byte[50 << 20]).bytes();
        long allocated = allocatedBy(() -> refused(Kind.UNPACKS_TOO_MANY_TIMES, jar));
        assertThat(allocated).isLessThan(4 << 20);
    }

    @Test
    void manyMediumEntriesAreRefusedByTheirSum() {
        RawZip jar = jar();
        byte[] medium = new byte[1 << 20];
        for (int i = 0; i < 65; i++) {
            jar.add("medium/" + i, medium);
        }
        refused(Kind.UNPACKS_TOO_LARGE, jar.bytes());
    }

    @Test
    void aSizeThatLiesIsNotBelieved() {
        byte[] jar = new RawZip().add("student/Loops.class", new byte[20 << 20]).bytes();
        patchInt(jar, 22, 10);
        patchInt(jar, central(jar) + 24, 10);
        assertThat(JarInspector.inspect(jar, "a.jar", LIMITS)).isInstanceOf(Inspection.Refused.class);
    }

    @Test
    void entriesThatShareBytesAreRefused() {
        byte[] jar = new RawZip().add("a", "a").add("a", "a").bytes();
        int second = central(jar) + 47;
        patchInt(jar, second + 42, 0);
        refused(Kind.OVERLAPPING_ENTRIES, jar);
    }

    @Test
    void anEntryThatReachesIntoTheNextIsRefused() {
        byte[] jar = new RawZip().add("a", "first").add("b", "second").bytes();
        patchInt(jar, 18, 60);
        patchInt(jar, central(jar) + 20, 60);
        refused(Kind.OVERLAPPING_ENTRIES, jar);
    }

    @Test
    void headersThatDifferAreRefused() {
        byte[] name = jar().bytes();
        name[30] = 'z';
        assertThat(refused(Kind.INCONSISTENT_ENTRIES, name)).contains("the name of student/Loops.class");
        byte[] size = jar().bytes();
        patchInt(size, 22, 7);
        assertThat(refused(Kind.INCONSISTENT_ENTRIES, size)).contains("the size of");
        byte[] method = jar().bytes();
        patchShort(method, 8, 0);
        assertThat(refused(Kind.INCONSISTENT_ENTRIES, method)).contains("the compression of");
        byte[] crc = jar().bytes();
        patchInt(crc, 14, 7);
        assertThat(refused(Kind.INCONSISTENT_ENTRIES, crc)).contains("the checksum of");
    }

    @Test
    void anEntryHiddenFromTheDirectoryIsRefused() {
        byte[] both = new RawZip()
                .add("hidden", "seen by readers that start at the front")
                .add("b", "b")
                .bytes();
        int first = central(both);
        int firstLength = 46 + "hidden".length();
        byte[] jar = new byte[both.length - firstLength];
        System.arraycopy(both, 0, jar, 0, first);
        System.arraycopy(both, first + firstLength, jar, first, both.length - first - firstLength);
        patchShort(jar, jar.length - 14, 1);
        patchShort(jar, jar.length - 12, 1);
        patchInt(jar, jar.length - 10, 47);
        assertThat(refused(Kind.INCONSISTENT_ENTRIES, jar)).contains("bytes between its entries");
    }

    @Test
    void zip64IsRefused() {
        byte[] jar = jar().bytes();
        patchInt(jar, jar.length - 6, 0xFFFFFFFF);
        refused(Kind.ZIP64, jar);
    }

    @Test
    void unknownCompressionIsRefused() {
        byte[] jar = jar().bytes();
        patchShort(jar, 8, 12);
        patchShort(jar, central(jar) + 10, 12);
        assertThat(refused(Kind.UNKNOWN_COMPRESSION, jar)).contains("number 12");
    }

    @Test
    void contentThatDoesNotMatchItsChecksumIsRefused() {
        byte[] jar = jar().bytes();
        patchInt(jar, 14, 7);
        patchInt(jar, central(jar) + 16, 7);
        refused(Kind.DAMAGED_ENTRY, jar);
    }

    @Test
    void aClassThatOccursTwiceIsRefused() {
        refused(Kind.DUPLICATE_ENTRY, jar().add("student/Loops.class", LOOPS).bytes());
    }

    @Test
    void aResourceThatOccursTwiceIsNoted() {
        noted(Note.Kind.DUPLICATE_RESOURCE, jar().add("LICENSE", "1").add("LICENSE", "2"));
    }

    @Test
    void namesThatLeadOutOfTheJarAreRefused() {
        List<String> names = List.of(
                "../../x.class",
                "a/../x",
                "/etc/passwd",
                "C:/x",
                "a\\b",
                "a//b",
                "./a",
                "a/./b",
                "..",
                "/",
                "x\0.class",
                "line\nbreak");
        for (String name : names) {
            refused(Kind.UNSAFE_NAME, jar().add(name, "x").bytes());
        }
        assertThat(names).hasSize(12);
        byte[] notText = jar().add("\u00E9", "x").bytes();
        for (int i = 0; i < notText.length - 1; i++) {
            if ((notText[i] & 0xFF) == 0xC3 && (notText[i + 1] & 0xFF) == 0xA9) {
                notText[i + 1] = 'a';
            }
        }
        assertThat(refused(Kind.UNSAFE_NAME, notText)).contains("UTF-8");
    }

    @Test
    void nestedArchivesAreRefusedByNameAndByContent() {
        assertThat(refused(Kind.NESTED_ARCHIVE, jar().add("lib/ejml.jar", "x").bytes()))
                .contains("lib/ejml.jar");
        refused(Kind.NESTED_ARCHIVE, jar().add("lib/data.bin", jar().bytes()).bytes());
    }

    @Test
    void aZippedProjectIsRefused() {
        RawZip project = new RawZip()
                .add("softmax/pom.xml", "<project/>")
                .add("softmax/src/main/java/student/Loops.java", "class Loops {}")
                .add("softmax/target/classes/student/Loops.class", LOOPS)
                .add("softmax/gradle/wrapper/gradle-wrapper.jar", "x");
        refused(Kind.PROJECT_INSTEAD_OF_JAR, project.bytes());
    }

    @Test
    void aJarWithMavensDescriptionIsNoProject() {
        accepted(jar().add("META-INF/maven/edu.student/softmax/pom.xml", "<project/>")
                .bytes());
    }

    @Test
    void sourcesWithoutClassesAreRefused() {
        refused(
                Kind.SOURCES_ONLY,
                new RawZip().add("student/Loops.java", "class Loops {}").bytes());
    }

    @Test
    void aJarWithoutClassesIsRefused() {
        refused(
                Kind.NO_CLASSES,
                new RawZip()
                        .add("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n\n")
                        .bytes());
    }

    @Test
    void aClassForANewerJavaIsRefusedWithBothVersions() {
        byte[] jar = new RawZip()
                .add("student/Loops.class", TestClasses.version(Opcodes.V25, "student/Loops"))
                .bytes();
        assertThat(refused(Kind.CLASS_TOO_NEW, jar)).contains("Java 25", "this server runs Java 17", "--release 17");
        assertThat(JarInspector.inspect(jar, "a.jar", InspectionLimits.standard(25)))
                .isInstanceOf(Inspection.Accepted.class);
    }

    @Test
    void aClassOfAFarFutureIsRefused() {
        byte[] future = LOOPS.clone();
        patchShort(future, 6, 0xFFFF);
        byte[] jar = new RawZip().add("student/Loops.class", future).bytes();
        assertThat(JarInspector.inspect(jar, "a.jar", InspectionLimits.standard(100_000)))
                .isInstanceOf(Inspection.Refused.class);
    }

    @Test
    void previewFeaturesAreRefused() {
        byte[] preview = LOOPS.clone();
        preview[4] = (byte) 0xFF;
        preview[5] = (byte) 0xFF;
        refused(
                Kind.CLASS_WITH_PREVIEW,
                new RawZip().add("student/Loops.class", preview).bytes());
    }

    @Test
    void brokenClassesAreRefused() {
        byte[] random = new byte[400];
        new Random(1).nextBytes(random);
        refused(
                Kind.BROKEN_CLASS,
                new RawZip().add("student/Loops.class", random).bytes());
        int cuts = 0;
        for (int length = 0; length < LOOPS.length; length++) {
            refused(
                    Kind.BROKEN_CLASS,
                    new RawZip()
                            .add("student/Loops.class", Arrays.copyOf(LOOPS, length))
                            .bytes());
            cuts++;
        }
        assertThat(cuts).isGreaterThan(50);
    }

    @Test
    void aClassInTheWrongFolderIsRefused() {
        assertThat(refused(
                        Kind.MISPLACED_CLASS,
                        new RawZip().add("classes/student/Loops.class", LOOPS).bytes()))
                .contains("student.Loops", "classes/student/Loops.class");
    }

    @Test
    void packagesOfOthersAreRefused() {
        refused(Kind.SHADOWS_GRADUS, shadow("org/gradus/worker/Main"));
        refused(Kind.SHADOWS_JUNIT, shadow("org/junit/jupiter/api/Assertions"));
        refused(Kind.SHADOWS_JUNIT, shadow("junit/framework/Assert"));
        refused(Kind.SHADOWS_JAVA, shadow("java/lang/Math"));
        refused(Kind.SHADOWS_JAVA, shadow("sun/misc/Unsafe"));
    }

    @Test
    void bundledLibrariesAreNoted() {
        assertThat(noted(Note.Kind.BUNDLED_EJML, jar().add("org/ejml/simple/SimpleMatrix.class", "ignored"))
                        .classes())
                .hasSize(1);
        noted(Note.Kind.BUNDLED_INTERFACES, jar().add("org/gradus/assignments/softmax/LoopSoftmax.class", "ignored"));
    }

    @Test
    void servicesAreNotedButNotThoseOfJUnit() {
        noted(Note.Kind.SERVICES, jar().add("META-INF/services/java.util.spi.ToolProvider", "student.Loops"));
        refused(
                Kind.JUNIT_REGISTRATION,
                jar().add("META-INF/services/org.junit.platform.engine.TestEngine", "student.Loops")
                        .bytes());
        refused(
                Kind.JUNIT_REGISTRATION,
                jar().add("junit-platform.properties", "a=b").bytes());
    }

    @Test
    void manifestsAreRead() {
        noted(Note.Kind.CLASS_PATH, manifest("Class-Path: ejml.jar"));
        for (String agent : List.of("Premain-Class", "Agent-Class", "Launcher-Agent-Class")) {
            assertThat(refused(
                            Kind.JAVA_AGENT, manifest(agent + ": student.Loops").bytes()))
                    .contains(agent);
        }
        refused(Kind.BROKEN_MANIFEST, manifest("no colon").bytes());
        refused(
                Kind.BROKEN_MANIFEST,
                jar().add("META-INF/MANIFEST.MF", new byte[300_000]).bytes());
    }

    @Test
    void signedJarsAreNoted() {
        noted(Note.Kind.SIGNED, jar().add("META-INF/ME.SF", "x").add("META-INF/ME.RSA", "x"));
    }

    @Test
    void multiReleaseJarsAreNotedAndTheirBaseClassesCount() {
        assertThat(noted(Note.Kind.MULTI_RELEASE, jar().add("META-INF/versions/21/student/Loops.class", "ignored"))
                        .classes())
                .hasSize(1);
        assertThat(JarInspector.inspect(
                        new RawZip()
                                .add("META-INF/versions/21/student/Loops.class", LOOPS)
                                .bytes(),
                        "a.jar",
                        LIMITS))
                .isInstanceOf(Inspection.Refused.class);
    }

    @Test
    void nativeCodeIsRefused() {
        refused(
                Kind.NATIVE_METHOD,
                new RawZip()
                        .add("student/Fast.class", TestClasses.withNativeMethod("student/Fast"))
                        .bytes());
        for (String name : List.of("libfast.so", "libfast.so.1", "fast.DLL", "libfast.dylib")) {
            refused(Kind.NATIVE_LIBRARY, jar().add(name, "x").bytes());
        }
        refused(
                Kind.NATIVE_LIBRARY,
                jar().add("fast.dat", new byte[] {0x7F, 'E', 'L', 'F', 2}).bytes());
    }

    @Test
    void longAndStrangeNamesAreCutInSentences() {
        String sentence = refused(
                Kind.NESTED_ARCHIVE,
                jar().add("\u202E" + "x".repeat(500) + ".jar", "x").bytes());
        assertThat(sentence).hasSizeLessThan(400).doesNotContain("\u202E");
    }

    @Test
    void attributesThatPointBackAreRefusedAtOnce() {
        // A field with 65,535 attributes of length -6: a reader that believes them stays where it is.
        ByteBuffer looping = ByteBuffer.allocate(200);
        looping.putInt(0xCAFEBABE).putInt(61).putShort((short) 6);
        looping.put((byte) 1).putShort((short) 1).put((byte) 'A');
        looping.put((byte) 7).putShort((short) 1);
        looping.put((byte) 1).putShort((short) 1).put((byte) 'B');
        looping.put((byte) 7).putShort((short) 3);
        looping.put((byte) 1).putShort((short) 1).put((byte) 'C');
        looping.putShort((short) 1).putShort((short) 2).putShort((short) 4).putShort((short) 0);
        looping.putShort((short) 0xFFFF);
        looping.putShort((short) 0).putShort((short) 1).putShort((short) 3).putShort((short) 0xFFFF);
        looping.putShort((short) 5).putInt(-6);
        byte[] jar = new RawZip().add("A.class", looping.array()).bytes();
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> refused(Kind.BROKEN_CLASS, jar));
    }

    @Test
    void constantsOfTheWrongKindDoNotCostMemory() {
        // 60,000 constants of three bytes, each of which a careless reader takes for a text of thousands of characters.
        ByteBuffer classFile = ByteBuffer.allocate(1 << 20);
        int constants = 60_000;
        classFile.putInt(0xCAFEBABE).putInt(61).putShort((short) (constants + 2));
        classFile.put((byte) 1).putShort((short) 60_000).put(new byte[60_000]);
        for (int i = 0; i < constants; i++) {
            classFile.put((byte) 7).putShort((short) 0x2020);
        }
        classFile.putShort((short) 1).putShort((short) 2).putShort((short) 0).putShort((short) constants);
        for (int i = 0; i < constants; i++) {
            classFile.putShort((short) (i + 2));
        }
        byte[] jar = new RawZip()
                .add("A.class", Arrays.copyOf(classFile.array(), classFile.position()))
                .bytes();
        long allocated = allocatedBy(() -> refused(Kind.BROKEN_CLASS, jar));
        assertThat(allocated).isLessThan(16 << 20);
    }

    @Test
    void mutatedJarsAreAcceptedOrRefusedAndNothingElse() {
        List<byte[]> seeds = List.of(
                jar().add("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nClass-Path: a.jar\n\n")
                        .add("student/Vector.class", TestClasses.withNativeMethod("student/Vector"))
                        .bytes(),
                jar().add("META-INF/services/a.B", "x").add("text/", "").bytes(),
                new RawZip().add("A.class", TestClasses.plain("A", "B", "C")).bytes());
        Random random = new Random(20_261_120);
        int trials = 20_000;
        int refusals = 0;
        long longest = 0;
        for (int trial = 0; trial < trials; trial++) {
            byte[] mutated = mutate(seeds.get(trial % seeds.size()), random);
            long start = System.nanoTime();
            Inspection inspection = JarInspector.inspect(mutated, "a.jar", LIMITS);
            longest = Math.max(longest, System.nanoTime() - start);
            if (inspection instanceof Inspection.Refused refused) {
                assertThat(refused.refusal().sentence()).isNotBlank().hasSizeLessThan(700);
                refusals++;
            }
        }
        assertThat(refusals).isBetween(trials / 2, trials);
        assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void mutatedClassesInSoundJarsAreAcceptedOrRefused() {
        byte[] seed = TestClasses.plain("A", "B", "C");
        Random random = new Random(7);
        int trials = 20_000;
        int refusals = 0;
        for (int trial = 0; trial < trials; trial++) {
            byte[] jar = new RawZip().add("A.class", mutate(seed, random)).bytes();
            if (JarInspector.inspect(jar, "a.jar", LIMITS) instanceof Inspection.Refused) {
                refusals++;
            }
        }
        assertThat(refusals).isBetween(trials / 4, trials);
    }

    /** Stronger than looking for files afterwards: what inspects has no means to write any. */
    @Test
    void nothingThatInspectsKnowsHowToReachTheDisk() throws IOException {
        List<Class<?>> inspecting = List.of(
                JarInspector.class,
                ZipDirectory.class,
                ClassFacts.class,
                ProjectFiles.class,
                Shown.class,
                JarRefused.class,
                Implementations.class,
                ImplementationSearch.class);
        int seen = 0;
        for (Class<?> type : inspecting) {
            Path folder = Path.of("target/classes/org/gradus/submission");
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(file ->
                                file.getFileName().toString().matches(type.getSimpleName() + "(\\$.*)?\\.class"))
                        .toList()) {
                    // Names of classes stand in a class file as plain text.
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain("java/nio/file/")
                            .doesNotContain("java/io/File")
                            .doesNotContain("java/io/RandomAccess")
                            .doesNotContain("java/nio/channels/")
                            .doesNotContain("java/lang/Process")
                            .doesNotContain("java/net/");
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(inspecting.size());
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyKindWasSeenAndHasItsOwnSentence() {
        assertThat(SENTENCES.keySet()).isEqualTo(EnumSet.allOf(Kind.class));
        assertThat(SENTENCES.values())
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).matches("(?s)[\"A-Z].{40,}\\."));
        assertThat(NOTED).isEqualTo(EnumSet.allOf(Note.Kind.class));
    }

    @BeforeEach
    void rememberFiles() {
        before = names();
    }

    @AfterEach
    void nothingWasWritten() {
        assertThat(names()).isEqualTo(before);
        assertThat(Path.of("../../x.class")).doesNotExist();
    }

    @AfterAll
    static void forget() {
        SENTENCES.clear();
        NOTED.clear();
    }

    private static RawZip jar() {
        return new RawZip().add("student/Loops.class", LOOPS);
    }

    private static RawZip manifest(String line) {
        return jar().add("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + line + "\n\n");
    }

    private static byte[] shadow(String internalName) {
        return jar().add(internalName + ".class", TestClasses.plain(internalName))
                .bytes();
    }

    private static Inspection.Accepted accepted(byte[] jar) {
        Inspection inspection = JarInspector.inspect(jar, "solution.jar", LIMITS);
        assertThat(inspection).isInstanceOf(Inspection.Accepted.class);
        return (Inspection.Accepted) inspection;
    }

    private static Inspection.Accepted noted(Note.Kind kind, RawZip jar) {
        Inspection.Accepted accepted = accepted(jar.bytes());
        assertThat(accepted.notes()).extracting(Note::kind).containsExactly(kind);
        assertThat(accepted.notes().get(0).sentence()).startsWith("The ").endsWith(".");
        NOTED.add(kind);
        return accepted;
    }

    /** Checks the kind, that the file is unchanged and memory bounded; returns the sentence. */
    private static String refused(Kind kind, byte[] file) {
        byte[] before = file.clone();
        Inspection[] inspected = new Inspection[1];
        long allocated = allocatedBy(() -> inspected[0] = JarInspector.inspect(file, "solution.jar", LIMITS));
        assertThat(allocated).isLessThan(8L * file.length + (8 << 20));
        Inspection inspection = inspected[0];
        assertThat(inspection).isInstanceOf(Inspection.Refused.class);
        Refusal refusal = ((Inspection.Refused) inspection).refusal();
        assertThat(refusal.kind()).as(refusal.sentence()).isEqualTo(kind);
        assertThat(file).isEqualTo(before);
        SENTENCES.putIfAbsent(kind, refusal.sentence());
        return refusal.sentence();
    }

    private static byte[] mutate(byte[] seed, Random random) {
        byte[] mutated = seed.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(5)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> mutated[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
                case 3 -> mutated = Arrays.copyOf(mutated, Math.max(1, at));
                default -> {
                    int length = Math.min(random.nextInt(40), mutated.length - at);
                    System.arraycopy(mutated, random.nextInt(mutated.length - length + 1), mutated, at, length);
                }
            }
        }
        return mutated;
    }

    private static int central(byte[] jar) {
        return ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN).getInt(jar.length - 6);
    }

    private static void patchInt(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }

    /** Little-endian in zip headers; the class-file versions patched here are the same in both orders or meant so. */
    private static void patchShort(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(at, (short) value);
    }

    private static long allocatedBy(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static Set<String> names() {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return files.map(Path::toString).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
