package org.gradus.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.protocol.Request.Answer;
import org.gradus.protocol.Request.Begin;
import org.gradus.protocol.Request.Call;
import org.gradus.protocol.Request.Load;
import org.gradus.protocol.Request.Race;
import org.gradus.protocol.Request.Refuse;
import org.gradus.protocol.Request.Sweep;
import org.gradus.protocol.Request.Target;

/**
 * Requests and replies as the body of a frame: one CBOR array whose first element names its kind. Written without lambdas, each of
 * which a fresh worker would have to link at its first use.
 */
public final class Codec {
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
        } else if (request instanceof Answer answer) {
            write(out.array(2).text("answer"), answer.value());
        } else if (request instanceof Refuse refuse) {
            out.array(2).text("refuse").text(refuse.message());
        } else if (request instanceof Sweep sweep) {
            out.array(8).text("sweep");
            write(out, sweep.target());
            writeAll(out, sweep.arguments());
            out.whole(sweep.argument()).text(sweep.component());
            writeReals(out, sweep.directions());
            out.wholes(sweep.lines()).reals(sweep.steps());
        } else {
            Race race = (Race) request;
            out.array(5).text("race").array(race.entrants().size());
            for (Target entrant : race.entrants()) {
                write(out, entrant);
            }
            writeAll(out, race.arguments());
            out.whole(race.warmUpNanos()).whole(race.rounds());
        }
    }

    private static Request readRequest(CborInput in) throws MalformedFrame {
        in.begin();
        String kind = in.text();
        Request request = switch (kind) {
            case "load" -> new Load(in.bytes(), readFiles(in), in.texts());
            case "begin" -> new Begin();
            case "call" -> new Call(readTarget(in), readAll(in));
            case "answer" -> new Answer(readValue(in));
            case "refuse" -> new Refuse(in.text());
            case "sweep" ->
                new Sweep(readTarget(in), readAll(in), in.whole(), in.text(), readReals(in), in.wholes(), in.reals());
            case "race" -> new Race(readTargets(in), readAll(in), in.wholeLong(), in.whole());
            default -> throw new MalformedFrame("unknown request");
        };
        in.end();
        return request;
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
        } else if (reply instanceof Reply.Asks asks) {
            out.array(6).text("asks").whole(asks.function()).text(asks.method()).text(asks.descriptor());
            writeAll(out, asks.arguments());
        } else if (reply instanceof Reply.Threw threw) {
            out.array(7).text("threw").text(threw.kind().name()).text(threw.type());
            out.text(threw.message()).texts(threw.frames()).whole(threw.call());
        } else if (reply instanceof Reply.Swept swept) {
            out.array(5).text("swept").reals(swept.values()).whole(swept.changedAt());
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
            case "asks" -> new Reply.Asks(in.whole(), in.text(), in.text(), readAll(in), in.wholeLong());
            case "threw" ->
                new Reply.Threw(
                        Reply.Kind.valueOf(in.text()), in.text(), in.text(), in.texts(), in.whole(), in.wholeLong());
            case "swept" -> new Reply.Swept(in.reals(), in.whole(), in.wholeLong(), in.wholeLong());
            case "raced" -> new Reply.Raced(readReals(in), in.wholeLong());
            default -> throw new MalformedFrame("unknown reply");
        };
        in.end();
        return reply;
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
            out.array(2).text("real").real(real.value());
        } else if (value instanceof Value.Whole whole) {
            out.array(2).text("whole").whole(whole.value());
        } else if (value instanceof Value.Flag flag) {
            out.array(2).text("flag").flag(flag.value());
        } else if (value instanceof Value.Text text) {
            out.array(2).text("text").text(text.value());
        } else if (value instanceof Value.Reals reals) {
            out.array(2).text("reals").reals(reals.values());
        } else if (value instanceof Value.Wholes wholes) {
            out.array(2).text("wholes").wholes(wholes.values());
        } else if (value instanceof Value.Matrix matrix) {
            out.array(4).text("matrix").whole(matrix.rows()).whole(matrix.columns());
            out.reals(matrix.values());
        } else if (value instanceof Value.Sequence sequence) {
            out.array(2).text("sequence");
            writeAll(out, sequence.values());
        } else if (value instanceof Value.Given given) {
            out.array(2).text("given").whole(given.number());
        } else {
            Map<String, Value> values = ((Value.Named) value).values();
            out.array(2).text("named").array(2 * values.size());
            for (Map.Entry<String, Value> entry : values.entrySet()) {
                write(out.text(entry.getKey()), entry.getValue());
            }
        }
    }

    private static Value readValue(CborInput in) throws MalformedFrame {
        in.begin();
        String kind = in.text();
        Value value = switch (kind) {
            case "real" -> new Value.Real(in.real());
            case "whole" -> new Value.Whole(in.whole());
            case "flag" -> new Value.Flag(in.flag());
            case "text" -> new Value.Text(in.text());
            case "reals" -> new Value.Reals(in.reals());
            case "wholes" -> new Value.Wholes(in.wholes());
            case "matrix" -> new Value.Matrix(in.whole(), in.whole(), in.reals());
            case "sequence" -> new Value.Sequence(readAll(in));
            case "named" -> new Value.Named(readNamed(in));
            case "given" -> new Value.Given(in.whole());
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
