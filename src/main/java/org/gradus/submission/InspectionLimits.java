package org.gradus.submission;

/**
 * What a submitted jar may be at most.
 *
 * @param bytes size of the file as uploaded
 * @param entries number of entries in its directory
 * @param inflatedBytes size of all entries together, unpacked; counted while unpacking, never read from a header
 * @param ratio how many times larger than packed a single entry may be unpacked; entries below a mebibyte are exempt, because
 *     a short file of blanks is no bomb
 * @param javaFeature the Java version of the worker, such as 17: newer class files cannot be loaded there
 */
public record InspectionLimits(int bytes, int entries, long inflatedBytes, int ratio, int javaFeature) {
    public InspectionLimits {
        if (bytes < 1 || entries < 1 || inflatedBytes < 1 || ratio < 1 || javaFeature < 1) {
            throw new IllegalArgumentException("limits must be positive: " + bytes + ", " + entries + ", "
                    + inflatedBytes + ", " + ratio + ", " + javaFeature);
        }
    }

    /** Limits with room for a jar that bundles EJML: 16 MiB packed, 5,000 entries, 64 MiB unpacked, 200 times. */
    public static InspectionLimits standard(int javaFeature) {
        return new InspectionLimits(16 << 20, 5_000, 64L << 20, 200, javaFeature);
    }
}
