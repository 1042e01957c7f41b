package dev.czar.world.forge.description;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a forge publishes of its interface (OpenAPI 2 or 3, as {@link DescriptionReducer} leaves it): what of a request is against it. */
public final class ApiDescription {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private final JsonNode root;
    private final List<PathTemplate> templates = new ArrayList<>();
    private final SchemaRegistry schemas = SchemaRegistry.withDialect(Dialect.builder(Dialects.getOpenApi30())
            .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
            .build());
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    ApiDescription(JsonNode root) {
        this.root = root;
        root.path("paths").properties().forEach(path -> templates.add(PathTemplate.of(path.getKey(), path.getValue())));
        templates.sort(Comparator.comparingInt(PathTemplate::variables));
    }

    /** Nothing when the request is as described; {@code uri} begins with the path as it is described. */
    public List<String> faults(String method, URI uri, byte[] body) {
        Optional<PathTemplate> template = templates.stream()
                .filter(one -> one.pattern().matcher(uri.getRawPath()).matches())
                .findFirst();
        if (template.isEmpty()) {
            return List.of("%s %s: no such path".formatted(method, uri));
        }
        JsonNode operation = template.get().operations().path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            return List.of("%s %s: no such method".formatted(method, uri));
        }
        List<String> faults = new ArrayList<>();
        inPath(template.get(), operation, uri, faults);
        inQuery(operation, uri, faults);
        inBody(operation, body, faults);
        return faults.stream()
                .map(fault -> "%s %s: %s".formatted(method, uri, fault))
                .toList();
    }

    private void inPath(PathTemplate template, JsonNode operation, URI uri, List<String> faults) {
        Matcher values = template.pattern().matcher(uri.getRawPath());
        Matcher names = VARIABLE.matcher(template.path());
        for (int group = 1; values.matches() && names.find(); group++) {
            String name = names.group().substring(1, names.group().length() - 1);
            String value = decoded(values.group(group));
            parameter(operation, "path", name)
                    .ifPresent(described -> checkText(name, value, schemaOf(described), faults));
        }
    }

    private void inQuery(JsonNode operation, URI uri, List<String> faults) {
        Map<String, String> given = new TreeMap<>();
        for (String pair : Optional.ofNullable(uri.getRawQuery())
                .map(query -> query.split("&"))
                .orElse(new String[0])) {
            String[] parts = pair.split("=", 2);
            given.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        given.forEach((name, value) -> parameter(operation, "query", name)
                .ifPresentOrElse(
                        described -> checkText(name, value, schemaOf(described), faults),
                        () -> faults.add("no such query parameter: " + name)));
        for (JsonNode described : operation.path("parameters")) {
            String name = described.path("name").asString("");
            if (described.path("in").asString("").equals("query")
                    && described.path("required").asBoolean(false)
                    && !given.containsKey(name)) {
                faults.add("without the query parameter " + name);
            }
        }
    }

    private void inBody(JsonNode operation, byte[] body, List<String> faults) {
        JsonNode described = bodySchema(operation);
        boolean required = operation.at("/requestBody/required").asBoolean(false);
        if (body.length == 0) {
            if (required && described.path("required").size() > 0) {
                faults.add("without a body");
            }
            return;
        }
        if (described.isMissingNode()) {
            faults.add("with a body, and none is described");
            return;
        }
        try {
            JsonNode sent = MAPPER.readTree(body);
            check("body", sent, described, faults);
            undescribed(sent, described, faults);
        } catch (JacksonException malformed) {
            faults.add("its body is no JSON: " + malformed.getMessage());
        }
    }

    /** A forge ignores what it does not know: a field whose name is misspelt would do nothing. */
    private void undescribed(JsonNode sent, JsonNode described, List<String> faults) {
        JsonNode shape = described.has("$ref") ? referred(described) : described;
        boolean closed = shape.has("properties") && !shape.has("oneOf") && !shape.has("anyOf") && !shape.has("allOf");
        if (closed && sent.isObject()) {
            sent.propertyNames().stream()
                    .filter(name -> !shape.path("properties").has(name))
                    .forEach(name -> faults.add("no such field: " + name));
        }
    }

    private JsonNode bodySchema(JsonNode operation) {
        JsonNode third = operation.at("/requestBody/content/application~1json/schema");
        if (!third.isMissingNode()) {
            return third;
        }
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString("").equals("body")) {
                return parameter.path("schema");
            }
        }
        return MAPPER.missingNode();
    }

    private static Optional<JsonNode> parameter(JsonNode operation, String place, String name) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(one -> one.path("in").asString("").equals(place)
                        && one.path("name").asString("").equals(name))
                .findFirst();
    }

    /** In version 2 a parameter is its own schema. */
    private static JsonNode schemaOf(JsonNode parameter) {
        return parameter.has("schema") ? parameter.path("schema") : parameter;
    }

    private void checkText(String name, String value, JsonNode described, List<String> faults) {
        String type = (described.has("$ref") ? referred(described) : described)
                .path("type")
                .asString("string");
        if (type.equals("array")) {
            return;
        }
        boolean literal = !type.equals("string") && value.matches("-?[0-9]+|true|false");
        check(name, literal ? MAPPER.readTree(value) : MAPPER.getNodeFactory().stringNode(value), described, faults);
    }

    private void check(String what, JsonNode sent, JsonNode described, List<String> faults) {
        Schema schema = compiled.computeIfAbsent(described, this::compile);
        List<Error> errors = schema.validate(sent);
        if (!errors.isEmpty()) {
            faults.add(what + ": "
                    + errors.stream().map(Error::toString).distinct().collect(Collectors.joining(", ")));
        }
    }

    private Schema compile(JsonNode described) {
        ObjectNode whole = MAPPER.createObjectNode();
        JsonNode plain = described;
        if (described.has("in")) {
            ObjectNode copy = ((ObjectNode) described).deepCopy();
            copy.remove(List.of("in", "name", "required", "collectionFormat"));
            plain = copy;
        }
        whole.putArray("allOf").add(plain);
        whole.set("components", root.path("components"));
        whole.set("definitions", root.path("definitions"));
        return schemas.getSchema(whole);
    }

    private JsonNode referred(JsonNode reference) {
        return root.at(reference.path("$ref").asString("").substring(1));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private record PathTemplate(String path, Pattern pattern, int variables, JsonNode operations) {
        static PathTemplate of(String path, JsonNode operations) {
            StringBuilder pattern = new StringBuilder();
            Matcher variable = VARIABLE.matcher(path);
            int end = 0;
            int count = 0;
            while (variable.find()) {
                pattern.append(Pattern.quote(path.substring(end, variable.start())))
                        .append("([^/]+)");
                end = variable.end();
                count++;
            }
            pattern.append(Pattern.quote(path.substring(end)));
            return new PathTemplate(path, Pattern.compile(pattern.toString()), count, operations);
        }
    }
}
