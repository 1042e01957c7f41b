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
        assertThat(schema.at("/$defs")).hasSize((int) stated + 1);
        assertThat(schema.at("/$defs/Idle").isMissingNode()).isTrue();
    }
}
