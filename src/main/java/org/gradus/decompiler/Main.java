package org.gradus.decompiler;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import org.jetbrains.java.decompiler.main.decompiler.BaseDecompiler;
import org.jetbrains.java.decompiler.main.extern.IContextSource;
import org.jetbrains.java.decompiler.main.extern.IFernflowerLogger;
import org.jetbrains.java.decompiler.main.extern.IFernflowerPreferences;
import org.jetbrains.java.decompiler.main.extern.IResultSaver;
import org.jspecify.annotations.Nullable;

/** What runs in the sandbox: class files come in, sources go out. */
public final class Main {
    /** One thread: the limits of the process are for small programs. The rest are the library's own defaults. */
    private static final Map<String, Object> OPTIONS = Map.of(
            IFernflowerPreferences.THREADS, "1",
            IFernflowerPreferences.INDENT_STRING, "    ",
            IFernflowerPreferences.REMOVE_SYNTHETIC, "1",
            IFernflowerPreferences.BANNER, "");

    private Main() {}

    /** Reads a bundle of class files from standard input, answers with a bundle of sources on standard output. */
    public static void main(String[] args) throws IOException {
        // Not closed: the sandbox does not let a process replace its standard streams.
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        // Whatever the library prints must not get between the answer's bytes.
        System.setOut(System.err);
        out.write(Bundle.write(decompile(Bundle.read(System.in.readAllBytes()))));
        // Threads that the library may have left do not keep the process.
        Runtime.getRuntime().halt(0);
    }

    /** By path, each class that stands in a file of its own. */
    static Map<String, byte[]> decompile(Map<String, byte[]> classes) {
        Map<String, byte[]> sources = new TreeMap<>();
        BaseDecompiler decompiler = new BaseDecompiler(new Nowhere(), OPTIONS, new Silence());
        decompiler.addSource(new Classes(classes, sources));
        decompiler.decompileContext();
        return sources;
    }

    /** Class files in memory, and the way their sources take. */
    private record Classes(Map<String, byte[]> classes, Map<String, byte[]> sources) implements IContextSource {
        @Override
        public String getName() {
            return "the jar";
        }

        @Override
        public Entries getEntries() {
            return new Entries(
                    classes.keySet().stream()
                            .map(name -> Entry.atBase(name.substring(0, name.length() - CLASS_SUFFIX.length())))
                            .toList(),
                    List.of(),
                    List.of());
        }

        @Override
        public @Nullable InputStream getInputStream(String resource) {
            byte[] content = classes.get(resource);
            return content == null ? null : new ByteArrayInputStream(content);
        }

        @Override
        public IOutputSink createOutputSink(IResultSaver saver) {
            return new IOutputSink() {
                @Override
                public void begin() {}

                @Override
                public void acceptClass(
                        String qualifiedName, String fileName, @Nullable String content, int @Nullable [] mapping) {
                    if (content != null) {
                        sources.put(fileName, content.getBytes(StandardCharsets.UTF_8));
                    }
                }

                @Override
                public void acceptDirectory(String directory) {}

                @Override
                public void acceptOther(String path) {}

                @Override
                public void close() {}
            };
        }
    }

    /** Whatever goes wrong with a class stands as a comment in its source. */
    private static final class Silence extends IFernflowerLogger {
        @Override
        public void writeMessage(String message, Severity severity) {}

        @Override
        public void writeMessage(String message, Severity severity, Throwable problem) {}
    }

    /** Nothing is written to files. */
    private static final class Nowhere implements IResultSaver {
        @Override
        public void saveFolder(String path) {}

        @Override
        public void copyFile(String source, String path, String entryName) {}

        @Override
        public void saveClassFile(String path, String qualifiedName, String entryName, String content, int[] mapping) {}

        @Override
        public void createArchive(String path, String archiveName, Manifest manifest) {}

        @Override
        public void saveDirEntry(String path, String archiveName, String entryName) {}

        @Override
        public void copyEntry(String source, String path, String archiveName, String entry) {}

        @Override
        public void saveClassEntry(
                String path, String archiveName, String qualifiedName, String entryName, String content) {}

        @Override
        public void closeArchive(String path, String archiveName) {}
    }
}
