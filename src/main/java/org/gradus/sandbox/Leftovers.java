package org.gradus.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds workers whose server is dead, by a tag in their command lines, and kills them. */
final class Leftovers {
    /** What stands before the tag in a command line. */
    static final String TAG = "gradus.worker.of.";

    private static final Pattern TAGGED = Pattern.compile(Pattern.quote(TAG) + "(\\d{1,18})-(\\d{1,18})");

    private Leftovers() {}

    /** The tag of this process's workers: its id and its start, since ids are used again. */
    static String tag() {
        return tag(ProcessHandle.current());
    }

    /** Kills what is left of dead servers; what belongs to other users is left to them. */
    static void sweep() {
        Path processes = Path.of("/proc");
        if (!Files.isDirectory(processes)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(processes, "[0-9]*")) {
            for (Path folder : folders) {
                if (isOrphan(folder) || isStray(folder)) {
                    ProcessHandle.of(Long.parseLong(folder.getFileName().toString()))
                            .ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        } catch (IOException e) {
            // Without a list of processes there is nothing to sweep.
        }
    }

    private static boolean isOrphan(Path folder) {
        try {
            Matcher matcher = TAGGED.matcher(commandLine(folder));
            return matcher.find()
                    && ProcessHandle.of(Long.parseLong(matcher.group(1)))
                            .filter(server -> tag(server).equals(matcher.group(1) + "-" + matcher.group(2)))
                            .isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** A worker of the changed root that has become another program is known by its user alone. */
    private static boolean isStray(Path folder) {
        try {
            return HostFiles.userOf(folder).filter(ChangedRoot::isWorkers).isPresent()
                    && !TAGGED.matcher(commandLine(folder)).find();
        } catch (IOException e) {
            return false;
        }
    }

    private static String commandLine(Path folder) throws IOException {
        // Not ProcessHandle.info(): it cuts long command lines.
        return Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1);
    }

    private static String tag(ProcessHandle process) {
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + "-" + start;
    }
}
