package org.gradus.worker;

import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.gradus.protocol.Value;
import org.gradus.protocol.ValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * The last few results of a check, to notice that a method hands out the same object twice or writes into one that it has handed
 * out. Few and small, because it costs memory that is the submission's.
 */
final class KeptResults {
    private static final int MAX_KEPT = 2;
    private static final long MAX_NUMBERS = 1 << 19;

    private final Deque<Kept> kept = new ArrayDeque<>();

    /** Whether the result shares memory with an earlier one, or an earlier one has changed; keeps the result. */
    boolean isReused(Object result, Value value, Type type) {
        Set<Object> memory = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(result, memory);
        boolean reused = false;
        for (Kept earlier : kept) {
            reused |= !Collections.disjoint(memory, earlier.memory())
                    || !ValueMapper.same(earlier.value(), earlier.object(), earlier.type());
        }
        if (!memory.isEmpty() && numbers(value) <= MAX_NUMBERS) {
            kept.addLast(new Kept(result, memory, value, type));
            if (kept.size() > MAX_KEPT) {
                kept.removeFirst();
            }
        }
        return reused;
    }

    /** Collects the objects of a result that can be written to. */
    private static void collect(@Nullable Object object, Set<Object> memory) {
        if (object instanceof SimpleMatrix simple) {
            memory.add(simple);
            if (simple.getMatrix() instanceof DMatrixRMaj dense) {
                memory.add(dense.data);
            }
        } else if (object instanceof double[] || object instanceof int[]) {
            memory.add(object);
        } else if (object instanceof List<?> list) {
            for (Object element : list) {
                collect(element, memory);
            }
        } else if (object instanceof Map<?, ?> map) {
            for (Object element : map.values()) {
                collect(element, memory);
            }
        } else if (object != null && object.getClass().isRecord()) {
            for (Object element : RecordParts.of(object)) {
                collect(element, memory);
            }
        }
    }

    /** How many numbers a value holds. */
    static long numbers(Value value) {
        if (value instanceof Value.Matrix matrix) {
            return matrix.values().length;
        } else if (value instanceof Value.Reals reals) {
            return reals.values().length;
        } else if (value instanceof Value.Wholes wholes) {
            return wholes.values().length;
        } else if (value instanceof Value.Sequence sequence) {
            return numbers(sequence.values());
        } else if (value instanceof Value.Named named) {
            return numbers(named.values().values());
        }
        return 1;
    }

    static long numbers(Collection<Value> values) {
        long sum = 0;
        for (Value value : values) {
            sum += numbers(value);
        }
        return sum;
    }

    private record Kept(Object object, Set<Object> memory, Value value, Type type) {}
}
