package org.gradus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The worker's classes as the JVM wants them in memory: an AppCDS archive up to Java 24, an AOT cache from 25 on. On Java 17 the
 * archive holds the platform's classes as well, as far as the worker uses them, rather than lying upon the platform's own; later ones
 * would lose the objects that the platform's own archive holds. Made by a training
 * run in the same sandbox with the same class path and options; named by everything that it depends on, because a stale AOT
 * cache runs old classes without a word (JDK-8377932).
 */
final class ClassArchive {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String MAIN = "org.gradus.worker.Main";

    private ClassArchive() {}

    /** JVM options that use the archive, which is made first if need be; none if it cannot be made. */
    static List<String> options(WorkerFiles files, Enclosure enclosure, WorkerSettings settings) {
        boolean aot = files.java().feature() >= 25;
        List<String> options = JvmOptions.of(settings);
        String name = new Digest()
                        .add(files.java().id())
                        .add(files.jar().build())
                        .add(enclosure.jar())
                        .add(String.join(" ", options))
                        .add(isWhole(files) ? "whole" : "upon another")
                        .hex()
                + (aot ? ".aot" : ".jsa");
        try {
            Cache.get(files.archives().resolve(name), target -> train(files, enclosure, settings, aot, target));
        } catch (IOException e) {
            System.getLogger(ClassArchive.class.getName())
                    .log(System.Logger.Level.WARNING, "Workers start slowly: no class archive could be made.", e);
            return List.of();
        }
        return List.of((aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + enclosure.archive(name));
    }

    private static void train(WorkerFiles files, Enclosure enclosure, WorkerSettings settings, boolean aot, Path target)
            throws IOException {
        Path folder = files.cache().resolve("training." + UUID.randomUUID() + ".tmp");
        Files.createDirectory(folder);
        try {
            Optional<Integer> user = enclosure.user();
            if (user.isPresent()) {
                Files.setAttribute(folder, "unix:uid", user.get());
            }
            String out = enclosure.trainingFolder(folder);
            if (aot) {
                run(
                        enclosure,
                        settings,
                        folder,
                        List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + out + "/conf"));
                run(
                        enclosure,
                        settings,
                        folder,
                        List.of(
                                "-XX:AOTMode=create",
                                "-XX:AOTConfiguration=" + out + "/conf",
                                "-XX:AOTCache=" + out + "/archive"));
            } else if (isWhole(files)) {
                run(enclosure, settings, folder, List.of("-XX:DumpLoadedClassList=" + out + "/list"));
                run(
                        enclosure,
                        settings,
                        folder,
                        List.of(
                                "-Xshare:dump",
                                "-XX:SharedClassListFile=" + out + "/list",
                                "-XX:SharedArchiveFile=" + out + "/archive"));
            } else {
                run(enclosure, settings, folder, List.of("-XX:ArchiveClassesAtExit=" + out + "/archive"));
            }
            // A copy is ours, where the original belongs to the worker's user.
            Files.copy(folder.resolve("archive"), target);
        } finally {
            Cache.delete(folder);
        }
    }

    private static boolean isWhole(WorkerFiles files) {
        return files.java().feature() < 18;
    }

    private static void run(Enclosure enclosure, WorkerSettings settings, Path folder, List<String> extra)
            throws IOException {
        List<String> java = new ArrayList<>(JvmOptions.of(settings));
        java.addAll(extra);
        java.addAll(List.of("-cp", enclosure.jar(), MAIN, "train"));
        Command.Result result = Command.run(
                enclosure.command(new Enclosure.Launch(settings, Leftovers.tag(), java, Optional.of(folder))), LIMIT);
        if (result.status() != 0) {
            throw new IOException("training: status " + result.status() + ", " + result.printed());
        }
    }
}
