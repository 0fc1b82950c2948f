package org.gradus.decompiler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.sandbox.Sandbox;
import org.gradus.sandbox.Tool;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.sandbox.WorkerSettings;
import org.jspecify.annotations.Nullable;

/** Makes sources of jars, one jar at a time, and remembers the last ones. */
public final class Decompiler {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int HEAP_MEGABYTES = 384;
    private static final int MOST_BYTES = 4 << 20;
    private static final int REMEMBERED = 30;

    private final Sandbox sandbox;
    private final Map<String, Decompiled> remembered = new LinkedHashMap<>();
    private @Nullable Tool tool;

    /** @param sandbox in which it runs */
    public Decompiler(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Made when it is first needed: most servers' staff never ask. */
    private Tool tool() {
        Tool known = tool;
        if (known == null) {
            known = Tool.of(
                    sandbox,
                    WorkerSettings.quick()
                            .withHeapMegabytes(HEAP_MEGABYTES)
                            .withCpuSeconds((int) LIMIT.toSeconds() * 2),
                    "decompiler",
                    Main.class.getName(),
                    List.of(Main.class.getName(), "org.jetbrains.java.decompiler.main.decompiler.BaseDecompiler"),
                    List.of("org/gradus/decompiler/", "org/jetbrains/java/decompiler/", "net/fabricmc/fernflower/"));
            tool = known;
        }
        return known;
    }

    /** A source that was made of class files. */
    public record Source(String path, String text) {}

    /**
     * What became of a jar.
     *
     * @param ended how the process ended; {@code OK}: there are sources
     * @param sources in the order of their paths
     */
    public record Decompiled(WorkerOutcome ended, List<Source> sources) {
        public Decompiled {
            sources = List.copyOf(sources);
        }
    }

    /**
     * The sources of a jar.
     *
     * @param hash of the jar: what has this one is decompiled once
     * @param classes its class files by their paths in the jar, such as {@code student/Loops.class}
     */
    public Decompiled of(String hash, Map<String, byte[]> classes) {
        // Who waits here waits for one process at a time: a page that is asked for often cannot take the machine.
        synchronized (remembered) {
            return Optional.ofNullable(remembered.get(hash)).orElseGet(() -> {
                Decompiled made = make(classes);
                if (made.ended != WorkerOutcome.GRADER_FAULT) {
                    remember(hash, made);
                }
                return made;
            });
        }
    }

    private void remember(String hash, Decompiled made) {
        remembered.put(hash, made);
        if (remembered.size() > REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }

    private Decompiled make(Map<String, byte[]> classes) {
        try {
            List<Source> sources = Bundle.read(tool().run(Bundle.write(classes), LIMIT, MOST_BYTES)).entrySet().stream()
                    .map(source -> new Source(source.getKey(), new String(source.getValue(), StandardCharsets.UTF_8)))
                    .toList();
            return new Decompiled(WorkerOutcome.OK, sources);
        } catch (WorkerEnded e) {
            return new Decompiled(e.outcome(), List.of());
        } catch (IOException e) {
            return new Decompiled(WorkerOutcome.PROTOCOL_BROKEN, List.of());
        }
    }
}
