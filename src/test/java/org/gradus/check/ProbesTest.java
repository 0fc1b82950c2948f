package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static List<Content.Part> numbers(List<Probe> probes) {
        return probes.stream()
                .flatMap(probe -> Content.parts(probe.inputs()).stream())
                .toList();
    }

    @Test
    void sameSeedDrawsTheSame() {
        assertThat(Content.identical(
                        numbers(new Probes(5).linear(probe -> probe, probe -> true)),
                        numbers(new Probes(5).linear(probe -> probe, probe -> true))))
                .isTrue();
        assertThat(Content.identical(
                        numbers(new Probes(5).twoLayers(probe -> true)),
                        numbers(new Probes(6).twoLayers(probe -> true))))
                .isFalse();
    }

    @Test
    void linearProbesHaveTheirShapes() {
        List<Probe> probes = new Probes(1).linear(probe -> probe.with("delta", 1.0), probe -> true);

        assertThat(probes).hasSize(6);
        for (Probe probe : probes) {
            int examples = probe.matrix("x").getNumRows();
            assertThat(probe.matrix("w").getNumRows())
                    .isEqualTo(probe.matrix("x").getNumCols());
            assertThat(probe.labels("y")).hasSize(examples);
            assertThat(probe.number("reg")).isBetween(0.05, 0.8);
            assertThat(probe.number("delta")).isEqualTo(1);
            assertThat(IntStream.range(0, examples)
                            .mapToDouble(row -> probe.matrix("x").get(row, 0)))
                    .containsOnly(1.0);
        }
        assertThat(probes.get(5).name()).isEqualTo("1 example, 5 features, 3 classes");
    }

    @Test
    void netProbesFitTogether() {
        List<Probe> probes = new Probes(1).twoLayers(probe -> true);

        assertThat(probes).hasSize(6);
        for (Probe probe : probes) {
            assertThat(probe.matrix("w1").getNumRows())
                    .isEqualTo(probe.matrix("x").getNumCols());
            assertThat(probe.matrix("b1").getNumCols())
                    .isEqualTo(probe.matrix("w1").getNumCols());
            assertThat(probe.matrix("w2").getNumRows())
                    .isEqualTo(probe.matrix("w1").getNumCols());
            assertThat(probe.matrix("b2").getNumCols())
                    .isEqualTo(probe.matrix("w2").getNumCols());
        }
    }

    @Test
    void everyClassHasItsLabelIfThereAreEnoughExamples() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(new Probes(seed).labels(7, 5)).contains(0, 1, 2, 3, 4).containsOnly(0, 1, 2, 3, 4);
            assertThat(new Probes(seed).labels(3, 5)).hasSize(3);
            assertThat(Arrays.stream(new Probes(seed).labels(3, 5)).boxed()).isSubsetOf(0, 1, 2, 3, 4);
        }
        assertThat(new Probes(1).labels(0, 3)).isEmpty();
    }

    @Test
    void labelsAreNotSorted() {
        int[] labels = new Probes(1).labels(20, 5);
        int[] sorted = labels.clone();
        Arrays.sort(sorted);

        assertThat(labels).isNotEqualTo(sorted);
    }

    @Test
    void screenIsKept() {
        List<Probe> probes = new Probes(3).linear(probe -> probe, probe -> probe.number("reg") > 0.5);

        assertThat(probes).allMatch(probe -> probe.number("reg") > 0.5);
    }

    @Test
    void screenThatNothingPassesIsAnInstructorsError() {
        Probes probes = new Probes(3);

        assertThatThrownBy(() -> probes.screened(() -> probes.linear(2, 2, 2), probe -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("loosen the screen");
    }

    @Test
    void missingInputIsNamed() {
        assertThatThrownBy(() -> new Probes(1).linear(2, 2, 2).input("delta"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no input 'delta', only [w, x, y, reg]");
    }

    @Test
    void otherNumbersDifferInOneInputAfterTheOther() throws NoSuchMethodException {
        Method method = SquaredLoss.class.getMethod(
                "evaluate",
                org.ejml.simple.SimpleMatrix.class,
                org.ejml.simple.SimpleMatrix.class,
                int[].class,
                double.class);
        List<Probe> probes = Tried.probes();

        List<Probe> variants = OtherNumbers.oneByOne(method, probes);

        assertThat(variants).hasSize(4);
        Probe before = probes.get(0);
        for (Probe variant : variants) {
            Probe last = before;
            assertThat(variant.inputs().keySet())
                    .filteredOn(name -> !Content.identical(last.input(name), variant.input(name)))
                    .hasSize(1);
            before = variant;
        }
        assertThat(variants.get(3).number("reg")).isEqualTo(probes.get(1).number("reg"));
        assertThat(OtherNumbers.inAllMatrices(method, probes.get(0), variants.get(0)))
                .isFalse();
        assertThat(OtherNumbers.inAllMatrices(method, probes.get(0), variants.get(1)))
                .isTrue();
    }

    @Test
    void seedsOfHiddenChecksNeedTheSecret() throws NoSuchMethodException {
        Method check = ProbesTest.class.getDeclaredMethod("labelsAreNotSorted");
        Method other = ProbesTest.class.getDeclaredMethod("screenIsKept");

        assertThat(Seeds.publicSeed(check)).isEqualTo(Seeds.publicSeed(check)).isNotEqualTo(Seeds.publicSeed(other));
        assertThat(Seeds.hiddenSeed("one", check))
                .isEqualTo(Seeds.hiddenSeed("one", check))
                .isNotEqualTo(Seeds.hiddenSeed("two", check))
                .isNotEqualTo(Seeds.hiddenSeed("one", other))
                .isNotEqualTo(Seeds.publicSeed(check));
    }
}
