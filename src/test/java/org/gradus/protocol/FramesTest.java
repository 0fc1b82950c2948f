package org.gradus.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    void aFrameComesBackAsItWasWritten() throws Exception {
        byte[] body = new Random(1)
                .ints(200_000, 0, 256)
                .collect(() -> ByteBuffer.allocate(200_000), (buffer, each) -> buffer.put((byte) each), (a, b) -> {})
                .array();

        Frames.Frame frame = Frames.read(new ByteArrayInputStream(frame(42, body)), Frames.MAX_REPLY);

        assertThat(frame.nonce()).isEqualTo(42);
        assertThat(frame.body()).isEqualTo(body);
    }

    @Test
    void everyTruncationIsAnEndOfTheStream() throws Exception {
        byte[] frame = frame(1, new byte[100]);

        for (int length = 0; length < frame.length; length++) {
            ByteArrayInputStream in = new ByteArrayInputStream(frame, 0, length);
            assertThatThrownBy(() -> Frames.read(in, 100)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aLengthAboveTheLimitIsRefused() throws Exception {
        assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(frame(1, new byte[101])), 100))
                .isInstanceOf(MalformedFrame.class);
        byte[] negative =
                ByteBuffer.allocate(16).putInt(0x47524144).putLong(1).putInt(-1).array();
        assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(negative), 100))
                .isInstanceOf(MalformedFrame.class);
    }

    @Test
    void aLyingLengthCostsNoMemory() {
        byte[] lie = ByteBuffer.allocate(20)
                .putInt(0x47524144)
                .putLong(1)
                .putInt(Frames.MAX_REPLY)
                .array();
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();

        for (int i = 0; i < 2_000; i++) {
            assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(lie), Frames.MAX_REPLY))
                    .isInstanceOf(EOFException.class);
        }

        // 2,000 times 48 MB would not have fitted.
        assertThat(before).isPositive();
    }

    @Test
    void anythingButTheMagicNumberIsRefused() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            byte[] noise = new byte[64];
            random.nextBytes(noise);
            noise[0] = 0;
            assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(noise), 1_000))
                    .isInstanceOf(MalformedFrame.class);
        }
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        assertThat(Frames.cut("short")).isEqualTo("short");
        String emoji = "\uD83D\uDE00";
        for (String prefix : new String[] {"", "x"}) {
            String cut = Frames.cut(prefix + emoji.repeat(Frames.MAX_TEXT));
            assertThat(cut.length()).isLessThanOrEqualTo(Frames.MAX_TEXT);
            assertThat(cut).endsWith("\u2026");
            assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - 2))).isFalse();
        }
    }

    private static byte[] frame(long nonce, byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames.write(out, nonce, body);
        return out.toByteArray();
    }
}
