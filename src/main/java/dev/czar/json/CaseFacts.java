package dev.czar.json;

import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of a case over those of its file's background; a fact with the key of an earlier one takes its place. */
final class CaseFacts {

    private static final String SOURCE = "case";

    private final Binder binder;
    private final Map<String, Node> defaults;
    private final List<Node> background;

    CaseFacts(Binder binder, Map<String, Node> defaults, List<Node> background) {
        this.binder = binder;
        this.defaults = defaults;
        this.background = background;
    }

    List<Known> with(List<Node> given) {
        Map<String, Known> facts = new LinkedHashMap<>();
        List<Node> all = new ArrayList<>(background);
        all.addAll(given);
        for (Node node : all) {
            Fact fact = fact(node);
            if (fact != null) {
                facts.put(fact.key(), new Known(fact, SOURCE, Duration.ZERO));
            }
        }
        return List.copyOf(facts.values());
    }

    private Fact fact(Node node) {
        Fact fact = (Fact) binder.bind(completed(node), Fact.class, "");
        if (fact instanceof Derived) {
            binder.problem(node.at(), fact.getClass().getSimpleName() + " is concluded by rules and cannot be given");
        }
        return fact;
    }

    private Node completed(Node node) {
        if (!node.isObject() || node.fields().get("fact") == null) {
            return node;
        }
        Node more = defaults.get(String.valueOf(node.fields().get("fact").value()));
        if (more == null || !more.isObject()) {
            return node;
        }
        Map<String, Node> fields = new LinkedHashMap<>(more.fields());
        fields.putAll(node.fields());
        Map<String, Spot> names = new LinkedHashMap<>(more.names());
        names.putAll(node.names());
        return new Node(fields, node.at(), names);
    }
}
