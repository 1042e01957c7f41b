package dev.czar.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.cli.CzarCommand;
import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import dev.czar.fact.Task.Dependency;
import dev.czar.json.JsonCodec;
import dev.czar.web.order.OrderKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What makes a generated client typed; the whole way with generator and compiler is benchmarks/typescript-client.sh. */
class ApiDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private static JsonNode document;

    @BeforeAll
    static void readClasses() throws IOException {
        Path classes = Path.of(ApiDocument.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        document = new ObjectMapper()
                .readTree(ApiDocument.of(classes, CzarCommand.VERSION).toJSON());
    }

    @Test
    void eachOperationHasANameOfItsOwnThatItsPathSays() {
        List<String> names = operations().stream()
                .map(operation -> operation.path("operationId").asText())
                .toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .contains("getDecisions", "getDecision", "getWorkerScreen", "postEvaluate");
    }

    @Test
    void eachErrorIsAProblem() {
        assertThat(operations()).allSatisfy(operation -> assertThat(
                        operation.at("/responses/default/$ref").asText())
                .isEqualTo("#/components/responses/Problem"));
        assertThat(document.at("/components/responses/Problem/content").has("application/problem+json"))
                .isTrue();
    }

    @Test
    void noSchemaIsWithoutAShapeAndNoReferenceIsBroken() {
        schemas().forEach((name, schema) -> assertThat(
                        Stream.of("properties", "enum", "oneOf", "anyOf", "allOf", "items"))
                .as(name)
                .anyMatch(schema::has));
        Set<String> known = schemas().keySet();
        for (JsonNode reference : document.findValues("$ref")) {
            String target = reference.asText();
            if (target.startsWith(FamilySchemas.SCHEMAS)) {
                assertThat(known).contains(target.substring(FamilySchemas.SCHEMAS.length()));
            }
        }
    }

    @Test
    void factsAndActionsAreToldApartByTheirType() throws IOException {
        JsonNode fact = JsonCodec.tree(new Dependency("T2", "T1"));
        JsonNode schema = document.at("/components/schemas/DependencyFact");
        assertThat(texts(schema.path("required"))).containsExactlyInAnyOrderElementsOf(fieldNames(fact));
        assertThat(schema.at("/properties/fact/enum/0").asText()).isEqualTo("Dependency");
        for (Class<?> family : List.of(Fact.class, Action.class)) {
            JsonNode any = document.at("/components/schemas/" + family.getSimpleName());
            assertThat(any.path("oneOf")).hasSameSizeAs(any.at("/discriminator/mapping"));
        }
        assertThat(document.at("/components/schemas/Order/oneOf")).hasSizeGreaterThan(5);
        assertThat(document.at("/components/schemas/TaskView/properties/task/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/TaskFact");
    }

    @Test
    void anAnswerRequiresWhatItNeverLeavesOut() {
        assertThat(texts(document.at("/components/schemas/DecisionsResponse/required")))
                .containsExactlyInAnyOrder("decisions", "vetoed", "total");
        assertThat(texts(document.at("/components/schemas/EvaluateRequest/required")))
                .doesNotContain("rules", "alone");
    }

    @Test
    void closedSetsAreEnumerations() {
        assertThat(texts(document.at("/components/schemas/OrderRequest/properties/kind/enum")))
                .hasSize(OrderKind.values().length)
                .contains("take-over");
        assertThat(document.toString())
                .contains("\"name\":\"limit\",\"in\":\"query\",\"schema\":{\"type\":\"integer\"");
    }

    private static List<JsonNode> operations() {
        List<JsonNode> found = new ArrayList<>();
        document.path("paths").forEach(item -> item.properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> found.add(entry.getValue())));
        return found;
    }

    private static Map<String, JsonNode> schemas() {
        Map<String, JsonNode> found = new TreeMap<>();
        document.at("/components/schemas").properties().forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    private static Set<String> fieldNames(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
