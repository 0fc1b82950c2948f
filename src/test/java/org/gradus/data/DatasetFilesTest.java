package org.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files in the formats of MNIST and CIFAR-10, sound and broken. */
class DatasetFilesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void idxFilesAreReadPackedOrNot(boolean packed) throws IOException {
        Path images = write("images", packed, idxImages(3, 2, 4));
        Path labels = write("labels", packed, idxLabels(2, 0, 1));
        Dataset set = IdxFiles.read("three images", images, labels, 100);
        assertThat(set.imageShape()).contains(new ImageShape(2, 4, 1));
        assertThat(set.y()).containsExactly(2, 0, 1);
        assertThat(set.classes()).isEqualTo(3);
        // pixel p of image i has the byte (50 i + p) modulo 256
        assertThat(set.x().get(0, 0)).isZero();
        assertThat(set.x().get(2, 7)).isEqualTo(107 / 255.0);
    }

    @Test
    void pixelsAreBytesWithoutASign() throws IOException {
        byte[] content = idxImages(1, 1, 1);
        content[16] = (byte) 255;
        assertThat(IdxFiles.read("white", write("images", false, content), write("labels", false, idxLabels(0)), 5)
                        .x()
                        .get(0, 0))
                .isEqualTo(1);
    }

    @Test
    void noMoreThanAskedForIsRead() throws IOException {
        Path images = write("images", true, idxImages(30, 2, 2));
        Path labels = write("labels", true, idxLabels(new int[30]));
        assertThat(IdxFiles.read("some", images, labels, 7).size()).isEqualTo(7);
        assertThat(CifarFiles.read("some", List.of(write("batch", false, cifar(6))), 4)
                        .size())
                .isEqualTo(4);
    }

    @Test
    void cifarFilesAreReadOneAfterTheOther() throws IOException {
        Dataset set = CifarFiles.read(
                "records", List.of(write("batch1", false, cifar(2)), write("batch2", false, cifar(3))), 100);
        assertThat(set.y()).containsExactly(0, 1, 0, 1, 2);
        assertThat(set.imageShape()).contains(ImageShape.CIFAR);
        // in the records below red is 10, green 20, blue 30 plus the number of the record
        assertThat(set.x().get(4, 0)).isEqualTo(12 / 255.0);
        assertThat(set.x().get(4, 1024)).isEqualTo(22 / 255.0);
        assertThat(set.x().get(4, 3071)).isEqualTo(32 / 255.0);
    }

    @Test
    void trainingFilesAreSplitAndTestFilesKept() throws IOException {
        Path images = write("images", false, idxImages(10, 2, 2));
        Path labels = write("labels", false, idxLabels(0, 1, 2, 3, 4, 5, 0, 1, 2, 3));
        Path testImages = write("test-images", false, idxImages(4, 2, 2));
        Path testLabels = write("test-labels", false, idxLabels(0, 1, 2, 1));
        DatasetFiles with =
                new DatasetFiles(List.of(images), List.of(labels), List.of(testImages), List.of(testLabels), 100);
        with.inspect();
        assertThat(with.load().train().y()).containsExactly(0, 1, 2, 3, 4, 5, 0, 1);
        assertThat(with.load().valid().y()).containsExactly(2, 3);
        assertThat(with.load().test().y()).containsExactly(0, 1, 2, 1);
        assertThat(with.load().test().classes()).as("as in training").isEqualTo(6);
        assertThat(with.load()).as("read once").isSameAs(with.load());
        assertThat(with.all()).containsExactly(images, labels, testImages, testLabels);
        Splits without = new DatasetFiles(List.of(images), List.of(labels), List.of(), List.of(), 100).load();
        assertThat(without.train().y()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(without.valid().y()).containsExactly(0, 1);
        assertThat(without.test().y()).containsExactly(2, 3);
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("nowhere");
        assertThatThrownBy(() -> CifarFiles.inspect(missing))
                .isInstanceOf(DataProblem.class)
                .hasMessage(
                        missing + ": expected a file, but found nothing. Put the file there, or name another place in"
                                + " the settings (data).");
        assertThatThrownBy(() -> CifarFiles.inspect(folder))
                .hasMessageContaining("expected a file, but found a folder");
    }

    @Test
    void aCutOffFileSaysHowManyBytesAreThere() throws IOException {
        Path labels = write("labels", false, idxLabels(1, 0, 1));
        byte[] whole = idxImages(3, 2, 4);
        Path images = write("images", false, Arrays.copyOf(whole, 30));
        problem(images, labels)
                .hasMessage(images
                        + ": expected 3 images of 2 x 4 (40 bytes), but found only 30 bytes. The file is cut off:"
                        + " its download or copy broke off. Download the file again.");
        Path header = write("header", false, Arrays.copyOf(whole, 6));
        problem(header, labels).hasMessageContaining("expected the number of images (8 bytes), but found only 6 bytes");
        Path empty = write("empty", false, new byte[0]);
        problem(empty, labels).hasMessageContaining("but found only 0 bytes");
    }

    @Test
    void aCutOffPackedFileIsNoticed() throws IOException {
        Path labels = write("labels", true, idxLabels(new int[500]));
        byte[] packed = packed(idxImages(500, 4, 4));
        Path images = Files.write(folder.resolve("images.gz"), Arrays.copyOf(packed, packed.length - 40));
        problem(images, labels)
                .hasMessageContaining(
                        images
                                + ": expected 500 images of 4 x 4, but found packed content that is cut off or damaged. Download");
        Path shorter = write("shorter", true, Arrays.copyOf(idxImages(500, 4, 4), 5_000));
        problem(shorter, labels).hasMessageContaining("(8,016 bytes), but found only 5,000 bytes");
        byte[] broken = packed.clone();
        broken[2] = 99;
        Path damaged = Files.write(folder.resolve("damaged.gz"), broken);
        problem(damaged, labels).hasMessageContaining("a damaged beginning");
        Path longer = write("longer", true, Arrays.copyOf(idxImages(500, 4, 4), 9_000));
        problem(longer, labels).hasMessageContaining("more bytes behind them");
    }

    @Test
    void swappedFilesAreRecognised() throws IOException {
        Path images = write("images", false, idxImages(2, 2, 2));
        Path labels = write("labels", false, idxLabels(0, 1));
        problem(labels, images)
                .hasMessage(
                        images + ": expected the number 0x00000801 with which an IDX file of labels begins, but found"
                                + " 0x00000803, the number of images. Are the files of images and labels swapped in the settings?");
    }

    @Test
    void aWebPageInPlaceOfAFileIsRecognised() throws IOException {
        Path page = Files.writeString(folder.resolve("page"), "<html><body>Not found</body></html>");
        problem(page, write("labels", false, idxLabels(0)))
                .hasMessageContaining("the text \"<htm\"")
                .hasMessageContaining("a web page that was saved in place of the file");
    }

    @Test
    void filesThatDoNotBelongTogetherAreNoticed() throws IOException {
        Path images = write("images", false, idxImages(3, 2, 2));
        Path labels = write("labels", false, idxLabels(0, 1));
        problem(images, labels)
                .hasMessageContaining(images + ": expected 2 images, as many as there are labels in " + labels
                        + ", but found 3 images.");
    }

    @Test
    void aHeaderThatLiesTakesNoMemory() throws IOException {
        byte[] images = idxImages(1, 1, 1);
        byte[] labels = idxLabels(0);
        number(images, 4, Integer.MAX_VALUE);
        number(labels, 4, Integer.MAX_VALUE);
        Path packedLabels = write("labels.gz", true, labels);
        Path packedImages = write("images.gz", true, images);
        problem(packedImages, packedLabels).hasMessageContaining("but found only 9 bytes");
        problem(write("images", false, images), write("labels", false, labels))
                .hasMessageContaining("(2,147,483,655 bytes), but found only 9 bytes");
        byte[] wide = idxImages(1, 1, 1);
        number(wide, 8, 1_000_000);
        number(wide, 12, -5);
        problem(write("wide", false, wide), write("one", false, idxLabels(0)))
                .hasMessageContaining("1000000 rows and -5 columns in the header");
        byte[] none = idxLabels(0);
        number(none, 4, -1);
        problem(packedImages, write("none", false, none)).hasMessageContaining("-1 in the header");
    }

    @Test
    void moreThanFitsIntoMemoryIsRefusedBeforeItIsRead() throws IOException {
        Path images = write("images.gz", true, idxImages(60_000, 1, 1, 1_000, 1_000));
        Path labels = write("labels.gz", true, idxLabels(new int[60_000]));
        problem(images, labels)
                .hasMessageContaining(
                        "expected images that fit into memory, but found 60,000 images of 1000 x 1000 pixels")
                .hasMessageContaining("Set data.examples to 40 or less.");
    }

    @Test
    void whatIsNoCifarFileSaysWhy() throws IOException {
        Path cut = write("cut", false, Arrays.copyOf(cifar(2), 5_000));
        assertThatThrownBy(() -> CifarFiles.inspect(cut))
                .hasMessageContaining(
                        "expected whole records of 3,073 bytes, as in a binary file of CIFAR-10, but found"
                                + " 5,000 bytes, 1 record and 1,927 bytes. The file is cut off");
        Path hundred = write("hundred", false, new byte[3074]);
        assertThatThrownBy(() -> CifarFiles.inspect(hundred)).hasMessageContaining("CIFAR-100, which has two labels");
        Path archive = write("archive.tar.gz", true, cifar(1));
        assertThatThrownBy(() -> CifarFiles.inspect(archive)).hasMessageContaining("Unpack it");
        byte[] wrong = cifar(2);
        wrong[3073] = 77;
        Path labelled = write("labelled", false, wrong);
        assertThatThrownBy(() -> CifarFiles.read("wrong", List.of(labelled), 10))
                .hasMessageContaining("the label 77 in record 1 (counted from 0)");
        assertThatThrownBy(() -> CifarFiles.inspect(write("empty", false, new byte[0])))
                .hasMessageContaining("but found 0 bytes");
    }

    @Test
    void settingsThatDoNotFitTogetherAreRefused() throws IOException {
        Path a = folder.resolve("a");
        assertThatThrownBy(() -> new DatasetFiles(List.of(), List.of(a), List.of(), List.of(), 100))
                .hasMessageContaining("data.train is missing");
        assertThatThrownBy(() -> new DatasetFiles(List.of(a), List.of(a), List.of(a), List.of(), 100))
                .hasMessageContaining("data.test and data.testLabels belong together");
        assertThatThrownBy(() -> new DatasetFiles(List.of(a, a), List.of(a), List.of(), List.of(), 100))
                .hasMessageContaining("data.labels goes with one file");
        assertThatThrownBy(() -> new DatasetFiles(List.of(a), List.of(), List.of(a), List.of(a), 100))
                .hasMessageContaining("data.labels is not");
        assertThatThrownBy(() -> new DatasetFiles(List.of(a), List.of(), List.of(), List.of(), 0))
                .hasMessageContaining("data.examples is 0");
        Path images = write("images", false, idxImages(5, 2, 2));
        Path labels = write("labels", false, idxLabels(0, 1, 0, 1, 0));
        Path others = write("others", false, idxImages(5, 3, 3));
        DatasetFiles different =
                new DatasetFiles(List.of(images), List.of(labels), List.of(others), List.of(labels), 100);
        assertThatThrownBy(different::inspect).hasMessageContaining("expected images of 2 x 2 pixels, as in " + images);
        assertThatThrownBy(different::load).hasMessageContaining("but found images of 3 x 3");
    }

    private static AbstractThrowableAssert<?, ?> problem(Path images, Path labels) {
        return assertThatThrownBy(() -> IdxFiles.read("broken", images, labels, 1_000_000))
                .isInstanceOf(DataProblem.class);
    }

    private Path write(String name, boolean packed, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), packed ? packed(content) : content);
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] idxImages(int count, int rows, int columns) throws IOException {
        return idxImages(count, rows, columns, rows, columns);
    }

    private static byte[] idxImages(int count, int rows, int columns, int saidRows, int saidColumns)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int number : new int[] {0x00000803, count, saidRows, saidColumns}) {
            out.writeInt(number);
        }
        for (int i = 0; i < count; i++) {
            for (int p = 0; p < rows * columns; p++) {
                out.writeByte(50 * i + p);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] idxLabels(int... labels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x00000801);
        out.writeInt(labels.length);
        for (int label : labels) {
            out.writeByte(label);
        }
        return bytes.toByteArray();
    }

    private static void number(byte[] content, int at, int number) {
        for (int k = 0; k < 4; k++) {
            content[at + k] = (byte) (number >> 8 * (3 - k));
        }
    }

    private static byte[] cifar(int records) {
        byte[] content = new byte[records * 3073];
        for (int i = 0; i < records; i++) {
            content[i * 3073] = (byte) i;
            for (int channel = 0; channel < 3; channel++) {
                Arrays.fill(content, i * 3073 + 1 + channel * 1024, i * 3073 + 1 + (channel + 1) * 1024, (byte)
                        (10 * (channel + 1) + i));
            }
        }
        return content;
    }
}
