package org.gradus.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.simple.SimpleMatrix;
import org.gradus.numerics.Agreement.Shape;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final double[] NOT_FINITE = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    @Test
    void lossesAreComparedRelativeToAtLeastOne() {
        assertThat(Agreement.ofLosses(0.5, 0.5 + 0.9e-9, 1e-9).equal()).isTrue();
        assertThat(Agreement.ofLosses(0.5, 0.5 + 1.1e-9, 1e-9).equal()).isFalse();
        assertThat(Agreement.ofLosses(-2000, -2000 + 1.9e-6, 1e-9).equal()).isTrue();
        assertThat(Agreement.ofLosses(-2000, -2000 + 2.1e-6, 1e-9).equal()).isFalse();
    }

    @Test
    void nanAndInfinityAreEqualToNothing() {
        for (double odd : NOT_FINITE) {
            for (double other : new double[] {odd, 1}) {
                assertThat(Agreement.ofLosses(odd, other, 1e-9).equal()).isFalse();
                assertThat(Agreement.ofLosses(other, odd, 1e-9).equal()).isFalse();
                assertThat(Agreement.ofArrays(new double[] {odd, 1}, new double[] {other, 1}, 1e-9)
                                .equal())
                        .isFalse();
                assertThat(Agreement.ofArrays(new double[] {other, 1}, new double[] {odd, 1}, 1e-9)
                                .equal())
                        .isFalse();
            }
        }
    }

    @Test
    void entriesAreComparedRelativeToTheLargestExpectedEntry() {
        double[] expected = {1e-12, -1000};

        assertThat(Agreement.ofArrays(expected, new double[] {9e-7, -1000}, 1e-9)
                        .equal())
                .isTrue();
        assertThat(Agreement.ofArrays(expected, new double[] {1.1e-6, -1000}, 1e-9)
                        .equal())
                .isFalse();
    }

    @Test
    void largestErrorIsLocated() {
        SimpleMatrix expected = new SimpleMatrix(2, 3, true, 1, 2, 3, 4, 5, 6);
        SimpleMatrix found = new SimpleMatrix(2, 3, true, 1, 2.5, 3, 4, 5, 4);

        assertThat(Agreement.ofMatrices(expected, found, 0.25))
                .isEqualTo(new Agreement(false, Shape.SAME, 2, 1.5, 1, 2));
    }

    @Test
    void entryThatIsNotFiniteIsTheLargestError() {
        SimpleMatrix expected = new SimpleMatrix(2, 2, true, 1, 2, 3, 4);
        SimpleMatrix found = new SimpleMatrix(2, 2, true, 100, 2, Double.NaN, 4);

        Agreement agreement = Agreement.ofMatrices(expected, found, 1e-9);

        assertThat(agreement.equal()).isFalse();
        assertThat(agreement.largestError()).isInfinite();
        assertThat(agreement.row()).isEqualTo(1);
        assertThat(agreement.column()).isZero();
    }

    @Test
    void zerosMustBeZero() {
        assertThat(Agreement.ofArrays(new double[2], new double[2], 1e-9).equal())
                .isTrue();
        assertThat(Agreement.ofArrays(new double[2], new double[] {0, 1e-300}, 1e-9)
                        .equal())
                .isFalse();
    }

    @Test
    void differentShapesAreNamed() {
        SimpleMatrix expected = new SimpleMatrix(2, 6);

        assertThat(Agreement.ofMatrices(expected, new SimpleMatrix(6, 2), 1).shape())
                .isEqualTo(Shape.TRANSPOSED);
        assertThat(Agreement.ofMatrices(expected, new SimpleMatrix(3, 4), 1).shape())
                .isEqualTo(Shape.SAME_SIZE);
        assertThat(Agreement.ofMatrices(expected, new SimpleMatrix(2, 5), 1).shape())
                .isEqualTo(Shape.DIFFERENT);
        assertThat(Agreement.ofMatrices(expected, new SimpleMatrix(2, 5), 1).equal())
                .isFalse();
        assertThat(Agreement.ofArrays(new double[2], new double[3], 1).shape()).isEqualTo(Shape.DIFFERENT);
    }

    @Test
    void emptyArraysAreEqual() {
        assertThat(Agreement.ofArrays(new double[0], new double[0], 1e-9))
                .isEqualTo(new Agreement(true, Shape.SAME, 0, 0, -1, -1));
    }
}
