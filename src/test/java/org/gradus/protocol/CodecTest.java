package org.gradus.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CodecTest {
    private static final Request.Target TARGET = new Request.Target("a.B", 3, "f", "(D)D");

    private static final List<Value> VALUES = List.of(
            new Value.Real(Double.NaN),
            new Value.Real(-0.0),
            new Value.Whole(Integer.MIN_VALUE),
            new Value.Flag(true),
            new Value.Text("\u00fc \uD83D\uDE00 \uD83D"),
            new Value.Reals(new double[] {1, Double.NEGATIVE_INFINITY}),
            new Value.Wholes(new int[] {1, -1}),
            new Value.Matrix(2, 1, new double[] {5, 6}),
            new Value.Sequence(List.of(new Value.Whole(1), new Value.Sequence(List.of()))),
            new Value.Named(named()),
            new Value.Given(2));

    private static final List<Request> REQUESTS = List.of(
            new Request.Load(new byte[] {1, 2}, Map.of("a.I", new byte[] {3}), List.of("a.I")),
            new Request.Begin(),
            new Request.Call(TARGET, VALUES),
            new Request.Answer(VALUES.get(7)),
            new Request.Refuse("why not"),
            new Request.Sweep(
                    TARGET, VALUES, 7, "loss", "", List.of(new double[] {1, 2}), new int[] {0, 0}, new double[] {
                        1e-5, -1e-5
                    }),
            new Request.Sweep(
                    TARGET, VALUES, 7, "loss", "gradient", List.of(new double[2]), new int[] {0}, new double[] {1e-5}),
            new Request.Race(List.of(TARGET, TARGET), VALUES, 1L << 40, 5, new int[] {2, 3, 4}),
            new Request.Together(List.of(
                    new Request.Call(TARGET, VALUES),
                    new Request.Call(new Request.Target("c.D", 1, "m", "()D"), List.of()),
                    new Request.Sweep(
                            TARGET, VALUES, 7, "loss", "g", List.of(new double[2]), new int[] {0}, new double[] {1e-5}),
                    new Request.Call(TARGET, List.of()))));

    private static final List<Reply> REPLIES = List.of(
            new Reply.Ready("build", "17", 0),
            new Reply.Loaded(Map.of("a.I", List.of("b.C", "b.D")), Map.of("b.E", "why"), 1),
            new Reply.Returned(VALUES.get(7), Map.of(1, VALUES.get(0)), true, 123_456_789_012L, 2),
            new Reply.Asks(1, "at", "(D)D", VALUES, 6),
            new Reply.Threw(Reply.Kind.METHOD_THREW, "x.Y", "message", List.of("a", "b"), 4, 3),
            new Reply.Swept(new double[] {1, Double.NaN}, new double[] {Double.NaN, 2}, -1, 9, 4),
            new Reply.Raced(List.of(new double[] {1, 2}, new double[] {3, 4}), 5),
            new Reply.Several(
                    List.of(
                            new Reply.Returned(VALUES.get(7), Map.of(), false, 1, 0),
                            new Reply.Swept(new double[] {1}, new double[0], -1, 9, 4),
                            new Reply.Threw(Reply.Kind.RETURNED_NULL, "", "null", List.of(), 0, 0)),
                    6));

    @Test
    void everyRequestComesBackAsItWas() throws Exception {
        for (Request request : REQUESTS) {
            byte[] body = Codec.encode(request);
            Request back = Codec.decodeRequest(body);
            assertThat(back).hasSameClassAs(request);
            assertThat(Codec.encode(back)).isEqualTo(body);
        }
    }

    @Test
    void whatTwoPartsShareIsSentOnce() throws Exception {
        Value.Reals large = new Value.Reals(new double[1000]);
        Request.Call call = new Request.Call(TARGET, List.of(new Value.Real(1), large));
        Request.Call other = new Request.Call(TARGET, List.of(large, new Value.Real(2)));

        byte[] body = Codec.encode(new Request.Together(List.of(call, other)));
        List<Request.Single> parts = ((Request.Together) Codec.decodeRequest(body)).parts();

        assertThat(body).hasSizeBetween(8000, 9000);
        assertThat(parts.get(0).arguments().get(0)).isEqualTo(new Value.Real(1));
        assertThat(parts.get(1).arguments().get(1)).isEqualTo(new Value.Real(2));
        assertThat(((Value.Reals) parts.get(1).arguments().get(0)).values()).hasSize(1000);
        assertThat(parts.get(0).arguments().get(1))
                .isSameAs(parts.get(1).arguments().get(0));
    }

    @Test
    void everyReplyComesBackAsItWas() throws Exception {
        for (Reply reply : REPLIES) {
            byte[] body = Codec.encode(reply);
            Reply back = Codec.decodeReply(body);
            assertThat(back).hasSameClassAs(reply);
            assertThat(back.printed()).isEqualTo(reply.printed());
            assertThat(Codec.encode(back)).isEqualTo(body);
        }
    }

    @Test
    void everyBitOfANumberCrosses() throws Exception {
        double[] numbers = {Double.longBitsToDouble(0x7ff8_dead_beef_0001L), -0.0, Double.MIN_VALUE};

        Reply.Swept back =
                (Reply.Swept) Codec.decodeReply(Codec.encode(new Reply.Swept(numbers, new double[0], 0, 0, 0)));

        for (int i = 0; i < numbers.length; i++) {
            assertThat(Double.doubleToRawLongBits(back.values()[i])).isEqualTo(Double.doubleToRawLongBits(numbers[i]));
        }
    }

    @Test
    void everyTruncationIsRefused() {
        for (Reply reply : REPLIES) {
            byte[] body = Codec.encode(reply);
            for (int length = 0; length < body.length; length++) {
                byte[] truncated = Arrays.copyOf(body, length);
                assertThatThrownBy(() -> Codec.decodeReply(truncated)).isInstanceOf(MalformedFrame.class);
            }
        }
    }

    @Test
    void whateverFollowsIsRefused() {
        for (Reply reply : REPLIES) {
            byte[] body = Codec.encode(reply);
            assertThatThrownBy(() -> Codec.decodeReply(Arrays.copyOf(body, body.length + 1)))
                    .isInstanceOf(MalformedFrame.class);
        }
    }

    @Test
    void damagedRepliesAreReadOrRefusedButNeverAnythingElse() {
        Random random = new Random(3);
        int refused = 0;
        int read = 0;
        for (int trial = 0; trial < 30_000; trial++) {
            byte[] body = Codec.encode(REPLIES.get(trial % REPLIES.size()));
            for (int i = 0; i <= random.nextInt(3); i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            if (isRefused(body)) {
                refused++;
            } else {
                read++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
        assertThat(read).isGreaterThan(1_000);
    }

    @Test
    void noiseIsRefused() {
        Random random = new Random(4);
        for (int trial = 0; trial < 30_000; trial++) {
            byte[] noise = new byte[1 + random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(isRefused(noise)).isTrue();
        }
    }

    @Test
    void announcedLengthsAreNotBelieved() {
        // Byte strings, texts and arrays that announce gigabytes.
        for (int major : new int[] {0x5b, 0x7b, 0x9b, 0xbb}) {
            for (long length : new long[] {Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, -1}) {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                body.write(0x9f);
                body.write(0x65);
                body.writeBytes("swept".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                body.write(major);
                body.writeBytes(java.nio.ByteBuffer.allocate(8).putLong(length).array());
                Assertions.assertTimeout(
                        Duration.ofSeconds(5),
                        () -> assertThat(isRefused(body.toByteArray())).isTrue());
            }
        }
    }

    @Test
    void deepNestingIsRefused() {
        byte[] deep = new byte[1 << 20];
        Arrays.fill(deep, (byte) 0x9f);
        assertThat(isRefused(deep)).isTrue();
        Value value = new Value.Whole(1);
        for (int i = 0; i < 100; i++) {
            value = new Value.Sequence(List.of(value));
        }
        Value nested = value;
        byte[] body = Codec.encode(new Reply.Returned(nested, Map.of(), false, 0, 0));
        assertThat(isRefused(body)).isTrue();
    }

    @Test
    void manySmallValuesAreRefused() throws Exception {
        byte[] body = document(generator -> {
            generator.writeStartArray();
            generator.writeString("threw");
            for (String text : List.of("METHOD_THREW", "T", "m")) {
                generator.writeString(text);
            }
            generator.writeStartArray();
            for (int i = 0; i < 1_000_000; i++) {
                generator.writeString("");
            }
            generator.writeEndArray();
            generator.writeNumber(0);
            generator.writeNumber(0);
            generator.writeEndArray();
        });
        assertThatThrownBy(() -> Codec.decodeReply(body)).hasMessage("too many values");
    }

    @Test
    void longTextsAreRefused() throws Exception {
        byte[] body = Codec.encode(new Reply.Ready("x".repeat(Frames.MAX_TEXT + 1), "17", 0));
        assertThat(isRefused(body)).isTrue();
        assertThat(isRefused(Codec.encode(new Reply.Ready("x".repeat(Frames.MAX_TEXT), "17", 0))))
                .isFalse();
    }

    @Test
    void aMatrixOfAnotherSizeThanItSaysIsRefused() throws Exception {
        byte[] body = document(generator -> {
            generator.writeStartArray();
            generator.writeString("returned");
            generator.writeStartArray();
            generator.writeString("matrix");
            generator.writeNumber(1 << 16);
            generator.writeNumber(1 << 16);
            generator.writeBinary(new byte[8]);
            generator.writeEndArray();
            generator.writeStartArray();
            generator.writeEndArray();
            generator.writeBoolean(false);
            generator.writeNumber(0);
            generator.writeNumber(0);
            generator.writeEndArray();
        });
        assertThat(isRefused(body)).isTrue();
    }

    private interface Content {
        void write(CBORGenerator generator) throws IOException;
    }

    private static byte[] document(Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CBORGenerator generator = new CBORFactory().createGenerator(out)) {
            content.write(generator);
        }
        return out.toByteArray();
    }

    private static boolean isRefused(byte[] body) {
        try {
            Codec.decodeReply(body);
            return false;
        } catch (MalformedFrame e) {
            return true;
        }
    }

    private static Map<String, Value> named() {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("z", new Value.Real(1));
        values.put("a", new Value.Matrix(0, 4, new double[0]));
        return values;
    }
}
