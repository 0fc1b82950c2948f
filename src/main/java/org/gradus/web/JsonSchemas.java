package org.gradus.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON schemas (2020-12) of the records that are sent and taken. A schema allows no field beyond the record's components, and null only
 * where a component is {@code @Nullable}.
 */
final class JsonSchemas {
    /** What a record is used for. */
    enum Use {
        /** All fields are there. */
        ANSWER(""),
        /** Those that may be null may be missing. */
        REQUEST(""),
        /** All may be missing. */
        CHANGE("Changes");

        private final String suffix;

        Use(String suffix) {
            this.suffix = suffix;
        }
    }

    private record Key(Class<?> type, Use use) {}

    private final Map<String, Key> owners = new TreeMap<>();
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    /** The schema of a record, by its name: {@code #/components/schemas/Course}. */
    ObjectNode reference(Class<?> type, Use use) {
        String name = type.getSimpleName().replaceFirst("Json$", "") + use.suffix;
        Key key = new Key(type, use);
        Key owner = owners.putIfAbsent(name, key);
        if (owner == null) {
            schemas.put(name, object(type, use));
        } else if (!owner.equals(key)
                && !(owner.type == type && object(type, use).equals(schemas.get(name)))) {
            throw new IllegalStateException("The schema " + name + " would be that of both " + owner + " and " + key
                    + ": one of the records needs another name.");
        }
        return node().put("$ref", "#/components/schemas/" + name);
    }

    /** The schemas of all records that were asked for, by name. */
    Map<String, ObjectNode> all() {
        return schemas;
    }

    /** The schema of a value that stands in an address. */
    ObjectNode parameter(Class<?> type) {
        return (ObjectNode) value(type, Use.REQUEST);
    }

    private ObjectNode object(Class<?> type, Use use) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type + " is no record: its fields cannot be described.");
        }
        ObjectNode schema = node().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), property(component, use));
            if (use == Use.ANSWER || (use == Use.REQUEST && !isNullable(component))) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode property(RecordComponent component, Use use) {
        ObjectNode schema = component.getAccessor().isAnnotationPresent(JsonRawValue.class)
                ? node().put("type", "object")
                : (ObjectNode) of(component.getAnnotatedType(), use);
        if (isNullable(component)) {
            schema = orNull(schema);
        }
        About about = component.getAnnotation(About.class);
        if (about != null) {
            schema.put("description", about.value());
        }
        return schema;
    }

    /** Whether a component of a record may be null. */
    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode orNull(ObjectNode schema) {
        JsonNode type = schema.get("type");
        if (type == null) {
            ObjectNode either = node();
            either.putArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }
        schema.putArray("type").add(type).add("null");
        if (schema.get("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        return schema;
    }

    private JsonNode of(AnnotatedType annotated, Use use) {
        Type type = annotated.getType();
        if (type instanceof ParameterizedType parameterized) {
            AnnotatedType[] arguments = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
            if (parameterized.getRawType().equals(List.class)) {
                ObjectNode schema = node().put("type", "array");
                schema.set("items", nullable(arguments[0], use));
                return schema;
            }
            if (parameterized.getRawType().equals(Map.class)) {
                ObjectNode schema = node().put("type", "object");
                schema.set("additionalProperties", nullable(arguments[1], use));
                return schema;
            }
        }
        if (type instanceof Class<?> plain) {
            return value(plain, use);
        }
        throw new IllegalArgumentException(type + " cannot be described.");
    }

    private JsonNode nullable(AnnotatedType annotated, Use use) {
        ObjectNode schema = (ObjectNode) of(annotated, use);
        return annotated.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
    }

    private JsonNode value(Class<?> type, Use use) {
        if (type.isEnum()) {
            ObjectNode schema = node().put("type", "string");
            ArrayNode values = schema.putArray("enum");
            for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
                values.add(((Enum<?>) constant).name());
            }
            return schema;
        }
        if (type.isRecord()) {
            return reference(type, use);
        }
        if (type == String.class) {
            return node().put("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return node().put("type", "boolean");
        }
        if (type == long.class || type == Long.class) {
            return node().put("type", "integer").put("format", "int64");
        }
        if (type == int.class || type == Integer.class) {
            return node().put("type", "integer").put("format", "int32");
        }
        if (type == double.class || type == Double.class) {
            return node().put("type", "number").put("format", "double");
        }
        throw new IllegalArgumentException(type + " cannot be described.");
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
