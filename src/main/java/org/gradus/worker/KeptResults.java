package org.gradus.worker;

import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.gradus.protocol.Value;
import org.gradus.protocol.ValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * The last few results of each instance in a check, to notice that a method hands out the same object twice or writes into one that it
 * has handed out. Few and small, because it costs memory that is the submission's. What one instance does to its results says nothing
 * about another, which may be of another class.
 */
final class KeptResults {
    private static final int MAX_KEPT = 4;
    private static final int MAX_KEPT_OF_ONE = 2;
    private static final long MAX_NUMBERS = 1 << 18;
    /** So many pairs are compared faster than a set is made, in a worker whose code is not compiled yet. */
    private static final long MAX_PAIRS = 100;

    private final Deque<Kept> kept = new ArrayDeque<>();

    /**
     * Whether the result shares memory with an earlier one of the same instance, or an earlier one has changed; keeps the result.
     *
     * @param owner the instance that returned it
     */
    boolean isReused(Object owner, Object result, Value value, Type type) {
        List<Object> memory = new ArrayList<>();
        collect(result, memory);
        boolean reused = false;
        int own = 0;
        for (Kept earlier : kept) {
            if (earlier.owner() == owner) {
                reused |= haveOneInCommon(memory, earlier.memory())
                        || !ValueMapper.same(earlier.value(), earlier.object(), earlier.type());
                own++;
            }
        }
        if (!memory.isEmpty() && value.numbers() <= MAX_NUMBERS) {
            if (own >= MAX_KEPT_OF_ONE) {
                removeOldest(owner);
            }
            kept.addLast(new Kept(owner, result, memory, value, type));
            if (kept.size() > MAX_KEPT) {
                kept.removeFirst();
            }
        }
        return reused;
    }

    private void removeOldest(Object owner) {
        for (Iterator<Kept> each = kept.iterator(); each.hasNext(); ) {
            if (each.next().owner() == owner) {
                each.remove();
                return;
            }
        }
    }

    private static boolean haveOneInCommon(List<Object> some, List<Object> others) {
        if ((long) some.size() * others.size() > MAX_PAIRS) {
            Set<Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
            set.addAll(some);
            return !Collections.disjoint(set, others);
        }
        for (Object one : some) {
            for (Object other : others) {
                if (one == other) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Collects the objects of a result that can be written to. */
    private static void collect(@Nullable Object object, List<Object> memory) {
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

    private record Kept(Object owner, Object object, List<Object> memory, Value value, Type type) {}
}
