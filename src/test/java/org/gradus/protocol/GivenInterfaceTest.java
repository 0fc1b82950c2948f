package org.gradus.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.junit.jupiter.api.Test;

class GivenInterfaceTest {
    /** A function with more than its one method. */
    interface Curve {
        double at(double t);

        default double twice(double t) {
            return 2 * at(t);
        }

        static double zero(double t) {
            return 0 * t;
        }
    }

    @Test
    void interfacesAreFunctionsAndValuesAreNot() {
        assertThat(GivenInterface.is(Curve.class)).isTrue();
        assertThat(List.of(List.class, Map.class, SimpleMatrix.class, LossAndGradient.class, double[].class, int.class))
                .noneMatch(GivenInterface::is);
    }

    @Test
    void onlyTheAbstractMethodsOfTheInterfaceAreFound() throws Exception {
        assertThat(GivenInterface.find(Curve.class, "at", "(D)D")).isEqualTo(Curve.class.getMethod("at", double.class));
        assertThat(GivenInterface.find(Curve.class, "at", "(I)D")).isNull();
        assertThat(GivenInterface.find(Curve.class, "twice", "(D)D")).isNull();
        assertThat(GivenInterface.find(Curve.class, "zero", "(D)D")).isNull();
        assertThat(GivenInterface.find(Curve.class, "hashCode", "()I")).isNull();
    }

    @Test
    void aFunctionIsNoValue() {
        Curve curve = t -> t;
        assertThat(catchThrowableOfType(Unmappable.class, () -> ValueMapper.toValue(curve, Curve.class))
                        .kind())
                .isEqualTo(Reply.Kind.UNEXPECTED_TYPE);
        assertThat(catchThrowableOfType(Unmappable.class, () -> ValueMapper.toJava(new Value.Given(0), Curve.class))
                        .kind())
                .isEqualTo(Reply.Kind.UNEXPECTED_TYPE);
        assertThat(ValueMapper.same(new Value.Given(0), curve, Curve.class)).isTrue();
    }
}
