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
    void theLongestBarLeavesRoomForItsValue() {
        String narrow = svg(new Figure.Bars("t", "c", "ms", List.of(new Figure.Bar("loops", 2677))));
        String wide = svg(new Figure.Bars("t", "c", "microseconds", List.of(new Figure.Bar("loops", 2677))));

        assertThat(narrow).contains("width=\"250\"", ">2,677 ms<");
        // 360 wide in all, 18 characters of at most 7.
        assertThat(wide).contains("width=\"226\"", "x=\"234\"", ">2,677 microseconds<");
    }

    @Test
    void curvesSayWhereTheyLeadAndWhereTheyAreLowest() {
        Picture picture = Picture.of(new Figure.Curves(
                "t",
                "c",
                "epoch",
                "loss",
                List.of(
                        new Figure.Curve("train", new double[] {0, 1, 2, 3}, new double[] {2, 1, 0.5, 0.25}),
                        new Figure.Curve("valid", new double[] {1, 2, 3}, new double[] {1.2, 0.9, 1.1}))));
        assertThat(picture.svg())
                .contains("class=\"curve curve0\"", "class=\"curve curve1\"", ">train<", ">valid<", ">epoch<", ">loss<")
                .contains(
                        "loss over epoch. train: from 2.00 to 0.250, lowest 0.250 at 3; valid: from 1.20 to 1.10, lowest"
                                + " 0.900 at 2.");
        assertThat(picture.note()).isEmpty();
        assertThat(picture.table().columns()).containsExactly("epoch", "train", "valid");
        assertThat(picture.table().rows().get(0)).containsExactly("0", "2.00000", "");
        assertThat(picture.table().rows().get(2)).containsExactly("2", "0.500000", "0.900000");
    }

    @Test
    void aCurveHasAGapWhereItIsNotFinite() {
        Picture picture = Picture.of(new Figure.Curves(
                "t",
                "c",
                "epoch",
                "loss",
                List.of(new Figure.Curve("train", new double[] {0, 1, 2, 3, 4}, new double[] {2, 1, NAN, 3, 4}))));
        assertThat(picture.note())
                .isEqualTo(
                        "1 value of 5 values cannot be drawn: NaN, infinite or beyond all scales. The curves have gaps there.");
        assertThat(picture.svg()).containsPattern("curve curve0\" d=\"M[0-9. ]+L[0-9. ]+M[0-9. ]+L[0-9. ]+\"");
        assertThat(picture.table().rows().get(2)).containsExactly("2", "NaN");
        Picture none = Picture.of(new Figure.Curves(
                "t", "c", "", "", List.of(new Figure.Curve("a", new double[] {0}, new double[] {NAN}))));
        assertThat(none.svg()).isNull();
        assertThat(none.note())
                .isEqualTo("There is nothing to draw: every value is NaN, infinite or beyond all scales.");
    }

    @Test
    void lossesThatLieFarApartAreDrawnOnALogarithmicScale() {
        Picture picture = Picture.of(new Figure.Curves(
                "t", "c", "epoch", "loss", List.of(new Figure.Curve("train", new double[] {0, 1, 2}, new double[] {
                    1e-3, 1, 1e6
                }))));
        assertThat(picture.note()).isEqualTo("The scale is logarithmic: the values lie far apart.");
        assertThat(picture.svg()).contains(">1e-3<", ">1e5<");
    }

    @Test
    void longCurvesAreThinnedAndKeepTheirEnds() {
        double[] steps = new double[5_000];
        double[] values = new double[5_000];
        for (int i = 0; i < 5_000; i++) {
            steps[i] = i;
            values[i] = i / 5_000.0;
        }
        Picture picture =
                Picture.of(new Figure.Curves("t", "c", "step", "loss", List.of(new Figure.Curve("a", steps, values))));
        assertThat(Objects.requireNonNull(picture.svg()).chars().filter(c -> c == 'L'))
                .hasSizeBetween(200, 310);
        assertThat(picture.svg()).contains("L344 ");
        assertThat(picture.table().caption()).isEqualTo("100 of 5,000 steps, evenly spaced");
        assertThat(picture.table().rows()).hasSize(100);
    }

    @Test
    void weightsOfBothSignsShareOneScale() {
        Picture picture = Picture.of(new Figure.Images(
                "t",
                "c",
                "weight",
                1,
                4,
                1,
                Figure.Tone.DIVERGING,
                List.of(
                        new Figure.Image("class 0", new double[] {-10, -10, 0, 5}),
                        new Figure.Image("class 1", new double[] {0.1, 1, NAN, 2}))));
        assertThat(picture.svg())
                .contains("pixel minus5", "pixel plus3", "pixel plus1", "pixel odd", ">-10<", ">10<", ">class 1<")
                .contains("2 images of 1 × 4 pixels: class 0, class 1.", "1 value NaN or infinite.");
        assertThat(Objects.requireNonNull(picture.svg()).split("pixel minus5\" d=\"", -1)[1])
                .as("neighbours are one rectangle from the left edge to the middle")
                .startsWith("M0 20H60V");
        assertThat(picture.table().rows())
                .containsExactly(
                        List.of("class 0", "-10.00", "-3.750", "5.000", "(0, 3)"),
                        List.of("class 1", "0.1000", "1.033", "2.000", "(0, 3)"));
    }

    @Test
    void greyImagesReachFromDarkToBright() {
        Picture picture = Picture.of(new Figure.Images(
                "t",
                "c",
                "pixel",
                1,
                3,
                1,
                Figure.Tone.GREY,
                List.of(new Figure.Image("a", new double[] {7, 8, 9}), new Figure.Image("flat", new double[3]))));
        assertThat(picture.svg()).contains("pixel grey1\" d", "pixel grey6\" d", "pixel grey10\" d");
    }

    @Test
    void colourImagesMixRedGreenAndBlue() {
        Picture picture = Picture.of(new Figure.Images(
                "t", "c", "pixel", 1, 2, 3, Figure.Tone.GREY, List.of(new Figure.Image("a", new double[] {
                    1, 0, 0, 0, 0, 1
                }))));
        assertThat(picture.svg()).contains("fill=\"#f00\"", "fill=\"#00f\"");
    }

    @Test
    void largeImagesAreAveraged() {
        double[] values = new double[100 * 100];
        values[0] = 9;
        Picture picture = Picture.of(new Figure.Images(
                "t", "c", "pixel", 100, 100, 1, Figure.Tone.DIVERGING, List.of(new Figure.Image("a", values))));
        assertThat(picture.note()).isEqualTo("Each cell is the mean of 3 × 3 pixels.");
        assertThat(picture.svg()).contains("pixel plus1");
        assertThat(picture.table().rows().get(0)).contains("9.000", "(0, 0)");
    }

    @Test
    void regionsTellHowManyPointsLieInTheirOwn() {
        Picture picture = Picture.of(new Figure.Regions(
                "t",
                "c",
                -1,
                1,
                -1,
                1,
                2,
                2,
                new int[] {0, 1, 0, 1},
                List.of("left", "right"),
                new double[][] {{-0.5, 0.5}, {0.5, 0.5}, {-0.5, -0.5}, {0.9, -0.9}, {7, 7}},
                new int[] {0, 1, 1, 1, 0}));
        assertThat(picture.svg())
                .contains("region region0", "region region1", "mark mark0", "mark mark1", ">left<", ">right<")
                .contains("left: 1 of 2 points in their own region; right: 2 of 3 points in their own region.")
                .as("one border, down the middle")
                .containsPattern("class=\"border\" d=\"M189 [0-9.]+V[0-9.]+M189 [0-9.]+V[0-9.]+\"");
        assertThat(picture.table().rows())
                .containsExactly(List.of("left", "2", "1", "50 %"), List.of("right", "3", "2", "50 %"));
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
