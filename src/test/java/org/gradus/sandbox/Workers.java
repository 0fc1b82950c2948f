package org.gradus.sandbox;

import java.io.IOException;
import java.nio.file.Path;

/** The sandbox and pools that tests share: made at the first use. */
final class Workers {
    /** The JDK that workers run on; another one by {@code -Dgradus.test.worker-java}. */
    static final Path JDK = Path.of(System.getProperty("gradus.test.worker-java", System.getProperty("java.home")));

    static final Path CACHE = Path.of("target", "worker-cache").toAbsolutePath();

    static final Sandbox SANDBOX = Sandbox.detect(CACHE, JDK, SandboxLevel.L3);

    /** The level for where namespaces are denied: made at the first use. */
    static final class ChangedRoot {
        static final Sandbox SANDBOX = Sandbox.detect(CACHE, JDK, SandboxLevel.L2);

        private ChangedRoot() {}

        /** Only root has this level. In CI its absence is a failure, not a skipped test. */
        static boolean isExpected() throws IOException {
            return HostFiles.isRoot() || System.getenv("CI") != null;
        }
    }

    private Workers() {}
}
