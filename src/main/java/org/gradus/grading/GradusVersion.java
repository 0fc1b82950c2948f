package org.gradus.grading;

import java.util.Objects;

/** The version of this Gradus, from its jar. */
public final class GradusVersion {
    /** Such as {@code 0.1.0}; {@code development} when it runs from folders of classes. */
    public static final String CURRENT =
            Objects.requireNonNullElse(GradusVersion.class.getPackage().getImplementationVersion(), "development");

    private GradusVersion() {}
}
