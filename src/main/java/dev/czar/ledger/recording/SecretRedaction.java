package dev.czar.ledger.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.json.JsonCodec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Takes what looks like a secret out of a text. */
final class SecretRedaction {

    private static final String GONE = "[redacted]";

    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(-----END [A-Z ]*PRIVATE KEY-----|\\z)"),
            Pattern.compile("\\bgh[a-z]_[A-Za-z0-9]{16,}|\\bgithub_pat_[A-Za-z0-9_]{16,}|\\bglpat-[A-Za-z0-9_-]{16,}"),
            Pattern.compile("\\bsk-[A-Za-z0-9_-]{16,}|\\bxox[a-z]-[A-Za-z0-9-]{10,}|\\bAIza[A-Za-z0-9_-]{30,}"),
            Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"),
            Pattern.compile("(?<=://)[^/\\s:@]+:[^/\\s@]+(?=@)"),
            Pattern.compile("(?i)(?<=\\bbearer\\s{1,4})[A-Za-z0-9._~+/=-]{12,}"),
            Pattern.compile(
                    "(?i)(?<=(password|passwd|secret|token|api[_-]?key)[\"']?\\s{0,2}[=:]\\s{0,2}[\"']?)[^\\s\"'\\[]{6,}"));

    private static final Pattern ASSIGNED = Pattern.compile("(?<=[A-Za-z0-9_][=:][\"']?)[A-Za-z0-9+/_.~=-]{20,}");

    /** In bits per character; hexadecimal digests have at most 4. */
    private static final double RANDOM = 4.0;

    private SecretRedaction() {}

    static String of(String text) {
        String clean = text;
        for (Pattern secret : SECRETS) {
            clean = secret.matcher(clean).replaceAll(GONE);
        }
        return ASSIGNED.matcher(clean).replaceAll(match -> entropy(match) > RANDOM ? GONE : "$0");
    }

    private static double entropy(MatchResult match) {
        String value = match.group();
        return value.chars()
                .distinct()
                .mapToDouble(
                        letter -> value.chars().filter(other -> other == letter).count() / (double) value.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }

    /** Takes secrets out of observations, and knows whether any on the board is not as it was. */
    static final class ObservationRedactor {

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

        private static JsonNode tree(JsonNode node) {
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
}
