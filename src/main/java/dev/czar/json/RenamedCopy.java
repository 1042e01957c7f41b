package dev.czar.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task;
import dev.czar.fact.Worker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives everything a second time, about workers and tasks of other names, so that each rule has others' facts to pass over.
 * A fact about neither is given once.
 */
final class RenamedCopy {

    private static final String ENDING = "-twin";
    private static final List<String> TAGS = List.of("fact", "kind");

    private final List<KnownFact> facts;
    private final Pattern ids;

    RenamedCopy(List<KnownFact> facts) {
        this.facts = facts;
        String names = facts.stream()
                .map(KnownFact::fact)
                .flatMap(RenamedCopy::id)
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.ids = Pattern.compile("(?<![\\w-])(" + (names.isEmpty() ? "(?!)" : names) + ")(?![\\w-])");
    }

    private static Stream<String> id(Fact fact) {
        return fact instanceof Worker worker
                ? Stream.of(worker.id())
                : fact instanceof Task task ? Stream.of(task.id()) : Stream.empty();
    }

    List<KnownFact> withCopy() {
        Map<String, KnownFact> both = new LinkedHashMap<>();
        facts.forEach(known -> both.put(known.fact().key(), known));
        facts.forEach(known -> {
            Fact fact =
                    JsonCodec.read("twin", renamed(JsonCodec.tree(known.fact())).toString(), Fact.class);
            both.putIfAbsent(fact.key(), new KnownFact(fact, known.source(), known.seen()));
        });
        return List.copyOf(both.values());
    }

    /** What is wanted of both, for a message in the same line. */
    Stream<CaseExpectation> withCopy(CaseExpectation wanted) {
        Map<String, String> values = new LinkedHashMap<>();
        wanted.values().forEach((name, value) -> values.put(name, renamed(value)));
        return Stream.of(
                        wanted,
                        new CaseExpectation(
                                wanted.resultKind(),
                                wanted.type(),
                                values,
                                wanted.rule(),
                                wanted.because(),
                                wanted.line()))
                .distinct();
    }

    private JsonNode renamed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                if (!TAGS.contains(name)) {
                    object.set(name, renamed(object.get(name)));
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, renamed(array.get(index)));
            }
        }
        return node.isTextual() ? TextNode.valueOf(renamed(node.asText())) : node;
    }

    private String renamed(String text) {
        return ids.matcher(text).replaceAll("$1" + ENDING);
    }
}
