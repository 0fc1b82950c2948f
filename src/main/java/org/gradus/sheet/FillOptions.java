package org.gradus.sheet;

import java.util.Map;

/**
 * How a sheet is filled.
 *
 * @param maxPoints what the points are out of; a sheet that says otherwise is warned about
 * @param overwrite whether cells that say something else already are overwritten
 * @param platformIds ids of known persons by the platform's own numbers (Canvas's user ids, Moodle's participant numbers of this
 *     assignment), as far as they are known, as from a bulk download
 */
public record FillOptions(double maxPoints, boolean overwrite, Map<String, Long> platformIds) {
    public FillOptions {
        platformIds = Map.copyOf(platformIds);
    }

    /** Overwrites, and knows no platform's numbers. */
    public static FillOptions outOf(double maxPoints) {
        return new FillOptions(maxPoints, true, Map.of());
    }

    /** The same, but what a cell says already stays. */
    public FillOptions keepingOthers() {
        return new FillOptions(maxPoints, false, platformIds);
    }

    /** The same, with the platform's numbers. */
    public FillOptions withPlatformIds(Map<String, Long> ids) {
        return new FillOptions(maxPoints, overwrite, ids);
    }
}
