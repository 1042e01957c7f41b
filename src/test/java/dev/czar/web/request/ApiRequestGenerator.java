package dev.czar.web.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes requests from an OpenAPI document: most nearly right, each with something wrong, the same for the same seed. */
final class ApiRequestGenerator {

    /** A request; {@code body} is "" for none. */
    record ApiRequest(String method, String path, String body) {}

    private static final int DEEPEST = 6;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Values that some operation takes, so that what lies behind the first check is reached too. */
    private static final List<String> KNOWN = List.of(
            "engineer1",
            "T1",
            "1",
            "INJECT_TASK/T1/1",
            "RUN_CHECKS/T9/abc123/1",
            "pause",
            "hold",
            "resume",
            "veto",
            "undo",
            "ada",
            "15m",
            "test.drl",
            "limits.drl",
            "true",
            "DONE",
            "2026-01-01T00:00:00Z",
            "checks wait for a human here");

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "0",
            "-1",
            "99999999999999999999",
            "2147483648",
            "NaN",
            "1e999",
            "null",
            "+1000000000-01-01T00:00:00Z",
            "-1000000000-12-31T23:59:59.999999999Z",
            "+999999999-12-31T23:59:59Z",
            "0000-01-01T00:00:00Z",
            "P999999999D",
            "PT-1S",
            "9223372036854775807s",
            "99999999999h",
            "../../../etc/passwd",
            "..%2f..%2f",
            "a\u0000b",
            "\ud800",
            "\u202e\u2028\u001b[31m",
            "<script>alert(1)</script>",
            "'; DROP TABLE observation; --",
            "%%%s%n",
            "${jndi:x}",
            "{",
            "(?<x>[",
            "*",
            "żółć😀",
            "x".repeat(3_000),
            "HEAD@{1}",
            "refs/heads/main",
            "--upload-pack=x",
            "java.lang.Object");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    private record Operation(String method, String path, JsonNode described, JsonNode shared) {}

    ApiRequestGenerator(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (Set.of("get", "post", "put", "delete", "patch").contains(method.getKey())
                            && !isStream(method.getValue())) {
                        operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue(),
                                path.getValue().path("parameters")));
                    }
                }));
    }

    /** The answer to a right request for a stream has no end. */
    private static boolean isStream(JsonNode operation) {
        return operation.at("/responses/200/content").has("text/event-stream");
    }

    int operations() {
        return operations.size();
    }

    ApiRequest request(int number, long seed) {
        Operation operation = operations.get(number % operations.size());
        Random random = new Random(seed * 1_000_003 + number);
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (JsonNode list : List.of(operation.shared(), operation.described().path("parameters"))) {
            for (JsonNode parameter : list) {
                String name = parameter.path("name").asText();
                if (parameter.path("in").asText().equals("path")) {
                    path = path.replace("{" + name + "}", encoded(pathValue(operation, name, random)));
                } else if (random.nextInt(3) > 0) {
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(encoded(name))
                            .append('=');
                    query.append(encoded(text(random)));
                }
            }
        }
        return new ApiRequest(operation.method(), path + query, body(operation, random));
    }

    /** The project and the worker are mostly right, or nothing behind them would be reached; nobody is stopped. */
    private static String pathValue(Operation operation, String name, Random random) {
        boolean stops = operation.path().endsWith("/stop");
        if (random.nextInt(8) > 0 && !stops) {
            return switch (name) {
                case "project" -> "tally";
                case "worker" -> "engineer1";
                case "number" -> random.nextBoolean() ? "1" : text(random);
                default -> text(random);
            };
        }
        return stops ? "nobody" + random.nextInt(9) : text(random);
    }

    private static String text(Random random) {
        List<String> texts = random.nextInt(3) == 0 ? KNOWN : HOSTILE;
        return texts.get(random.nextInt(texts.size()));
    }

    private String body(Operation operation, Random random) {
        if (operation.method().equals("GET")) {
            return "";
        }
        JsonNode schema = operation
                .described()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 ->
                List.of("null", "[]", "{", "\"x\"", "{}", "[null]", "7", "[".repeat(2_000), "\u0000")
                        .get(random.nextInt(9));
            default -> value(schema, random, 0).toString();
        };
    }

    private JsonNode value(JsonNode described, Random random, int depth) {
        JsonNode schema = resolved(described);
        if (random.nextInt(8) == 0 || depth > DEEPEST) {
            return anything(random);
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").path(0).asText()
                : schema.path("type").asText(schema.has("properties") ? "object" : "");
        return switch (type) {
            case "object" -> object(schema, random, depth);
            case "array" -> array(schema, random, depth);
            case "integer", "number" -> JSON.numberNode(random.nextBoolean() ? random.nextInt(4) : random.nextLong());
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "string" -> string(schema, random);
            default -> anything(random);
        };
    }

    private static JsonNode string(JsonNode schema, Random random) {
        JsonNode choices = schema.path("enum");
        return choices.isEmpty() || random.nextInt(4) == 0
                ? JSON.textNode(text(random))
                : choices.get(random.nextInt(choices.size()));
    }

    private ObjectNode object(JsonNode schema, Random random, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(field -> {
            if (random.nextInt(5) > 0) {
                object.set(field.getKey(), value(field.getValue(), random, depth + 1));
            }
        });
        if (object.isEmpty() || random.nextInt(10) == 0) {
            object.set(text(random), anything(random));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, Random random, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int left = random.nextInt(3); left >= 0; left--) {
            array.add(value(schema.path("items"), random, depth + 1));
        }
        return array;
    }

    private static JsonNode anything(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> JSON.nullNode();
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(1e308 * 10);
            case 4 -> JSON.booleanNode(true);
            case 5 -> JSON.arrayNode().add(JSON.nullNode());
            case 6 -> JSON.objectNode().putNull("fact");
            default -> JSON.textNode(text(random));
        };
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        for (String choice : List.of("allOf", "anyOf", "oneOf")) {
            found = found.has(choice) ? found.path(choice).path(0) : found;
        }
        String reference = found.path("$ref").asText("");
        return reference.isEmpty() ? found : document.at(reference.substring(1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static Map<String, String> headers(String token) {
        return Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
    }
}
