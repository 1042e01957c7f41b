package dev.czar.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is to be otherwise in a snapshot: facts put in place (of those with the same key), single values changed, facts
 * removed by key. What it states has the source "what-if".
 */
public record SnapshotOverlay(List<Fact> put, List<ComponentChange> change, List<String> remove) {

    private static final String SOURCE = "what-if";

    /** Another value for a component of the fact with this key, as JSON writes it. */
    public record ComponentChange(String key, String component, String value) {
        public ComponentChange {
            key = Objects.requireNonNullElse(key, "");
            component = Objects.requireNonNullElse(component, "");
            value = Objects.requireNonNullElse(value, "");
        }
    }

    public static SnapshotOverlay none() {
        return new SnapshotOverlay(List.of(), List.of(), List.of());
    }

    public boolean isEmpty() {
        return put.isEmpty() && change.isEmpty() && remove.isEmpty();
    }

    /** The snapshot as it would be; throws {@link InvalidJson} for a fact that is not there or cannot be so. */
    public Snapshot applyTo(Snapshot snapshot) {
        Map<String, KnownFact> facts = new LinkedHashMap<>();
        snapshot.facts().forEach(known -> facts.put(known.fact().key(), known));
        List<TextProblem> problems = new ArrayList<>();
        remove.stream().filter(key -> facts.remove(key) == null).forEach(key -> problems.add(absent(key, facts)));
        change.forEach(one -> changed(one, facts, problems));
        put.forEach(fact -> put(fact, facts, problems));
        if (!problems.isEmpty()) {
            throw new InvalidJson(problems);
        }
        return new Snapshot(snapshot.now(), List.copyOf(facts.values()));
    }

    private static void changed(ComponentChange one, Map<String, KnownFact> facts, List<TextProblem> problems) {
        KnownFact known = facts.get(one.key());
        if (known == null) {
            problems.add(absent(one.key(), facts));
            return;
        }
        try {
            Fact fact = JsonCodec.read(one.key(), JsonCodec.write(with(known.fact(), one)), Fact.class);
            facts.remove(one.key());
            facts.put(fact.key(), new KnownFact(fact, SOURCE, Duration.ZERO));
        } catch (InvalidJson wrong) {
            wrong.problems().stream()
                    .map(found -> problem(one.key() + ": " + found.message()))
                    .forEach(problems::add);
        }
    }

    private static ObjectNode with(Fact fact, ComponentChange change) {
        ObjectNode node = JsonCodec.mapper().valueToTree(fact);
        JsonNode before = node.path(change.component());
        if (before.isNumber() && change.value().matches("-?\\d{1,18}")) {
            return node.put(change.component(), Long.parseLong(change.value()));
        }
        return before.isBoolean() && change.value().matches("true|false")
                ? node.put(change.component(), Boolean.parseBoolean(change.value()))
                : node.put(change.component(), change.value());
    }

    private static void put(Fact fact, Map<String, KnownFact> facts, List<TextProblem> problems) {
        if (fact instanceof Derived) {
            problems.add(problem(fact.key() + " is concluded by rules and cannot be stated"));
        }
        facts.put(fact.key(), new KnownFact(fact, SOURCE, Duration.ZERO));
    }

    private static TextProblem problem(String message) {
        return new TextProblem("overlay", 0, 0, message);
    }

    private static TextProblem absent(String key, Map<String, KnownFact> facts) {
        return problem("there is no fact " + key + SpellingSuggestion.didYouMean(key, facts.keySet()));
    }
}
