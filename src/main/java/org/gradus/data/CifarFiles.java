package org.gradus.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads the binary version of CIFAR-10: records of 3,073 bytes, the label from 0 to 9 first, then 1,024 red, 1,024 green and 1,024 blue
 * pixels, each plane row by row (source: the description of the data set by Krizhevsky, 2009). There is no header: only the size and
 * the labels tell whether a file is one.
 */
public final class CifarFiles {
    private static final int CLASSES = 10;
    private static final int RECORD = 1 + ImageShape.CIFAR.features();

    private CifarFiles() {}

    /**
     * Reads the records of these files, one file after the other.
     *
     * @param name what the images are, for messages and figures
     * @param most how many are read at most, from the beginning
     * @throws DataProblem if a file is not what it should be
     */
    public static Dataset read(String name, List<Path> files, int most) {
        long there = files.stream().mapToLong(CifarFiles::inspect).sum();
        int count = (int) Math.min(there, most);
        if (!DatasetFiles.fits(count, ImageShape.CIFAR)) {
            throw DataProblem.of(
                    files.get(0),
                    "images that fit into memory",
                    BinaryFile.count(count, "image"),
                    "Set data.examples to " + DatasetFiles.most(ImageShape.CIFAR) + " or less.");
        }
        int features = ImageShape.CIFAR.features();
        byte[] pixels = new byte[count * features];
        int[] labels = new int[count];
        int read = 0;
        for (Path path : files) {
            try (BinaryFile file = BinaryFile.open(path)) {
                for (long left = file.size() / RECORD; left > 0 && read < count; left--) {
                    byte[] record = file.bytes(RECORD, "a whole record");
                    labels[read] = record[0] & 255;
                    if (labels[read] >= CLASSES) {
                        throw wrongLabel(file, labels[read], file.size() / RECORD - left);
                    }
                    System.arraycopy(record, 1, pixels, read * features, features);
                    read++;
                }
            }
        }
        return new Dataset(name, Pixels.matrix(count, features, pixels), labels, CLASSES, ImageShape.CIFAR);
    }

    /** Looks at the size and the first label of a file; returns the number of records. */
    static long inspect(Path path) {
        try (BinaryFile file = BinaryFile.open(path)) {
            if (file.packed()) {
                throw file.problem(
                        "a binary file of CIFAR-10",
                        "an archive packed with gzip",
                        "Unpack it and name the files in it, such as data_batch_1.bin.");
            }
            long size = file.size();
            if (size == 0 || size % RECORD != 0) {
                throw file.problem(
                        "whole records of " + BinaryFile.count(RECORD, "byte") + ", as in a binary file of CIFAR-10",
                        BinaryFile.count(size, "byte")
                                + (size > RECORD
                                        ? ", " + BinaryFile.count(size / RECORD, "record") + " and "
                                                + BinaryFile.count(size % RECORD, "byte")
                                        : ""),
                        size > 0 && size % (RECORD + 1) == 0
                                ? "Records of 3,074 bytes are those of CIFAR-100, which has two labels."
                                : "The file is cut off or another one: take the binary version of CIFAR-10, and download it again."
                                        + " Files of MNIST are named with labels.");
            }
            int label = file.bytes(1, "a label")[0] & 255;
            if (label >= CLASSES) {
                throw wrongLabel(file, label, 0);
            }
            return size / RECORD;
        }
    }

    private static DataProblem wrongLabel(BinaryFile file, int label, long record) {
        return file.problem(
                "labels from 0 to 9",
                "the label " + label + " in record " + record + " (counted from 0)",
                "This is no binary file of CIFAR-10, or it is damaged. Download it again.");
    }
}
