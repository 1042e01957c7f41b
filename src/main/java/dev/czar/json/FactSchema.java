package dev.czar.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.decision.Action;
import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JSON Schema (2020-12) of a facts file, made of the records themselves; beside the facts that such a file holds it
 * defines those that rules conclude ({@code $defs/conclusion}) and actions ({@code $defs/action}), as answers hold them.
 */
public final class FactSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FactSchema() {}

    public static String text() {
        return JsonCodec.writePretty(schema()) + "\n";
    }

    private static ObjectNode schema() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A facts file of Czar");
        ObjectNode properties = object(schema, List.of("now", "facts"));
        properties.set("now", type(Instant.class));
        ArrayNode choices = properties
                .putObject("facts")
                .put("type", "array")
                .putObject("items")
                .putArray("oneOf");
        ObjectNode definitions = schema.putObject("$defs");
        ArrayNode conclusions = definitions.putObject("conclusion").putArray("oneOf");
        new TreeMap<>(SealedFamily.records(Fact.class)).forEach((name, record) -> {
            boolean given = !Derived.class.isAssignableFrom(record);
            (given ? choices : conclusions).addObject().put("$ref", "#/$defs/" + name);
            ObjectNode fact = record("fact", record);
            if (given) {
                ((ObjectNode) fact.get("properties")).putObject("seen").put("$ref", "#/$defs/seen");
            }
            definitions.set(name, fact);
        });
        definitions.set("seen", seen());
        ArrayNode actions = definitions.putObject("action").putArray("oneOf");
        new TreeMap<>(SealedFamily.records(Action.class)).forEach((name, record) -> {
            actions.addObject().put("$ref", "#/$defs/" + name);
            definitions.set(name, record("kind", record));
        });
        return schema;
    }

    /** {@code property} holds the type. */
    private static ObjectNode record(String property, Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        ObjectNode node = JSON.objectNode();
        List<String> required = Stream.of(components)
                .filter(component -> !RecordBinder.isOptional(component))
                .map(RecordComponent::getName)
                .toList();
        ObjectNode properties = object(
                node, Stream.concat(Stream.of(property), required.stream()).toList());
        properties.putObject(property).put("const", record.getSimpleName());
        Stream.of(components)
                .forEach(component -> properties.set(component.getName(), type(component.getGenericType())));
        return node;
    }

    private static ObjectNode seen() {
        ObjectNode seen = JSON.objectNode();
        ObjectNode properties = object(seen, List.of("age"));
        properties.set("source", type(String.class));
        properties.set("age", type(Duration.class));
        return seen;
    }

    /** Makes an object type of the node and returns its properties. */
    private static ObjectNode object(ObjectNode node, List<String> required) {
        node.put("type", "object").put("additionalProperties", false);
        ArrayNode names = node.putArray("required");
        required.forEach(names::add);
        return node.putObject("properties");
    }

    private static ObjectNode type(Type type) {
        ObjectNode node = JSON.objectNode();
        if (type instanceof ParameterizedType list) {
            node.put("type", "array").set("items", type(list.getActualTypeArguments()[0]));
        } else if (type == int.class || type == long.class) {
            node.put("type", "integer");
        } else if (type == boolean.class) {
            node.put("type", "boolean");
        } else {
            node.put("type", "string");
            text(node, (Class<?>) type);
        }
        return node;
    }

    private static void text(ObjectNode node, Class<?> type) {
        if (type == Duration.class) {
            node.put("format", "duration");
        } else if (type == Instant.class) {
            node.put("format", "date-time");
        } else if (type.isEnum()) {
            ArrayNode values = node.putArray("enum");
            Stream.of(type.getEnumConstants()).map(Object::toString).forEach(values::add);
        }
    }
}
