package org.gradus.sandbox;

import org.junit.jupiter.api.condition.EnabledIf;

/** The attacks where namespaces are denied. Who is not root has no such level: {@link ChangedRootIT}. */
@EnabledIf("isRoot")
class ChangedRootAttackIT extends SandboxAttacks {
    ChangedRootAttackIT() {
        super(Workers.ChangedRoot.SANDBOX, SandboxLevel.L2);
    }

    static boolean isRoot() throws java.io.IOException {
        return HostFiles.isRoot();
    }
}
