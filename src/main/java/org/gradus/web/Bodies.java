package org.gradus.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.javalin.http.Context;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.desk.Refused;

/** What programs send: records as JSON, read strictly. A slip in a field's name must not pass for a field that was left out. */
final class Bodies {
    private static final int LARGEST = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private Bodies() {}

    /** The record that was sent; what is not {@code @Nullable} must be there. */
    static <T> T read(Context ctx, Class<T> type) {
        return record(tree(ctx, type), type);
    }

    /** The record as it would be with the fields that were sent; null takes away what may be missing. */
    static <T extends Record> T merged(Context ctx, Class<T> type, T now) {
        ObjectNode sent = tree(ctx, type);
        ObjectNode all = JSON.valueToTree(now);
        all.setAll(sent);
        return record(all, type);
    }

    /**
     * The bytes of a file that is the body.
     *
     * @param types of which its content must have one
     */
    static byte[] file(Context ctx, int largest, String... types) {
        String content = Optional.ofNullable(ctx.contentType()).orElse("");
        if (Stream.of(types).noneMatch(content::startsWith)) {
            throw Refused.unsupported("api.not-type", String.join(", ", types));
        }
        try {
            byte[] bytes = ctx.bodyInputStream().readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw Refused.tooLarge("error.too-large");
            }
            return bytes;
        } catch (IOException e) {
            // The sender is gone, or sent less than was announced.
            throw Refused.badRequest("error.request");
        }
    }

    private static ObjectNode tree(Context ctx, Class<?> type) {
        String content = Optional.ofNullable(ctx.contentType()).orElse("");
        if (!content.startsWith("application/json") && !content.startsWith(ApiOperation.MERGE_PATCH)) {
            throw Refused.unsupported("api.not-json");
        }
        try {
            byte[] bytes = ctx.bodyInputStream().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw Refused.tooLarge("error.too-large");
            }
            if (!(JSON.readTree(bytes) instanceof ObjectNode object)) {
                throw Refused.badRequest("api.no-object");
            }
            Set<String> known = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet());
            for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!known.contains(name)) {
                    throw Refused.badRequest("api.field-unknown", quoted(name));
                }
            }
            return object;
        } catch (JsonProcessingException e) {
            throw Refused.badRequest("api.bad-json", place(e));
        } catch (IOException e) {
            // The sender is gone, or sent less than was announced.
            throw Refused.badRequest("error.request");
        }
    }

    private static <T> T record(ObjectNode tree, Class<T> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode value = tree.get(component.getName());
            if ((value == null || value.isNull()) && !JsonSchemas.isNullable(component)) {
                throw Refused.badRequest("api.field-missing", component.getName());
            }
        }
        try {
            return JSON.treeToValue(tree, type);
        } catch (InvalidFormatException e) {
            Object[] choices =
                    e.getTargetType() == null ? null : e.getTargetType().getEnumConstants();
            if (choices != null) {
                throw Refused.badRequest(
                        "api.field-choice",
                        field(e),
                        Stream.of(choices).map(String::valueOf).collect(Collectors.joining(", ")));
            }
            throw Refused.badRequest("api.field-wrong", field(e));
        } catch (JsonMappingException e) {
            throw Refused.badRequest("api.field-wrong", field(e));
        } catch (JsonProcessingException e) {
            throw Refused.badRequest("api.bad-json", place(e));
        }
    }

    private static String field(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> part.getFieldName() == null ? Integer.toString(part.getIndex()) : part.getFieldName())
                .map(Bodies::quoted)
                .collect(Collectors.joining("."));
    }

    /** A name that somebody made up, short enough for a sentence. */
    private static String quoted(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? "1:1"
                : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
    }
}
