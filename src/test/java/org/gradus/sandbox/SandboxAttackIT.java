package org.gradus.sandbox;

/** The attacks in the strongest sandbox. */
class SandboxAttackIT extends SandboxAttacks {
    SandboxAttackIT() {
        super(Workers.SANDBOX, SandboxLevel.L3);
    }
}
