package dev.czar.ledger.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.io.SecretRedaction;
import dev.czar.json.JsonCodec;
import java.util.HashSet;
import java.util.Set;

/** Takes secrets out of observations, and knows whether any on the board is not as it was. */
final class ObservationRedactor {

    private static final ObjectMapper MAPPER = JsonCodec.mapper();

    private final Set<String> changed = new HashSet<>();

    Observation clean(Observation observation) {
        Observation clean = new Observation(
                SecretRedaction.of(observation.key()),
                SecretRedaction.of(observation.source()),
                observation.at(),
                observation.fact().map(ObservationRedactor::fact));
        if (clean.equals(observation)) {
            changed.remove(observation.key());
        } else {
            changed.add(observation.key());
        }
        return clean;
    }

    boolean hasRedactedFacts() {
        return !changed.isEmpty();
    }

    private static Fact fact(Fact fact) {
        String text = JsonCodec.write(fact);
        String clean = tree(MAPPER.valueToTree(fact)).toString();
        return clean.equals(text) ? fact : JsonCodec.read("ledger", clean, Fact.class);
    }

    /** The same with secrets in its texts taken out. */
    static JsonNode tree(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(tree(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, tree(array.get(index)));
            }
        } else if (node instanceof TextNode text) {
            return TextNode.valueOf(SecretRedaction.of(text.textValue()));
        }
        return node;
    }
}
