package org.gradus.check;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.check.Content.Part;

/**
 * What known mistakes answer at the first probe of a comparison. It depends on the check's seed alone and comes again with every
 * submission; nearly all mistakes are ruled out by it, and are not called at all then. Bounded; safe for several threads.
 */
public final class MistakeAnswers {
    private static final int MOST_PROBES = 64;
    /** Larger answers are not kept. */
    private static final int MOST_NUMBERS = 2_000;

    private final Map<Call, Map<Class<?>, Optional<List<Part>>>> kept = new LinkedHashMap<>(MOST_PROBES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Call, Map<Class<?>, Optional<List<Part>>>> eldest) {
            return size() > MOST_PROBES;
        }
    };

    /** Returns what a new instance of the mistake answers to its first call; empty if it throws. */
    Optional<List<Part>> first(Object mistake, Class<?> role, Method method, Probe probe) {
        if (asksFunctions(method)) {
            return answer(mistake, role, method, probe);
        }
        Call call = Call.of(method, probe);
        synchronized (kept) {
            Optional<List<Part>> known = kept.getOrDefault(call, Map.of()).get(mistake.getClass());
            if (known != null) {
                return known;
            }
        }
        Optional<List<Part>> answer = answer(mistake, role, method, probe);
        if (answer.stream()
                        .flatMap(List::stream)
                        .mapToInt(part -> part.values().length)
                        .sum()
                <= MOST_NUMBERS) {
            synchronized (kept) {
                kept.computeIfAbsent(call, unseen -> new HashMap<>()).put(mistake.getClass(), answer);
            }
        }
        return answer;
    }

    /** A given function cannot be told from another by its numbers. */
    private static boolean asksFunctions(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .anyMatch(type -> type.isInterface() && type != List.class && type != Map.class);
    }

    private static Optional<List<Part>> answer(Object mistake, Class<?> role, Method method, Probe probe) {
        try {
            return Optional.of(Content.parts(LocalSubject.fresh(role, mistake)
                    .call(method, probe.arguments(method))
                    .value()));
        } catch (SubjectFailure threw) {
            return Optional.empty();
        }
    }

    /** A method and its arguments, equal if all numbers are. */
    private record Call(Method method, List<Part> arguments, int hash) {
        static Call of(Method method, Probe probe) {
            List<Part> arguments = Arrays.stream(probe.arguments(method))
                    .flatMap(argument -> Content.parts(argument).stream())
                    .toList();
            int hash = method.hashCode();
            for (Part argument : arguments) {
                hash = 31 * hash + Arrays.hashCode(argument.values());
            }
            return new Call(method, arguments, hash);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Call call
                    && call.hash == hash
                    && call.method.equals(method)
                    && Content.identical(call.arguments, arguments);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
