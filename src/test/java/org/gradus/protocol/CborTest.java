package org.gradus.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our CBOR is CBOR: another reader reads what we write, and we read what another writer writes. */
class CborTest {
    private static final CBORFactory OTHER = new CBORFactory();

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                23,
                24,
                255,
                256,
                65_535,
                65_536,
                4_294_967_295L,
                4_294_967_296L,
                Long.MAX_VALUE,
                -1,
                -24,
                -25,
                -256,
                -257,
                Integer.MIN_VALUE,
                Long.MIN_VALUE
            })
    void wholeNumbersOfEverySizeCross(long number) throws Exception {
        byte[] ours = new CborOutput().whole(number).document();
        try (CBORParser parser = OTHER.createParser(ours)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
            assertThat(parser.getLongValue()).isEqualTo(number);
        }

        ByteArrayOutputStream theirs = new ByteArrayOutputStream();
        try (CBORGenerator generator = OTHER.createGenerator(theirs)) {
            generator.writeNumber(number);
        }
        assertThat(ours).isEqualTo(theirs.toByteArray());
        assertThat(new CborInput(ours).wholeLong()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 23, 24, 300, 1_000})
    void textsOfEveryLengthCross(int length) throws Exception {
        String text = "\u00fc".repeat(length);
        byte[] ours = new CborOutput().text(text).document();
        try (CBORParser parser = OTHER.createParser(ours)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
            assertThat(parser.getText()).isEqualTo(text);
        }
        assertThat(new CborInput(ours).text()).isEqualTo(text);
    }

    @Test
    void anotherReaderReadsEveryKindOfItem() throws Exception {
        byte[] ours = new CborOutput()
                .array(4)
                .real(Math.PI)
                .flag(true)
                .bytes(new byte[70_000])
                .array(0)
                .document();
        try (CBORParser parser = OTHER.createParser(ours)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_FLOAT);
            assertThat(parser.getDoubleValue()).isEqualTo(Math.PI);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_TRUE);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_EMBEDDED_OBJECT);
            assertThat(parser.getBinaryValue()).hasSize(70_000);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(parser.nextToken()).isNull();
        }
    }

    @Test
    void numbersOfMoreThan63BitsAreRefused() {
        byte[] large = {0x1b, -1, -1, -1, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> new CborInput(large).wholeLong()).isInstanceOf(MalformedFrame.class);
    }

    @Test
    void brokenTextIsRefused() {
        byte[] broken = {0x62, (byte) 0xc3, 0x28};
        assertThatThrownBy(() -> new CborInput(broken).text()).isInstanceOf(MalformedFrame.class);
    }
}
