package org.gradus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a worker is made of, as it lies in the cache. */
record WorkerFiles(Path cache, JavaImage java, WorkerJar jar, Path archives) {
    /** Finds everything in the cache or makes it. */
    static WorkerFiles in(Path cache, Path jdk) throws IOException {
        Path folder = cache.toAbsolutePath();
        Files.createDirectories(folder);
        Path archives = Files.createDirectories(folder.resolve("archives"));
        Cache.permit(folder, true);
        Cache.permit(archives, true);
        return new WorkerFiles(folder, JavaImage.of(jdk, folder), WorkerJar.in(folder), archives);
    }
}
