package org.gradus.submission;

import java.util.Locale;
import org.gradus.submission.SubmissionSource.Loader;

/**
 * A file that may be a submission.
 *
 * @param path its path within what was given, with slashes
 * @param container the zip it lies in, empty outside of zips
 * @param named whether somebody named this very file, so that it counts whatever its name
 */
record FoundFile(String path, String container, boolean named, Loader loader) {
    String parent() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Tells the folder, or the folder within a zip, from all others. */
    String folder() {
        return container + ":" + parent();
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isJar() {
        return name().toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    boolean isArchive() {
        return isJar() || name().toLowerCase(Locale.ROOT).endsWith(".zip");
    }
}
