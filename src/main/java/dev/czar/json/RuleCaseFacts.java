package dev.czar.json;

import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.json.PositionedNode.Mapping;
import dev.czar.json.PositionedNode.TextPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of a case over those of its file's background; a fact with the key of an earlier one takes its place. */
final class RuleCaseFacts {

    private static final String SOURCE = "case";

    private final RecordBinder binder;
    private final Map<String, PositionedNode> defaults;
    private final List<PositionedNode> background;

    RuleCaseFacts(RecordBinder binder, Map<String, PositionedNode> defaults, List<PositionedNode> background) {
        this.binder = binder;
        this.defaults = defaults;
        this.background = background;
    }

    /** The facts of the background {@code without} these types, and the given ones. */
    List<KnownFact> with(List<PositionedNode> given, List<String> without) {
        Map<String, KnownFact> facts = new LinkedHashMap<>();
        List<PositionedNode> all = new ArrayList<>(background);
        all.removeIf(node -> without.contains(type(node)));
        all.addAll(given);
        for (PositionedNode node : all) {
            Fact fact = fact(node);
            if (fact != null) {
                facts.put(fact.key(), new KnownFact(fact, SOURCE, Duration.ZERO));
            }
        }
        return List.copyOf(facts.values());
    }

    private Fact fact(PositionedNode node) {
        Fact fact = (Fact) binder.bind(completed(node), Fact.class, "");
        if (fact instanceof Derived) {
            binder.addProblem(
                    node.position(), fact.getClass().getSimpleName() + " is concluded by rules and cannot be given");
        }
        return fact;
    }

    private static String type(PositionedNode node) {
        return !node.isObject() || node.fields().get("fact") == null
                ? ""
                : String.valueOf(node.fields().get("fact").value());
    }

    private PositionedNode completed(PositionedNode node) {
        PositionedNode more = defaults.get(type(node));
        if (more == null || !more.isObject()) {
            return node;
        }
        Map<String, PositionedNode> fields = new LinkedHashMap<>(more.fields());
        fields.putAll(node.fields());
        Map<String, TextPosition> names = new LinkedHashMap<>(more.fieldNamePositions());
        names.putAll(node.fieldNamePositions());
        return new Mapping(node.position(), fields, names);
    }
}
