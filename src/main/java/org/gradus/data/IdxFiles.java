package org.gradus.data;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads the format in which MNIST and Fashion-MNIST are published, packed with gzip or not: a magic number (0x00000803 for images,
 * 0x00000801 for labels), the sizes as whole numbers of four bytes, the highest byte first, then one byte for each pixel or label
 * (source: the description of the IDX format that came with MNIST, LeCun, Cortes, Burges, 1998).
 */
public final class IdxFiles {
    static final int IMAGES = 0x00000803;
    static final int LABELS = 0x00000801;
    private static final int LARGEST_SIDE = 1_024;

    private IdxFiles() {}

    /**
     * Reads images and their labels.
     *
     * @param name what the images are, for messages and figures
     * @param most how many are read at most, from the beginning
     * @throws DataProblem if a file is not what it should be
     */
    public static Dataset read(String name, Path images, Path labels, int most) {
        byte[] classes;
        int count;
        try (BinaryFile file = BinaryFile.open(labels)) {
            count = labelCount(file);
            classes = file.bytes(
                    Math.min(count, Math.min(most, DatasetFiles.MOST_NUMBERS)),
                    "labels of " + BinaryFile.count(count, "example"));
            if (classes.length == count) {
                file.requireEnd(BinaryFile.count(count, "label"));
            }
        }
        try (BinaryFile file = BinaryFile.open(images)) {
            ImageShape shape = imageShape(file, labels, count);
            int read = classes.length;
            if (!DatasetFiles.fits(read, shape)) {
                throw file.problem(
                        "images that fit into memory",
                        BinaryFile.count(read, "image") + " of " + shape.rows() + " x " + shape.columns() + " pixels",
                        "Set data.examples to " + DatasetFiles.most(shape) + " or less.");
            }
            byte[] pixels = file.bytes(
                    read * shape.features(),
                    BinaryFile.count(count, "image") + " of " + shape.rows() + " x " + shape.columns());
            if (read == count) {
                file.requireEnd(BinaryFile.count(count, "image"));
            }
            int[] y = new int[read];
            Arrays.setAll(y, i -> classes[i] & 255);
            return new Dataset(
                    name,
                    Pixels.matrix(read, shape.features(), pixels),
                    y,
                    Math.max(2, Arrays.stream(y).max().orElse(0) + 1),
                    shape);
        }
    }

    /** Looks at the headers alone. */
    static ImageShape inspect(Path images, Path labels) {
        int count;
        try (BinaryFile file = BinaryFile.open(labels)) {
            count = labelCount(file);
        }
        try (BinaryFile file = BinaryFile.open(images)) {
            return imageShape(file, labels, count);
        }
    }

    private static int labelCount(BinaryFile file) {
        requireMagic(file, LABELS, "labels", IMAGES, "images");
        int count = count(file, "labels");
        file.requireSize(8L + count, "labels of " + BinaryFile.count(count, "example"));
        return count;
    }

    private static ImageShape imageShape(BinaryFile file, Path labels, int expected) {
        requireMagic(file, IMAGES, "images", LABELS, "labels");
        int count = count(file, "images");
        int rows = file.number("the number of rows");
        int columns = file.number("the number of columns");
        if (rows < 1 || rows > LARGEST_SIDE || columns < 1 || columns > LARGEST_SIDE) {
            throw file.problem(
                    "images of 1 to " + LARGEST_SIDE + " rows and columns",
                    rows + " rows and " + columns + " columns in the header",
                    "The file is damaged or no IDX file of images. Download it again.");
        }
        if (count != expected) {
            throw file.problem(
                    BinaryFile.count(expected, "image") + ", as many as there are labels in " + labels,
                    BinaryFile.count(count, "image"),
                    "The two files do not belong together: name both of the training set, or both of the test set.");
        }
        file.requireSize(
                16 + (long) count * rows * columns, BinaryFile.count(count, "image") + " of " + rows + " x " + columns);
        return new ImageShape(rows, columns, 1);
    }

    private static void requireMagic(BinaryFile file, int wanted, String what, int other, String others) {
        String expected = String.format("the number 0x%08x with which an IDX file of %s begins", wanted, what);
        byte[] first = file.bytes(4, expected);
        int found = (first[0] & 255) << 24 | (first[1] & 255) << 16 | (first[2] & 255) << 8 | (first[3] & 255);
        if (found == other) {
            throw file.problem(
                    expected,
                    String.format("0x%08x, the number of %s", found, others),
                    "Are the files of images and labels swapped in the settings?");
        }
        if (found != wanted) {
            throw file.problem(
                    expected,
                    String.format("0x%08x, %s", found, BinaryFile.beginning(first)),
                    first[0] == '<' || first[0] == '\n'
                            ? "This looks like a web page that was saved in place of the file. Download the file again."
                            : "This is no IDX file of " + what + ". CIFAR-10 files are named without labels.");
        }
    }

    private static int count(BinaryFile file, String what) {
        int count = file.number("the number of " + what);
        if (count < 1) {
            throw file.problem(
                    "at least one of its " + what, count + " in the header", "The file is damaged. Download it again.");
        }
        return count;
    }
}
