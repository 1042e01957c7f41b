package dev.czar.world.forge.description;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Leaves of a description what is said of requests; answers, words for people and examples are most of it. */
final class DescriptionReducer {
    private static final List<String> WORDS = List.of(
            "description",
            "summary",
            "externalDocs",
            "examples",
            "example",
            "responses",
            "tags",
            "operationId",
            "x-github");
    private static final Set<String> SCHEMAS = Set.of("components", "definitions");

    private final ObjectNode root;

    private DescriptionReducer(ObjectNode root) {
        this.root = root;
    }

    static JsonNode reduced(JsonNode whole) {
        return new DescriptionReducer((ObjectNode) whole).reduced();
    }

    private JsonNode reduced() {
        root.retain("openapi", "swagger", "basePath", "paths", "components", "definitions", "parameters");
        for (JsonNode path : root.path("paths")) {
            JsonNode shared = path.path("parameters");
            for (JsonNode operation : path) {
                if (operation.isObject()) {
                    ((ObjectNode) operation).remove(WORDS);
                    resolveParameters((ObjectNode) operation, shared);
                }
            }
        }
        withoutWords(root.path("paths"));
        Set<String> used = new HashSet<>();
        collect(root.path("paths"), used);
        SCHEMAS.forEach(place -> retain(root.path(place), "/" + place, used));
        return root;
    }

    private void resolveParameters(ObjectNode operation, JsonNode shared) {
        var resolved = operation.arrayNode();
        List.of(operation.path("parameters"), shared)
                .forEach(list -> list.forEach(parameter -> resolved.add(
                        parameter.has("$ref") ? root.at(pointer(parameter)).deepCopy() : parameter)));
        operation.set("parameters", resolved);
    }

    private static void withoutWords(JsonNode node) {
        if (node instanceof ObjectNode object) {
            new TreeSet<>(object.propertyNames())
                    .stream()
                            .filter(name ->
                                    WORDS.contains(name) && !object.path(name).isObject())
                            .forEach(object::remove);
        }
        node.forEach(DescriptionReducer::withoutWords);
    }

    private void collect(JsonNode node, Set<String> used) {
        if (node.path("$ref").isString() && used.add(pointer(node))) {
            JsonNode target = root.at(pointer(node));
            withoutWords(target);
            collect(target, used);
        }
        node.forEach(child -> collect(child, used));
    }

    /** Drops the schemas that no request refers to. */
    private static void retain(JsonNode place, String pointer, Set<String> used) {
        if (place instanceof ObjectNode object) {
            for (String name : new TreeSet<>(object.propertyNames())) {
                String inner = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                if (used.stream().noneMatch(one -> one.equals(inner) || one.startsWith(inner + "/"))) {
                    object.remove(name);
                } else if (!used.contains(inner)) {
                    retain(object.path(name), inner, used);
                }
            }
        }
    }

    private static String pointer(JsonNode reference) {
        return reference.path("$ref").asString().substring(1);
    }
}
