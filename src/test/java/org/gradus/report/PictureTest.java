package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradus.check.Figure;
import org.gradus.grading.ScoreReport;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PictureTest {
    private static final double NAN = Double.NaN;

    @Test
    void aWrongSlopeIsDrawnBesideTheExpectedOne() {
        String svg = svg(new Figure.Scatter("t", "c", new double[] {-1, 2}, new double[] {-7, 14}, 7));
        assertThat(svg).contains("expected: slope 1", "yours: slope 7.000", "class=\"yours\"");
        assertThat(svg).contains("The best line through them has slope 7.000 instead of slope 1.");
    }

    @Test
    void aRightSlopeHasOneLine() {
        String svg = svg(new Figure.Scatter("t", "c", new double[] {-1, 2}, new double[] {-1, 2}, 1.0001));
        assertThat(svg).contains("expected: slope 1").doesNotContain("yours: slope", "class=\"yours\"");
    }

    @Test
    void pointsThatAreNotFiniteAreCountedAndStandInTheTable() {
        Picture picture = Picture.of(new Figure.Scatter(
                "t", "c", new double[] {1, NAN, 3}, new double[] {1, 2, Double.POSITIVE_INFINITY}, NAN));
        assertThat(picture.note()).isEqualTo("2 of 3 points cannot be drawn: NaN, infinite or beyond all scales.");
        assertThat(picture.table().rows()).hasSize(3);
        assertThat(picture.table().rows().get(0)).contains("NaN");
    }

    @Test
    void nothingToDrawIsSaid() {
        Picture scatter = Picture.of(new Figure.Scatter("t", "c", new double[] {NAN}, new double[] {1}, NAN));
        assertThat(scatter.svg()).isNull();
        assertThat(scatter.note()).isEqualTo("There is nothing to draw: the only point is NaN or infinite.");
        assertThat(Picture.of(new Figure.HeatMap("t", "c", "q", 0, 3, new double[0]))
                        .svg())
                .isNull();
        assertThat(Picture.of(new Figure.Bars("t", "c", "ms", List.of())).svg()).isNull();
    }

    @Test
    void smallMatricesShowNumbers() {
        Picture picture = Picture.of(new Figure.HeatMap("t", "c", "ratio", 2, 2, new double[] {7, -7, NAN, 0.5}));
        assertThat(picture.svg()).contains(">7.00<", ">-7.00<", ">NaN<", ">0.500<");
        assertThat(picture.table().columns()).containsExactly("row", "column 0", "column 1");
        assertThat(picture.table().rows())
                .containsExactly(List.of("0", "7.00000", "-7.00000"), List.of("1", "NaN", "0.500000"));
    }

    @Test
    void largeMatricesShowTheLargestOfEachCell() {
        double[] values = new double[785 * 10];
        values[300 * 10 + 4] = -9;
        values[301 * 10 + 4] = 2;
        Picture picture = Picture.of(new Figure.HeatMap("t", "c", "difference", 785, 10, values));
        String svg = Objects.requireNonNull(picture.svg());
        assertThat(svg.split("class=\"cell shade4\"", -1))
                .as("one cell and the legend")
                .hasSize(3);
        assertThat(svg).contains("row 0 to 784", "– negative", "between -9.00 and 2.00");
        assertThat(picture.note())
                .isEqualTo("Each cell stands for 17 rows × 1 column and shows the largest of their entries.");
        assertThat(picture.table().rows().get(0)).containsExactly("[300, 4]", "-9.00000");
        assertThat(picture.table().rows()).hasSize(50);
    }

    @Test
    void barsCarryTheirValues() {
        String near = svg(new Figure.Bars(
                "t", "c", "ms", List.of(new Figure.Bar("loops", 41.2), new Figure.Bar("vectorised", 21.7))));
        assertThat(near).contains(">loops<", ">41.2 ms<", ">vectorised<", ">21.7 ms<");
        Picture far = Picture.of(
                new Figure.Bars("t", "c", "µs", List.of(new Figure.Bar("loops", 184_000), new Figure.Bar("fast", 9))));
        assertThat(far.svg()).contains(">184,000 µs<");
        assertThat(far.note()).contains("logarithmic");
    }

    @Test
    void everyPictureIsWellFormedAndKeepsItsNumbersFinite() throws Exception {
        int pictures = 0;
        for (ScoreReport report : SampleReports.all()) {
            for (var check : report.checks()) {
                for (var finding : check.findings()) {
                    for (Figure figure : finding.figures()) {
                        String svg = Picture.of(figure).svg();
                        if (svg != null) {
                            DocumentBuilderFactory.newDefaultInstance()
                                    .newDocumentBuilder()
                                    .parse(new InputSource(new StringReader(svg)));
                            assertThat(svg).contains("role=\"img\"", "aria-label=", "<title>", "<desc>");
                            assertThat(svg).doesNotContainPattern("[a-z0-9]+=\"-?(NaN|Infinity)\"");
                            assertThat(svg).doesNotContain("style=", "<script");
                            pictures++;
                        }
                    }
                }
            }
        }
        assertThat(pictures).isGreaterThan(15);
    }

    @Test
    void ticksAreRound() {
        assertThat(new Axis(-0.33, 0.33, 0, 1).ticks(5))
                .extracting(Axis.Tick::label)
                .containsExactly("-0.3", "-0.2", "-0.1", "0", "0.1", "0.2", "0.3");
        assertThat(new Axis(0, 5e-7, 0, 1).ticks(5))
                .extracting(Axis.Tick::label)
                .containsExactly("0", "1e-7", "2e-7", "3e-7", "4e-7", "5e-7");
        assertThat(new Axis(0, 2_000_000, 0, 1).ticks(4))
                .extracting(Axis.Tick::label)
                .contains("0", "5e5", "1e6", "1.5e6", "2e6");
    }

    private static String svg(Figure figure) {
        return Objects.requireNonNull(Picture.of(figure).svg());
    }
}
