package org.gradus.store;

import org.jspecify.annotations.Nullable;

/**
 * A browser that is signed in.
 *
 * @param person whose it is
 * @param formToken stands in each form of this session: who does not know it cannot send one
 * @param flash a message to be shown once; null if there is none
 */
public record Session(
        Person person, String formToken, @Nullable String flash) {}
