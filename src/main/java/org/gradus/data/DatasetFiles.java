package org.gradus.data;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real files that an assignment's settings name, read when they are first asked for and kept while there is memory. With labels
 * they are IDX files (MNIST, Fashion-MNIST), without labels binary files of CIFAR-10. For several threads.
 */
public final class DatasetFiles {
    /** How many examples of each set are read if the settings do not say. */
    public static final int USUAL = 2_000;

    /** Numbers in one matrix of examples: 320 MB. */
    static final int MOST_NUMBERS = 40_000_000;

    private static final int PARTS = 5;

    private final List<Path> train;
    private final List<Path> labels;
    private final List<Path> test;
    private final List<Path> testLabels;
    private final int examples;
    private SoftReference<Splits> loaded = new SoftReference<>(null);

    /**
     * Names the files.
     *
     * @param train images to train with, and to validate with
     * @param labels their labels; empty for CIFAR-10
     * @param test images to judge with; if empty, a part of {@code train} is kept for that
     * @param testLabels their labels; empty for CIFAR-10
     * @param examples how many of each set are used at most, from the beginning
     */
    public DatasetFiles(List<Path> train, List<Path> labels, List<Path> test, List<Path> testLabels, int examples) {
        this.train = List.copyOf(train);
        this.labels = List.copyOf(labels);
        this.test = List.copyOf(test);
        this.testLabels = List.copyOf(testLabels);
        this.examples = examples;
        if (train.isEmpty()) {
            throw new DataProblem("data.train is missing: name the file of images to train with.");
        }
        if (examples < PARTS) {
            throw new DataProblem("data.examples is " + examples + "; it must be at least " + PARTS + ".");
        }
        boolean idx = !labels.isEmpty();
        if (idx && (train.size() != 1 || labels.size() != 1)) {
            throw new DataProblem("data.labels goes with one file of images in data.train, and one of labels.");
        }
        if (!idx && !testLabels.isEmpty()) {
            throw new DataProblem("data.testLabels is there and data.labels is not: IDX files need both.");
        }
        if (idx && (test.size() != testLabels.size() || test.size() > 1)) {
            throw new DataProblem("data.test and data.testLabels belong together: name one file each, or none.");
        }
    }

    /** All files, for a hash of their contents. */
    public List<Path> all() {
        return Stream.of(train, labels, test, testLabels).flatMap(List::stream).toList();
    }

    /**
     * Looks at headers and sizes, without reading the images.
     *
     * @throws DataProblem if a file is missing, cut off or another one
     */
    public void inspect() {
        if (labels.isEmpty()) {
            train.forEach(CifarFiles::inspect);
            test.forEach(CifarFiles::inspect);
            return;
        }
        ImageShape shape = IdxFiles.inspect(train.get(0), labels.get(0));
        if (!test.isEmpty()) {
            requireSame(shape, IdxFiles.inspect(test.get(0), testLabels.get(0)));
        }
    }

    /**
     * Reads the files. The last fifth of what is read of {@code train} is for validation; if there are no test files, the fifth before
     * it is for the test. The order is that of the files.
     *
     * @throws DataProblem if a file is not what it should be
     */
    public synchronized Splits load() {
        Splits known = loaded.get();
        if (known == null) {
            known = read();
            loaded = new SoftReference<>(known);
        }
        return known;
    }

    private Splits read() {
        Dataset all = read(train, labels);
        int part = all.size() / PARTS;
        if (part == 0) {
            throw DataProblem.of(
                    train.get(0),
                    "at least " + PARTS + " examples to split",
                    BinaryFile.count(all.size(), "example"),
                    "Take a larger file.");
        }
        if (test.isEmpty()) {
            return Splits.inOrder(all, part, part);
        }
        Dataset judged = read(test, testLabels);
        if (!judged.imageShape().equals(all.imageShape())) {
            requireSame(all.imageShape().orElseThrow(), judged.imageShape().orElseThrow());
        }
        int classes = Math.max(all.classes(), judged.classes());
        return new Splits(
                withClasses(all.range(0, all.size() - part), classes),
                withClasses(all.range(all.size() - part, all.size()), classes),
                withClasses(judged, classes));
    }

    private Dataset read(List<Path> images, List<Path> their) {
        String name = "images of " + images.get(0).getFileName();
        return their.isEmpty()
                ? CifarFiles.read(name, images, examples)
                : IdxFiles.read(name, images.get(0), their.get(0), examples);
    }

    private static Dataset withClasses(Dataset set, int classes) {
        return new Dataset(set.name(), set.x(), set.y(), classes, set.image());
    }

    private void requireSame(ImageShape shape, ImageShape other) {
        if (!shape.equals(other)) {
            throw DataProblem.of(
                    test.get(0),
                    "images of " + shape.rows() + " x " + shape.columns() + " pixels, as in " + train.get(0),
                    "images of " + other.rows() + " x " + other.columns(),
                    "Name training and test files of the same set.");
        }
    }

    /** Whether so many images may be read. */
    static boolean fits(int images, ImageShape shape) {
        return images <= most(shape);
    }

    /** How many images may be read. */
    static int most(ImageShape shape) {
        return MOST_NUMBERS / shape.features();
    }
}
