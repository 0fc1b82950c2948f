package org.gradus.sandbox;

import java.util.ArrayList;
import java.util.List;

/** The worker's JVM options. */
final class JvmOptions {
    private JvmOptions() {}

    /** Options that hold with and without an archive; an archive depends on them. */
    static List<String> of(WorkerSettings settings) {
        List<String> options = new ArrayList<>(List.of(
                // Standard output carries frames; whatever the JVM has to say goes to standard error.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=2",
                "-Xmx" + settings.heapMegabytes() + "m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:CompressedClassSpaceSize=32m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+ExitOnOutOfMemoryError",
                // The archive lies where it was made for; to move it costs a tenth of the start. The wall is the
                // sandbox, not the place of the JVM's own classes.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                // Memory in pieces of two megabytes where the kernel has them, and small tables for what is not in the
                // archive: the kernel provides each page that is touched for the first time, for microseconds each.
                "-XX:+UseTransparentHugePages",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:SymbolTableSize=1024",
                "-XX:StringTableSize=1024",
                "-XX:+DisableAttachMechanism",
                "-XX:+ErrorFileToStderr",
                // Otherwise the JVM makes classes for methods that are called often, up to 17 by these names, later by
                // those.
                "-Dsun.reflect.inflationThreshold=" + Integer.MAX_VALUE,
                "-Djdk.reflect.useNativeAccessorOnly=true",
                "-Dstdin.encoding=UTF-8",
                "-Dfile.encoding=UTF-8"));
        if (settings.optimizing()) {
            // Room for large examples and their copies without a collection. A small young generation is soon used
            // again: the first touch of a page costs the kernel microseconds.
            options.addAll(List.of("-Xms" + Math.min(64, settings.heapMegabytes()) + "m", "-Xmn8m"));
        } else {
            // A worker lives for a fraction of a second, a quarter of which the compiler would take: it compiles later
            // than by default, and without the callees of what it compiles. Measured: a tenth less processor time.
            // A small young generation is touched again and again: fewer pages for the kernel to provide.
            options.addAll(List.of(
                    "-Xms32m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:C1MaxInlineSize=8",
                    "-Xmn4m",
                    "-XX:Tier3InvocationThreshold=1000",
                    "-XX:Tier3MinInvocationThreshold=500",
                    "-XX:Tier3CompileThreshold=8000"));
        }
        return options;
    }
}
