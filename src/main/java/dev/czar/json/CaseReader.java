package dev.czar.json;

import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
import dev.czar.json.Wanted.Among;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one case, all placeholders filled; what is wrong with it is noted. */
final class CaseReader {

    private static final Instant NOW = Instant.parse("2025-11-27T23:15:00Z");
    private static final List<String> FIELDS =
            List.of("name", "because", "now", "given", "expect", "expectNot", "exactly", "twin");
    private static final List<String> ABOUT = List.of("rule", "because");

    private final Binder binder;
    private final CaseFacts facts;
    private final Node node;

    CaseReader(Binder binder, CaseFacts facts, Node node) {
        this.binder = binder;
        this.facts = facts;
        this.node = node;
    }

    Optional<RuleCase> read() {
        binder.known(node, "a case", FIELDS);
        String name = text(node, "name");
        if (name.isEmpty()) {
            binder.problem(node.at(), "the case has no \"name\"");
        }
        Node now = node.fields().get("now");
        Object moment = now == null ? NOW : binder.bind(now, Instant.class, "\"now\": ");
        List<Wanted> expect = wanted("expect");
        List<Wanted> expectNot = wanted("expectNot");
        boolean exactly = flag("exactly");
        if (expect.isEmpty() && expectNot.isEmpty() && !exactly) {
            binder.problem(node.at(), "the case expects nothing; say what in \"expect\" or \"expectNot\"");
        }
        List<Known> given = facts.with(items("given"));
        if (moment == null) {
            return Optional.empty();
        }
        RuleCase one = new RuleCase(
                name, text(node, "because"), new Snapshot((Instant) moment, given), expect, expectNot, exactly, line());
        return Optional.of(flag("twin") ? twice(one) : one);
    }

    private int line() {
        return node.at().line();
    }

    private static RuleCase twice(RuleCase one) {
        Twin twin = new Twin(one.given().facts());
        return new RuleCase(
                one.name(),
                one.because(),
                new Snapshot(one.given().now(), twin.both()),
                one.expect().stream().flatMap(twin::both).toList(),
                one.expectNot().stream().flatMap(twin::both).toList(),
                one.exactly(),
                one.line());
    }

    private List<Wanted> wanted(String field) {
        return items(field).stream().map(this::wanted).flatMap(Optional::stream).toList();
    }

    private Optional<Wanted> wanted(Node item) {
        Optional<String> about = item.isObject()
                ? Stream.of("fact", "vetoed", "kind")
                        .filter(item.fields()::containsKey)
                        .findFirst()
                : Optional.empty();
        if (about.isEmpty()) {
            binder.problem(item.at(), "expected a \"kind\" of action, a \"vetoed\" one or a derived \"fact\"");
            return Optional.empty();
        }
        Among among =
                switch (about.get()) {
                    case "kind" -> Among.DECISIONS;
                    case "vetoed" -> Among.VETOED;
                    default -> Among.DERIVED;
                };
        Map<String, Class<?>> types = Variants.records(among == Among.DERIVED ? Fact.class : Action.class);
        String type = text(item, about.get());
        if (!types.containsKey(type)) {
            binder.problem(
                    item.fields().get(about.get()).at(),
                    "there is no " + type + Closest.question(type, types.keySet()));
            return Optional.empty();
        }
        return Optional.of(new Wanted(
                among,
                type,
                values(item, about.get(), types.get(type)),
                text(item, "rule"),
                text(item, "because"),
                item.at().line()));
    }

    /** What is not about the expectation itself, each value as its component writes it. */
    private Map<String, String> values(Node item, String tag, Class<?> type) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        Stream.of(type.getRecordComponents()).forEach(component -> components.put(component.getName(), component));
        Map<String, String> values = new LinkedHashMap<>();
        item.fields().forEach((name, value) -> {
            if (name.equals(tag) || ABOUT.contains(name)) {
                return;
            }
            RecordComponent component = components.get(name);
            if (component == null) {
                binder.problem(item.names().get(name), Binder.unknown(type.getSimpleName(), name, components.keySet()));
            } else {
                values.put(name, value(value, component, type));
            }
        });
        return values;
    }

    private String value(Node node, RecordComponent component, Class<?> type) {
        String where = "\"" + component.getName() + "\" of " + type.getSimpleName() + ": ";
        Object bound = binder.bind(node, component.getGenericType(), where);
        return bound == null ? "" : Wanted.text(Json.mapper().valueToTree(bound));
    }

    private boolean flag(String field) {
        Node value = node.fields().get(field);
        return value != null && Boolean.TRUE.equals(binder.bind(value, boolean.class, "\"" + field + "\": "));
    }

    private static String plain(Node value) {
        Object plain = value.plain();
        return plain instanceof List || plain instanceof Map ? Json.text(plain) : String.valueOf(plain);
    }

    private static String text(Node node, String field) {
        Node value = node.fields().get(field);
        return value == null ? "" : plain(value);
    }

    private List<Node> items(String field) {
        return binder.list(node, field);
    }
}
