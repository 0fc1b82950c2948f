package org.gradus.check;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a word as a check does, and says what came of it. */
final class Tried {
    private Tried() {}

    /** The six probes of a linear classifier, with this seed. */
    static List<Probe> probes() {
        return new Probes(7).linear(probe -> probe, probe -> true);
    }

    /** Runs a word that must hold. */
    static Evidence holds(Runnable word, Object... mistakes) {
        Evidence evidence = new Evidence(knowing(mistakes));
        Evidence.bind(evidence);
        try {
            word.run();
        } finally {
            Evidence.unbind();
        }
        return evidence;
    }

    /** Runs a word that must fail, and returns the first thing it found. */
    static Finding fails(Runnable word) {
        return catchThrowableOfType(CheckFailed.class, () -> holds(word))
                .findings()
                .get(0);
    }

    /** Runs a word that must fail, and returns the mistakes that it recognised. */
    static List<Recognised> recognises(Runnable word, Object... mistakes) {
        Evidence evidence = new Evidence(knowing(mistakes));
        Evidence.bind(evidence);
        try {
            catchThrowableOfType(CheckFailed.class, word::run);
        } finally {
            Evidence.unbind();
        }
        return evidence.recognised();
    }

    private static CheckContext knowing(Object... mistakes) {
        return new CheckContext() {
            @Override
            public Object submitted(Class<?> role) {
                throw new IllegalStateException();
            }

            @Override
            public long seed(Method check) {
                return 0;
            }

            @Override
            public List<Object> mistakes() {
                return List.of(mistakes);
            }

            @Override
            public void began(Method check) {}

            @Override
            public void ended(Method check, Evidence evidence, @Nullable Throwable failure) {}
        };
    }
}
