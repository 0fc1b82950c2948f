package org.gradus.protocol;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.gradus.protocol.Request.Begin;
import org.gradus.protocol.Request.Call;
import org.gradus.protocol.Request.Load;
import org.gradus.protocol.Request.Race;
import org.gradus.protocol.Request.Sweep;
import org.gradus.protocol.Request.Target;

/** Requests and replies as the body of a frame: one CBOR array whose first element names its kind. */
public final class Codec {
    private Codec() {}

    public static byte[] encode(Request request) {
        return CborOutput.document(out -> write(out, request));
    }

    public static byte[] encode(Reply reply) {
        return CborOutput.document(out -> write(out, reply));
    }

    public static Request decodeRequest(byte[] body) throws MalformedFrame {
        return CborInput.document(body, Codec::readRequest);
    }

    public static Reply decodeReply(byte[] body) throws MalformedFrame {
        return CborInput.document(body, Codec::readReply);
    }

    private static void write(CborOutput out, Request request) throws IOException {
        if (request instanceof Load load) {
            out.array(4).text("load").bytes(load.jar());
            out.map(load.interfaces(), out::text, out::bytes).list(load.roles(), out::text);
        } else if (request instanceof Begin) {
            out.array(1).text("begin");
        } else if (request instanceof Call call) {
            out.array(3).text("call");
            write(out, call.target());
            writeAll(out, call.arguments());
        } else if (request instanceof Sweep sweep) {
            out.array(8).text("sweep");
            write(out, sweep.target());
            writeAll(out, sweep.arguments());
            out.whole(sweep.argument()).text(sweep.component());
            out.list(sweep.directions(), out::reals).wholes(sweep.lines()).reals(sweep.steps());
        } else {
            Race race = (Race) request;
            out.array(5).text("race").list(race.entrants(), target -> write(out, target));
            writeAll(out, race.arguments());
            out.whole(race.warmUpNanos()).whole(race.rounds());
        }
        out.end();
    }

    private static Request readRequest(CborInput in) throws IOException, MalformedFrame {
        in.begin();
        String kind = in.text();
        Request request = switch (kind) {
            case "load" -> new Load(in.bytes(), in.map(in::text, in::bytes), in.list(in::text));
            case "begin" -> new Begin();
            case "call" -> new Call(readTarget(in), readAll(in));
            case "sweep" ->
                new Sweep(
                        readTarget(in),
                        readAll(in),
                        in.whole(),
                        in.text(),
                        in.list(in::reals),
                        in.wholes(),
                        in.reals());
            case "race" -> new Race(in.list(() -> readTarget(in)), readAll(in), in.wholeLong(), in.whole());
            default -> throw new MalformedFrame("unknown request");
        };
        in.end();
        return request;
    }

    private static void write(CborOutput out, Target target) throws IOException {
        out.array(4).text(target.implementation()).whole(target.instance());
        out.text(target.method()).text(target.descriptor());
        out.end();
    }

    private static Target readTarget(CborInput in) throws IOException, MalformedFrame {
        in.begin();
        Target target = new Target(in.text(), in.whole(), in.text(), in.text());
        in.end();
        return target;
    }

    private static void write(CborOutput out, Reply reply) throws IOException {
        if (reply instanceof Reply.Ready ready) {
            out.array(4).text("ready").text(ready.build()).text(ready.java());
        } else if (reply instanceof Reply.Loaded loaded) {
            out.array(4).text("loaded");
            out.map(loaded.implementations(), out::text, names -> out.list(names, out::text));
            out.map(loaded.unloadable(), out::text, out::text);
        } else if (reply instanceof Reply.Returned returned) {
            out.array(6).text("returned");
            write(out, returned.value());
            out.map(returned.changed(), index -> out.whole(index), value -> write(out, value));
            out.flag(returned.reusedResult()).whole(returned.nanos());
        } else if (reply instanceof Reply.Threw threw) {
            out.array(7).text("threw").text(threw.kind().name()).text(threw.type());
            out.text(threw.message()).list(threw.frames(), out::text).whole(threw.call());
        } else if (reply instanceof Reply.Swept swept) {
            out.array(5).text("swept").reals(swept.values()).whole(swept.changedAt());
            out.whole(swept.nanos());
        } else {
            Reply.Raced raced = (Reply.Raced) reply;
            out.array(3).text("raced").list(raced.nanos(), out::reals);
        }
        out.whole(reply.printed());
        out.end();
    }

    private static Reply readReply(CborInput in) throws IOException, MalformedFrame {
        in.begin();
        String kind = in.text();
        Reply reply = switch (kind) {
            case "ready" -> new Reply.Ready(in.text(), in.text(), in.wholeLong());
            case "loaded" ->
                new Reply.Loaded(in.map(in::text, () -> in.list(in::text)), in.map(in::text, in::text), in.wholeLong());
            case "returned" ->
                new Reply.Returned(
                        readValue(in),
                        in.map(in::whole, () -> readValue(in)),
                        in.flag(),
                        in.wholeLong(),
                        in.wholeLong());
            case "threw" ->
                new Reply.Threw(
                        Reply.Kind.valueOf(in.text()),
                        in.text(),
                        in.text(),
                        in.list(in::text),
                        in.whole(),
                        in.wholeLong());
            case "swept" -> new Reply.Swept(in.reals(), in.whole(), in.wholeLong(), in.wholeLong());
            case "raced" -> new Reply.Raced(in.list(in::reals), in.wholeLong());
            default -> throw new MalformedFrame("unknown reply");
        };
        in.end();
        return reply;
    }

    private static void writeAll(CborOutput out, List<Value> values) throws IOException {
        out.list(values, value -> write(out, value));
    }

    private static List<Value> readAll(CborInput in) throws IOException, MalformedFrame {
        return in.list(() -> readValue(in));
    }

    private static void write(CborOutput out, Value value) throws IOException {
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
        } else {
            Map<String, Value> values = ((Value.Named) value).values();
            out.array(2).text("named").map(values, out::text, element -> write(out, element));
        }
        out.end();
    }

    private static Value readValue(CborInput in) throws IOException, MalformedFrame {
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
            case "named" -> new Value.Named(in.map(in::text, () -> readValue(in)));
            default -> throw new MalformedFrame("unknown value");
        };
        in.end();
        return value;
    }
}
