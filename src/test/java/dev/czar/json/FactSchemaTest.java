package dev.czar.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.fact.Derived;
import org.junit.jupiter.api.Test;

class FactSchemaTest {

    private final JsonNode schema = read();

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(FactSchema.text());
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }

    @Test
    void aFactIsDescribedByItsComponents() {
        assertThat(schema.at("/$defs/WorkerTurn").toString())
                .isEqualTo(
                        "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"fact\",\"turn\",\"age\"],"
                                + "\"properties\":{\"fact\":{\"const\":\"WorkerTurn\"},\"worker\":{\"type\":\"string\"},"
                                + "\"turn\":{\"type\":\"string\",\"enum\":[\"ACTIVE\",\"IDLE\",\"AWAITING_INPUT\",\"UNKNOWN\"]},"
                                + "\"sign\":{\"type\":\"string\"},\"age\":{\"type\":\"string\",\"format\":\"duration\"},"
                                + "\"background\":{\"type\":\"boolean\"},\"question\":{\"type\":\"string\"},"
                                + "\"seen\":{\"$ref\":\"#/$defs/seen\"}}}");
    }

    @Test
    void everyFactThatCanBeStatedIsListedAndNoConclusion() {
        long stated = RandomRecords.facts().stream()
                .filter(type -> !Derived.class.isAssignableFrom(type))
                .count();
        assertThat(schema.at("/properties/facts/items/oneOf")).hasSize((int) stated);
        assertThat(schema.at("/properties/facts/items/oneOf").toString()).doesNotContain("/Idle\"");
    }

    @Test
    void conclusionsAndActionsAreDefinedBesideThem() {
        assertThat(schema.at("/$defs/conclusion").toString()).contains("\"#/$defs/Idle\"");
        assertThat(schema.at("/$defs/Idle/properties/seen").isMissingNode()).isTrue();
        assertThat(schema.at("/$defs/action").toString()).contains("\"#/$defs/ClaimTask\"");
        assertThat(schema.at("/$defs/ClaimTask/properties/kind/const").asText()).isEqualTo("ClaimTask");
        assertThat(schema.at("/properties/facts/items/oneOf").size()
                        + schema.at("/$defs/conclusion/oneOf").size()
                        + schema.at("/$defs/action/oneOf").size()
                        + 3)
                .as("each has its definition, beside those of seen and of the two choices")
                .isEqualTo(schema.at("/$defs").size());
    }
}
