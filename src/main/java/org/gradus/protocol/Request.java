package org.gradus.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the trusted process asks of a worker; each request gets exactly one {@link Reply}. A worker serves one submission:
 * one {@link Load}, then for each check a {@link Begin} and any number of the others.
 */
public sealed interface Request {
    /**
     * Hands over the submission and looks for its implementations.
     *
     * @param jar the student's jar as uploaded, already inspected
     * @param interfaces the assignment's interface and value classes by binary name ({@code a.b.C}), class files
     * @param roles binary names of the interfaces that the jar must implement
     */
    record Load(byte[] jar, Map<String, byte[]> interfaces, List<String> roles) implements Request {
        public Load {
            interfaces = Map.copyOf(interfaces);
            roles = List.copyOf(roles);
        }
    }

    /** A request that may travel {@link Together} with others of its kind. */
    sealed interface Single extends Request {
        Target target();

        List<Value> arguments();
    }

    /** Starts a check: a fresh class loader, no instances, no kept results. Replied to by {@link Reply.Ready}. */
    record Begin() implements Request {}

    /**
     * Calls a method once. Replied to by {@link Reply.Returned} or {@link Reply.Threw}; if arguments are {@link Value.Given}, first
     * by any number of {@link Reply.Asks}, each of which is followed by {@link Answer} or {@link Refuse}.
     *
     * @param arguments the method's arguments in order
     */
    record Call(Target target, List<Value> arguments) implements Single {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** The value of a given function that the submission asked for; the call that asked goes on. Replied to as {@link Call}. */
    record Answer(Value value) implements Request {}

    /**
     * Says that a given function has no value for what it was asked; the call that asked goes on. Replied to as {@link Call}.
     *
     * @param message why, at most {@link Frames#MAX_TEXT} characters
     */
    record Refuse(String message) implements Request {}

    /**
     * Several requests, served one after the other, up to the first that throws. Values that are the same object are sent once. Replied
     * to by {@link Reply.Several}.
     *
     * @param parts at least one; no call of them is given a function
     */
    record Together(List<Single> parts) implements Request {
        public Together {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("no request");
            }
        }
    }

    /**
     * Calls a method many times with one argument perturbed and returns one number of each result, and the slopes that the result
     * claims. Replied to by {@link Reply.Swept} or {@link Reply.Threw}.
     *
     * <p>Evaluation {@code k} gets the base argument plus {@code steps[k]} times line {@code lines[k]}. If {@code directions} is
     * empty, line {@code i} is the unit vector of coordinate {@code i} (row-major); otherwise line {@code i} is {@code
     * directions.get(i)}, as long as the argument has entries. A perturbation is computed as {@code base + step * direction}.
     *
     * @param arguments the method's arguments in order, the perturbed one at its base value
     * @param argument index of the perturbed argument, a matrix or a {@code double[]}
     * @param component path of the number within the result: {@code loss}, or empty for a method that returns a double
     * @param gradient path of a gradient with respect to the perturbed argument, whose slopes along all directions
     *     are wanted as well; empty if none are, as along coordinates
     */
    record Sweep(
            Target target,
            List<Value> arguments,
            int argument,
            String component,
            String gradient,
            List<double[]> directions,
            int[] lines,
            double[] steps)
            implements Single {
        public Sweep {
            arguments = List.copyOf(arguments);
            directions = List.copyOf(directions);
            if (lines.length != steps.length) {
                throw new IllegalArgumentException(lines.length + " lines but " + steps.length + " steps");
            }
        }

        /** How many slopes are wanted of each evaluation. */
        public int slopes() {
            return gradient.isEmpty() ? 0 : directions.size();
        }
    }

    /**
     * Measures how long several methods take on the same arguments, alternating between them in one process after a warm-up. Matrix
     * products take part as one more entrant, the last, if there are any: a yardstick from the same process at the same moment.
     * Replied to by {@link Reply.Raced} or {@link Reply.Threw}.
     *
     * @param warmUpNanos how long each entrant is called before measuring
     * @param rounds number of measurements of each entrant
     * @param products sizes of the products of the yardstick, three numbers each: {@code rows, inner, columns} for {@code rows x inner}
     *     times {@code inner x columns}
     */
    record Race(List<Target> entrants, List<Value> arguments, long warmUpNanos, int rounds, int[] products)
            implements Request {
        public Race {
            entrants = List.copyOf(entrants);
            arguments = List.copyOf(arguments);
        }

        /** How many are measured, the yardstick among them. */
        public int measured() {
            return entrants.size() + (products.length == 0 ? 0 : 1);
        }
    }

    /**
     * A method of an instance of a student's class.
     *
     * @param implementation binary name of the student's class
     * @param instance which instance: the worker makes one at the first use of a number within a check
     * @param method the method's name
     * @param descriptor the method's descriptor as in class files, for example {@code (D)D}
     */
    record Target(String implementation, int instance, String method, String descriptor) {
        // Written out: what the compiler makes is linked at run time, which costs each fresh worker some ten
        // milliseconds.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Target target
                    && implementation.equals(target.implementation)
                    && instance == target.instance
                    && method.equals(target.method)
                    && descriptor.equals(target.descriptor);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * implementation.hashCode() + instance) + method.hashCode();
        }
    }
}
