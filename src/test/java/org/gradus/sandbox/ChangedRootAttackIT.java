package org.gradus.sandbox;

import org.junit.jupiter.api.condition.EnabledIf;

/** The attacks where namespaces are denied. Who is not root has no such level: {@link ChangedRootIT}. */
@EnabledIf("org.gradus.sandbox.Workers$ChangedRoot#isExpected")
class ChangedRootAttackIT extends SandboxAttacks {
    ChangedRootAttackIT() {
        super(Workers.ChangedRoot.SANDBOX, SandboxLevel.L2);
    }
}
