package org.gradus.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.gradus.grading.Proof;

/** A proof as a text that is kept and read again, by this program alone: {@link ProofJson} is what others read. */
public final class StoredProof {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Duration.class, new Millis())
                    .addDeserializer(Duration.class, new OfMillis()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StoredProof() {}

    public static String write(Proof proof) {
        try {
            return JSON.writeValueAsString(proof);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a proof cannot be written as JSON", e);
        }
    }

    /** The proof; empty if another version of Gradus wrote it and it cannot be understood any more. */
    public static Optional<Proof> read(String text) {
        try {
            return Optional.of(JSON.readValue(text, Proof.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static final class Millis extends StdSerializer<Duration> {
        private static final long serialVersionUID = 1;

        Millis() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(value.toMillis());
        }
    }

    private static final class OfMillis extends StdDeserializer<Duration> {
        private static final long serialVersionUID = 1;

        OfMillis() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Duration.ofMillis(in.getLongValue());
        }
    }
}
