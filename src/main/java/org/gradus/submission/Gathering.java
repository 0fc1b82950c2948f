package org.gradus.submission;

import java.nio.file.Path;
import java.util.List;

/** Takes what a search finds, in the order in which it is found. */
interface Gathering {
    /** Files that lay together, in one folder, one zip or side by side on a command line. */
    void group(List<FoundFile> files);

    /** A folder with a sample submission. */
    void sample(Path folder);

    /** Something that was asked for and cannot be read, and why. */
    void unreadable(String label, String sentence);

    /** What was passed over, in a sentence. */
    void note(String sentence);
}
