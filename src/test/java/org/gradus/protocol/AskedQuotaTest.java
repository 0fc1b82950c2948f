package org.gradus.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedQuotaTest {
    @Test
    void oneQuestionTooManyIsRefused() {
        AskedQuota quota = new AskedQuota();
        List<Value> question = List.of(new Value.Real(1));
        for (int i = 0; i < AskedQuota.MAX_QUESTIONS; i++) {
            assertThat(quota.admits(question)).isTrue();
        }
        assertThat(quota.admits(question)).isFalse();
    }

    @Test
    void bytesAreCountedWhereverTheyHide() {
        double[] megabyte = new double[1 << 17];
        List<Value> shapes = List.of(
                new Value.Reals(megabyte),
                new Value.Matrix(1, megabyte.length, megabyte),
                new Value.Wholes(new int[1 << 18]),
                new Value.Text("x".repeat(1 << 19)),
                new Value.Sequence(List.of(new Value.Reals(megabyte))),
                new Value.Named(Map.of("a", new Value.Reals(megabyte))));
        for (Value value : shapes) {
            AskedQuota quota = new AskedQuota();
            int admitted = 0;
            while (quota.admits(List.of(value))) {
                admitted++;
            }
            assertThat(admitted).as("%s", value.getClass()).isBetween(254, 255);
        }
    }
}
