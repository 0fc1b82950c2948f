package org.gradus.protocol;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.protocol.Request.Answer;
import org.gradus.protocol.Request.Begin;
import org.gradus.protocol.Request.Call;
import org.gradus.protocol.Request.Load;
import org.gradus.protocol.Request.Race;
import org.gradus.protocol.Request.Refuse;
import org.gradus.protocol.Request.Single;
import org.gradus.protocol.Request.Sweep;
import org.gradus.protocol.Request.Target;
import org.gradus.protocol.Request.Together;

/**
 * Requests and replies as the body of a frame: one CBOR array whose first element names its kind. Written without lambdas, each of
 * which a fresh worker would have to link at its first use.
 */
public final class Codec {
    // Kinds of values: by number, because a fresh worker reads and writes many of them before its code is compiled.
    private static final int REAL = 0;
    private static final int WHOLE = 1;
    private static final int FLAG = 2;
    private static final int TEXT = 3;
    private static final int REALS = 4;
    private static final int WHOLES = 5;
    private static final int MATRIX = 6;
    private static final int SEQUENCE = 7;
    private static final int NAMED = 8;
    private static final int GIVEN = 9;

    /** How many elements a sweep has besides its target and its arguments. */
    private static final int SWEEP = 6;

    private Codec() {}

    public static byte[] encode(Request request) {
        CborOutput out = new CborOutput();
        write(out, request);
        return out.document();
    }

    public static byte[] encode(Reply reply) {
        CborOutput out = new CborOutput();
        write(out, reply);
        return out.document();
    }

    public static Request decodeRequest(byte[] body) throws MalformedFrame {
        try {
            CborInput in = new CborInput(body);
            Request request = readRequest(in);
            in.finish();
            return request;
        } catch (RuntimeException e) {
            throw malformed(e);
        }
    }

    public static Reply decodeReply(byte[] body) throws MalformedFrame {
        try {
            CborInput in = new CborInput(body);
            Reply reply = readReply(in);
            in.finish();
            return reply;
        } catch (RuntimeException e) {
            throw malformed(e);
        }
    }

    private static MalformedFrame malformed(RuntimeException e) {
        // The constructors of our records refuse what does not fit together, the buffer what is not there.
        return new MalformedFrame(
                "not a document of this protocol: " + e.getClass().getSimpleName(), e);
    }

    private static void write(CborOutput out, Request request) {
        if (request instanceof Load load) {
            out.array(4).text("load").bytes(load.jar());
            out.array(2 * load.interfaces().size());
            for (Map.Entry<String, byte[]> entry : load.interfaces().entrySet()) {
                out.text(entry.getKey()).bytes(entry.getValue());
            }
            out.texts(load.roles());
        } else if (request instanceof Begin) {
            out.array(1).text("begin");
        } else if (request instanceof Call call) {
            out.array(3).text("call");
            write(out, call.target());
            writeAll(out, call.arguments());
        } else if (request instanceof Together together) {
            writeTogether(out, together);
        } else if (request instanceof Answer answer) {
            write(out.array(2).text("answer"), answer.value());
        } else if (request instanceof Refuse refuse) {
            out.array(2).text("refuse").text(refuse.message());
        } else if (request instanceof Sweep sweep) {
            out.array(3 + SWEEP).text("sweep");
            write(out, sweep.target());
            writeAll(out, sweep.arguments());
            writePoints(out, sweep);
        } else {
            Race race = (Race) request;
            out.array(6).text("race").array(race.entrants().size());
            for (Target entrant : race.entrants()) {
                write(out, entrant);
            }
            writeAll(out, race.arguments());
            out.whole(race.warmUpNanos()).whole(race.rounds()).wholes(race.products());
        }
    }

    private static Request readRequest(CborInput in) throws MalformedFrame {
        in.begin();
        String kind = in.text();
        Request request = switch (kind) {
            case "load" -> new Load(in.bytes(), readFiles(in), in.texts());
            case "begin" -> new Begin();
            case "call" -> new Call(readTarget(in), readAll(in));
            case "together" -> readTogether(in);
            case "answer" -> new Answer(readValue(in));
            case "refuse" -> new Refuse(in.text());
            case "sweep" -> readSweep(in, readTarget(in), readAll(in));
            case "race" -> new Race(readTargets(in), readAll(in), in.wholeLong(), in.whole(), in.wholes());
            default -> throw new MalformedFrame("unknown request");
        };
        in.end();
        return request;
    }

    private static void writePoints(CborOutput out, Sweep sweep) {
        out.whole(sweep.argument()).text(sweep.component()).text(sweep.gradient());
        writeReals(out, sweep.directions());
        out.wholes(sweep.lines()).reals(sweep.steps());
    }

    private static Sweep readSweep(CborInput in, Target target, List<Value> arguments) throws MalformedFrame {
        return new Sweep(target, arguments, in.whole(), in.text(), in.text(), readReals(in), in.wholes(), in.reals());
    }

    /** Each target and each value once, then for each part the places of its target and of its arguments, and what a sweep has besides. */
    private static void writeTogether(CborOutput out, Together together) {
        List<Target> targets = new ArrayList<>();
        IdentityHashMap<Value, Integer> known = new IdentityHashMap<>();
        List<Value> values = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (Single part : together.parts()) {
            if (!targets.contains(part.target())) {
                targets.add(part.target());
            }
            int[] ofPart = new int[part.arguments().size()];
            for (int i = 0; i < ofPart.length; i++) {
                Value value = part.arguments().get(i);
                Integer place = known.putIfAbsent(value, values.size());
                if (place == null) {
                    place = values.size();
                    values.add(value);
                }
                ofPart[i] = place;
            }
            places.add(ofPart);
        }
        out.array(4).text("together").array(targets.size());
        for (Target target : targets) {
            write(out, target);
        }
        writeAll(out, values);
        out.array(together.parts().size());
        for (int i = 0; i < places.size(); i++) {
            Single part = together.parts().get(i);
            out.array(part instanceof Sweep ? 2 + SWEEP : 2);
            out.whole(targets.indexOf(part.target())).wholes(places.get(i));
            if (part instanceof Sweep sweep) {
                writePoints(out, sweep);
            }
        }
    }

    private static Together readTogether(CborInput in) throws MalformedFrame {
        List<Target> targets = readTargets(in);
        List<Value> values = readAll(in);
        List<Single> parts = new ArrayList<>();
        in.begin();
        while (in.next()) {
            in.begin();
            Target target = targets.get(in.whole());
            List<Value> arguments = new ArrayList<>();
            for (int place : in.wholes()) {
                arguments.add(values.get(place));
            }
            if (in.next()) {
                parts.add(readSweep(in, target, arguments));
                in.end();
            } else {
                parts.add(new Call(target, arguments));
            }
        }
        return new Together(parts);
    }

    private static void write(CborOutput out, Target target) {
        out.array(4).text(target.implementation()).whole(target.instance());
        out.text(target.method()).text(target.descriptor());
    }

    private static Target readTarget(CborInput in) throws MalformedFrame {
        in.begin();
        Target target = new Target(in.text(), in.whole(), in.text(), in.text());
        in.end();
        return target;
    }

    private static List<Target> readTargets(CborInput in) throws MalformedFrame {
        List<Target> targets = new ArrayList<>();
        in.begin();
        while (in.next()) {
            targets.add(readTarget(in));
        }
        return targets;
    }

    private static Map<String, byte[]> readFiles(CborInput in) throws MalformedFrame {
        Map<String, byte[]> files = new LinkedHashMap<>();
        in.begin();
        while (in.next()) {
            putOnce(files, in.text(), in.bytes());
        }
        return files;
    }

    private static void writeReals(CborOutput out, List<double[]> arrays) {
        out.array(arrays.size());
        for (double[] array : arrays) {
            out.reals(array);
        }
    }

    private static List<double[]> readReals(CborInput in) throws MalformedFrame {
        List<double[]> arrays = new ArrayList<>();
        in.begin();
        while (in.next()) {
            arrays.add(in.reals());
        }
        return arrays;
    }

    private static void write(CborOutput out, Reply reply) {
        if (reply instanceof Reply.Ready ready) {
            out.array(4).text("ready").text(ready.build()).text(ready.java());
        } else if (reply instanceof Reply.Loaded loaded) {
            out.array(4).text("loaded").array(2 * loaded.implementations().size());
            for (Map.Entry<String, List<String>> entry :
                    loaded.implementations().entrySet()) {
                out.text(entry.getKey()).texts(entry.getValue());
            }
            out.array(2 * loaded.unloadable().size());
            for (Map.Entry<String, String> entry : loaded.unloadable().entrySet()) {
                out.text(entry.getKey()).text(entry.getValue());
            }
        } else if (reply instanceof Reply.Returned returned) {
            out.array(6).text("returned");
            write(out, returned.value());
            out.array(2 * returned.changed().size());
            for (Map.Entry<Integer, Value> entry : returned.changed().entrySet()) {
                write(out.whole(entry.getKey()), entry.getValue());
            }
            out.flag(returned.reusedResult()).whole(returned.nanos());
        } else if (reply instanceof Reply.Several several) {
            out.array(3).text("several").array(several.replies().size());
            for (Reply each : several.replies()) {
                write(out, each);
            }
        } else if (reply instanceof Reply.Asks asks) {
            out.array(6).text("asks").whole(asks.function()).text(asks.method()).text(asks.descriptor());
            writeAll(out, asks.arguments());
        } else if (reply instanceof Reply.Threw threw) {
            out.array(7).text("threw").text(threw.kind().name()).text(threw.type());
            out.text(threw.message()).texts(threw.frames()).whole(threw.call());
        } else if (reply instanceof Reply.Swept swept) {
            out.array(6)
                    .text("swept")
                    .reals(swept.values())
                    .reals(swept.slopes())
                    .whole(swept.changedAt());
            out.whole(swept.nanos());
        } else {
            out.array(3).text("raced");
            writeReals(out, ((Reply.Raced) reply).nanos());
        }
        out.whole(reply.printed());
    }

    private static Reply readReply(CborInput in) throws MalformedFrame {
        in.begin();
        String kind = in.text();
        Reply reply = switch (kind) {
            case "ready" -> new Reply.Ready(in.text(), in.text(), in.wholeLong());
            case "loaded" -> new Reply.Loaded(readImplementations(in), readReasons(in), in.wholeLong());
            case "returned" ->
                new Reply.Returned(readValue(in), readChanged(in), in.flag(), in.wholeLong(), in.wholeLong());
            case "several" -> new Reply.Several(readReplies(in), in.wholeLong());
            case "asks" -> new Reply.Asks(in.whole(), in.text(), in.text(), readAll(in), in.wholeLong());
            case "threw" ->
                new Reply.Threw(
                        Reply.Kind.valueOf(in.text()), in.text(), in.text(), in.texts(), in.whole(), in.wholeLong());
            case "swept" -> new Reply.Swept(in.reals(), in.reals(), in.whole(), in.wholeLong(), in.wholeLong());
            case "raced" -> new Reply.Raced(readReals(in), in.wholeLong());
            default -> throw new MalformedFrame("unknown reply");
        };
        in.end();
        return reply;
    }

    private static List<Reply> readReplies(CborInput in) throws MalformedFrame {
        List<Reply> replies = new ArrayList<>();
        in.begin();
        while (in.next()) {
            Reply reply = readReply(in);
            if (!(reply instanceof Reply.Returned || reply instanceof Reply.Swept || reply instanceof Reply.Threw)) {
                throw new MalformedFrame("a reply that answers no part");
            }
            replies.add(reply);
        }
        return replies;
    }

    private static Map<String, List<String>> readImplementations(CborInput in) throws MalformedFrame {
        Map<String, List<String>> implementations = new LinkedHashMap<>();
        in.begin();
        while (in.next()) {
            putOnce(implementations, in.text(), in.texts());
        }
        return implementations;
    }

    private static Map<String, String> readReasons(CborInput in) throws MalformedFrame {
        Map<String, String> reasons = new LinkedHashMap<>();
        in.begin();
        while (in.next()) {
            putOnce(reasons, in.text(), in.text());
        }
        return reasons;
    }

    private static Map<Integer, Value> readChanged(CborInput in) throws MalformedFrame {
        Map<Integer, Value> changed = new LinkedHashMap<>();
        in.begin();
        while (in.next()) {
            putOnce(changed, in.whole(), readValue(in));
        }
        return changed;
    }

    private static <K, V> void putOnce(Map<K, V> map, K key, V value) throws MalformedFrame {
        if (map.put(key, value) != null) {
            throw new MalformedFrame("a name occurs twice");
        }
    }

    private static void writeAll(CborOutput out, List<Value> values) {
        out.array(values.size());
        for (Value value : values) {
            write(out, value);
        }
    }

    private static List<Value> readAll(CborInput in) throws MalformedFrame {
        List<Value> values = new ArrayList<>();
        in.begin();
        while (in.next()) {
            values.add(readValue(in));
        }
        return values;
    }

    private static void write(CborOutput out, Value value) {
        if (value instanceof Value.Real real) {
            out.array(2).whole(REAL).real(real.value());
        } else if (value instanceof Value.Whole whole) {
            out.array(2).whole(WHOLE).whole(whole.value());
        } else if (value instanceof Value.Flag flag) {
            out.array(2).whole(FLAG).flag(flag.value());
        } else if (value instanceof Value.Text text) {
            out.array(2).whole(TEXT).text(text.value());
        } else if (value instanceof Value.Reals reals) {
            out.array(2).whole(REALS).reals(reals.values());
        } else if (value instanceof Value.Wholes wholes) {
            out.array(2).whole(WHOLES).wholes(wholes.values());
        } else if (value instanceof Value.Matrix matrix) {
            out.array(4).whole(MATRIX).whole(matrix.rows()).whole(matrix.columns());
            out.reals(matrix.values());
        } else if (value instanceof Value.Sequence sequence) {
            out.array(2).whole(SEQUENCE);
            writeAll(out, sequence.values());
        } else if (value instanceof Value.Given given) {
            out.array(2).whole(GIVEN).whole(given.number());
        } else {
            Map<String, Value> values = ((Value.Named) value).values();
            out.array(2).whole(NAMED).array(2 * values.size());
            for (Map.Entry<String, Value> entry : values.entrySet()) {
                write(out.text(entry.getKey()), entry.getValue());
            }
        }
    }

    private static Value readValue(CborInput in) throws MalformedFrame {
        in.begin();
        Value value = switch (in.whole()) {
            case REAL -> new Value.Real(in.real());
            case WHOLE -> new Value.Whole(in.whole());
            case FLAG -> new Value.Flag(in.flag());
            case TEXT -> new Value.Text(in.text());
            case REALS -> new Value.Reals(in.reals());
            case WHOLES -> new Value.Wholes(in.wholes());
            case MATRIX -> new Value.Matrix(in.whole(), in.whole(), in.reals());
            case SEQUENCE -> new Value.Sequence(readAll(in));
            case NAMED -> new Value.Named(readNamed(in));
            case GIVEN -> new Value.Given(in.whole());
            default -> throw new MalformedFrame("unknown value");
        };
        in.end();
        return value;
    }

    private static Map<String, Value> readNamed(CborInput in) throws MalformedFrame {
        Map<String, Value> values = new LinkedHashMap<>();
        in.begin();
        while (in.next()) {
            putOnce(values, in.text(), readValue(in));
        }
        return values;
    }
}
