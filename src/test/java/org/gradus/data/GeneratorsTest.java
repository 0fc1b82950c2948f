package org.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorsTest {
    static Stream<List<Dataset>> drawnTwiceAndOnceElse() {
        return Stream.of(
                List.of(TwoCircles.draw(7, 101, 0.05), TwoCircles.draw(7, 101, 0.05), TwoCircles.draw(8, 101, 0.05)),
                List.of(Blobs.draw(7, 101, 3, 5, 4), Blobs.draw(7, 101, 3, 5, 4), Blobs.draw(8, 101, 3, 5, 4)),
                List.of(DigitImages.draw(7, 101), DigitImages.draw(7, 101), DigitImages.draw(8, 101)),
                List.of(ColourImages.draw(7, 101), ColourImages.draw(7, 101), ColourImages.draw(8, 101)));
    }

    @ParameterizedTest
    @MethodSource("drawnTwiceAndOnceElse")
    void theSeedFixesTheExamples(List<Dataset> drawn) {
        assertThat(drawn.get(0).x().isIdentical(drawn.get(1).x(), 0)).isTrue();
        assertThat(drawn.get(0).y()).isEqualTo(drawn.get(1).y());
        assertThat(drawn.get(0).x().isIdentical(drawn.get(2).x(), 0)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("drawnTwiceAndOnceElse")
    void classesAreBalancedAndNotInOrder(List<Dataset> drawn) {
        Dataset set = drawn.get(0);
        int[] counts = new int[set.classes()];
        Arrays.stream(set.y()).forEach(label -> counts[label]++);
        int each = set.size() / set.classes();
        assertThat(Arrays.stream(counts)).allMatch(count -> count == each || count == each + 1);
        assertThat(set.y()).isNotEqualTo(Arrays.stream(set.y()).sorted().toArray());
    }

    @Test
    void circlesHaveTheirRadiiAndAreSeparableOnceLifted() {
        Dataset circles = TwoCircles.draw(1, 400, 0.05);
        SimpleMatrix lifted = TwoCircles.lifted(circles.x());
        assertThat(lifted.getNumCols()).isEqualTo(4);
        assertThat(IntStream.range(0, 400))
                .allMatch(i ->
                        lifted.get(i, 0) == 1 && lifted.get(i, 1) == circles.x().get(i, 0));
        assertThat(IntStream.range(0, 400))
                .as("0.75 squared lies between the circles")
                .allMatch(i -> (lifted.get(i, 3) > 0.5625) == (circles.y()[i] == 1));
        double[] means = classMean(circles, 0);
        assertThat(Math.hypot(means[0], means[1])).as("around the origin").isLessThan(0.1);
    }

    @Test
    void imagesHaveTheShapesOfMnistAndCifarAndPixelsBetweenZeroAndOne() {
        Dataset digits = DigitImages.draw(3, 60);
        Dataset colours = ColourImages.draw(3, 60);
        assertThat(digits.imageShape()).contains(ImageShape.MNIST);
        assertThat(digits.features()).isEqualTo(784);
        assertThat(colours.imageShape()).contains(ImageShape.CIFAR);
        assertThat(colours.features()).isEqualTo(3072);
        for (Dataset images : List.of(digits, colours)) {
            assertThat(images.classes()).isEqualTo(10);
            assertThat(images.x().elementMin()).isGreaterThanOrEqualTo(0);
            assertThat(images.x().elementMax()).isLessThanOrEqualTo(1).isGreaterThan(0.8);
        }
    }

    /** Also the smallest and the widest digit stay inside: the border is nearly dark, the middle is not. */
    @Test
    void digitsLieInTheMiddleOfTheirImages() {
        Dataset digits = DigitImages.draw(4, 500);
        double border = 0;
        double middle = 0;
        for (int i = 0; i < digits.size(); i++) {
            for (int k = 0; k < 28; k++) {
                border += digits.x().get(i, k) + digits.x().get(i, 27 * 28 + k);
                middle += digits.x().get(i, 13 * 28 + k) + digits.x().get(i, k * 28 + 14);
            }
        }
        assertThat(border / middle).isLessThan(0.15);
    }

    @ParameterizedTest
    @MethodSource("images")
    void theNearestClassMeanTellsMostImagesApartButNotAll(Dataset all) {
        Splits splits = Splits.shuffled(all, 100, 200, 5);
        double[][] means = IntStream.range(0, 10)
                .mapToObj(label -> classMean(splits.train(), label))
                .toArray(double[][]::new);
        long right = IntStream.range(0, 200)
                .filter(i ->
                        nearest(means, splits.test().x(), i) == splits.test().y()[i])
                .count();
        assertThat(right / 200.0).isBetween(0.6, 0.995);
    }

    static Stream<Dataset> images() {
        return Stream.of(DigitImages.draw(9, 900), DigitImages.draw(9, 900, 14), ColourImages.draw(9, 900));
    }

    @Test
    void digitsThatAreTooSmallAreRefused() {
        assertThatThrownBy(() -> DigitImages.draw(1, 10, 7))
                .hasMessage("A digit needs at least 8 x 8 pixels, not 7 x 7");
    }

    private static double[] classMean(Dataset set, int label) {
        double[] mean = new double[set.features()];
        long count = Arrays.stream(set.y()).filter(y -> y == label).count();
        for (int i = 0; i < set.size(); i++) {
            for (int k = 0; set.y()[i] == label && k < mean.length; k++) {
                mean[k] += set.x().get(i, k) / count;
            }
        }
        return mean;
    }

    private static int nearest(double[][] means, SimpleMatrix x, int row) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int label = 0; label < means.length; label++) {
            double distance = 0;
            for (int k = 0; k < x.getNumCols(); k++) {
                distance += Math.pow(x.get(row, k) - means[label][k], 2);
            }
            if (distance < least) {
                least = distance;
                best = label;
            }
        }
        return best;
    }
}
