package org.gradus.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The Tuesday night before a deadline: many students upload within a minute. Prints how many uploads were taken, what became of them, and
 * how much slower pages were than on an idle server.
 */
public final class UploadStorm {
    private UploadStorm() {}

    /** Arguments: students, seconds; 200 and 60 by default. */
    public static void main(String[] arguments) throws Exception {
        int students = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        Path data = Files.createTempDirectory("gradus-load");
        System.exit(run(data, students, seconds) ? 0 : 1);
    }

    /** Lets a class upload; false if an upload was refused, lost or graded wrongly. */
    static boolean run(Path data, int students, int seconds) throws Exception {
        ClassOfStudents members = ClassOfStudents.write(data, students);
        try (ServerProcess server =
                ServerProcess.start(data, Runtime.getRuntime().availableProcessors())) {
            Uploading uploading = new Uploading(server.address(), members.path());
            long[] idle = pages(uploading, members, 60, new AtomicBoolean(false));
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService threads = Executors.newCachedThreadPool();
            Future<long[]> loaded = threads.submit(() -> pages(uploading, members, Integer.MAX_VALUE, over));
            List<Future<Boolean>> uploads = new ArrayList<>();
            long began = System.nanoTime();
            for (int i = 0; i < students; i++) {
                int number = i;
                long at = Duration.ofSeconds(seconds).toNanos() * i / students;
                uploads.add(threads.submit(() -> {
                    TimeUnit.NANOSECONDS.sleep(Math.max(0, began + at - System.nanoTime()));
                    return uploading
                            .upload(members.students().get(number), members.jar(number))
                            .isPresent();
                }));
            }
            int taken = 0;
            for (Future<Boolean> upload : uploads) {
                taken += upload.get() ? 1 : 0;
            }
            long uploaded = System.nanoTime();
            while (Results.unfinished(data) > 0) {
                TimeUnit.MILLISECONDS.sleep(300);
            }
            long drained = System.nanoTime();
            over.set(true);
            long[] busy = loaded.get();
            threads.shutdown();
            Map<Long, Results.Result> results = Results.of(data);
            long right = results.values().stream()
                    .filter(result -> result.equals(new Results.Result("GRADED", 1, members.score())))
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "%d students within %d s: %d uploads taken in %.0f s, the last graded %.1f s later; %d graded once and"
                            + " rightly%n",
                    students,
                    seconds,
                    taken,
                    (uploaded - began) / 1e9,
                    (drained - uploaded) / 1e9,
                    right);
            System.out.printf(
                    Locale.ROOT,
                    "page time, 95th percentile: %.1f times that of an idle server (%.0f ms against %.0f ms; median %.0f"
                            + " against %.0f)%n",
                    percentile(busy, 95) / percentile(idle, 95),
                    percentile(busy, 95),
                    percentile(idle, 95),
                    percentile(busy, 50),
                    percentile(idle, 50));
            return taken == students && right == students;
        }
    }

    /** Loads pages one after another and returns their times in nanoseconds. */
    private static long[] pages(Uploading uploading, ClassOfStudents members, int count, AtomicBoolean over)
            throws Exception {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < count && !over.get(); i++) {
            long began = System.nanoTime();
            int status = uploading
                    .page(members.students().get(i % members.students().size()))
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("a page answered " + status);
            }
            times.add(System.nanoTime() - began);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return times.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static double percentile(long[] sorted, int percent) {
        return Arrays.stream(sorted)
                        .skip((sorted.length - 1L) * percent / 100)
                        .findFirst()
                        .orElse(0)
                / 1e6;
    }
}
