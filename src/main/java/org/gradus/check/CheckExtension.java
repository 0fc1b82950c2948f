package org.gradus.check;

import org.junit.jupiter.api.extension.Extension;

/** Connects a check with the submission that it examines. */
public final class CheckExtension implements Extension {}
