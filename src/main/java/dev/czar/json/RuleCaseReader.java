package dev.czar.json;

import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.json.CaseExpectation.ResultKind;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one case, all placeholders filled, and its twin; what is wrong with it is noted. */
final class RuleCaseReader {

    private static final Instant NOW = Instant.parse("2025-11-27T23:15:00Z");
    private static final List<String> FIELDS =
            List.of("name", "because", "now", "without", "given", "expect", "expectNot", "exactly", "twin");
    private static final List<String> ABOUT = List.of("rule", "because");

    private final RecordBinder binder;
    private final RuleCaseFacts facts;
    private final PositionedNode node;

    RuleCaseReader(RecordBinder binder, RuleCaseFacts facts, PositionedNode node) {
        this.binder = binder;
        this.facts = facts;
        this.node = node;
    }

    Stream<RuleCase> read() {
        binder.refuseUnknownFields(node, "a case", FIELDS);
        String name = text(node, "name");
        if (name.isEmpty()) {
            binder.addProblem(node.position(), "the case has no \"name\"");
        }
        PositionedNode now = node.fields().get("now");
        Object moment = now == null ? NOW : binder.bind(now, Instant.class, "\"now\": ");
        List<CaseExpectation> expect = wanted("expect");
        List<CaseExpectation> expectNot = wanted("expectNot");
        boolean exactly = flag("exactly");
        if (expect.isEmpty() && expectNot.isEmpty() && !exactly) {
            binder.addProblem(node.position(), "the case expects nothing; say what in \"expect\" or \"expectNot\"");
        }
        List<KnownFact> given = facts.with(items("given"), without());
        if (moment == null) {
            return Stream.empty();
        }
        RuleCase one = new RuleCase(
                name, text(node, "because"), new Snapshot((Instant) moment, given), expect, expectNot, exactly, line());
        return flag("twin") ? Stream.of(one, twice(one)) : Stream.of(one);
    }

    private List<String> without() {
        Set<String> types = SealedFamily.records(Fact.class).keySet();
        return items("without").stream()
                .filter(type -> {
                    boolean known = types.contains(plain(type));
                    if (!known) {
                        binder.addProblem(
                                type.position(),
                                "there is no " + plain(type) + SpellingSuggestion.didYouMean(plain(type), types));
                    }
                    return known;
                })
                .map(RuleCaseReader::plain)
                .toList();
    }

    private int line() {
        return node.position().line();
    }

    private static RuleCase twice(RuleCase one) {
        RenamedCopy twin = new RenamedCopy(one.given().facts());
        return new RuleCase(
                one.name() + ", twice",
                one.because(),
                new Snapshot(one.given().now(), twin.withCopy()),
                one.expect().stream().flatMap(twin::withCopy).toList(),
                one.expectNot().stream().flatMap(twin::withCopy).toList(),
                one.exactly(),
                one.line());
    }

    private List<CaseExpectation> wanted(String field) {
        return items(field).stream().map(this::wanted).flatMap(Optional::stream).toList();
    }

    private Optional<CaseExpectation> wanted(PositionedNode item) {
        Optional<String> about = item.isObject()
                ? Stream.of("fact", "vetoed", "kind")
                        .filter(item.fields()::containsKey)
                        .findFirst()
                : Optional.empty();
        if (about.isEmpty()) {
            binder.addProblem(item.position(), "expected a \"kind\" of action, a \"vetoed\" one or a derived \"fact\"");
            return Optional.empty();
        }
        ResultKind among =
                switch (about.get()) {
                    case "kind" -> ResultKind.DECISIONS;
                    case "vetoed" -> ResultKind.VETOED;
                    default -> ResultKind.DERIVED;
                };
        Map<String, Class<?>> types = SealedFamily.records(among == ResultKind.DERIVED ? Fact.class : Action.class);
        String type = text(item, about.get());
        if (!types.containsKey(type)) {
            binder.addProblem(
                    item.fields().get(about.get()).position(),
                    "there is no " + type + SpellingSuggestion.didYouMean(type, types.keySet()));
            return Optional.empty();
        }
        return Optional.of(new CaseExpectation(
                among,
                type,
                values(item, about.get(), types.get(type)),
                text(item, "rule"),
                text(item, "because"),
                item.position().line()));
    }

    /** What is not about the expectation itself, each value as its component writes it. */
    private Map<String, String> values(PositionedNode item, String tag, Class<?> type) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        Stream.of(type.getRecordComponents()).forEach(component -> components.put(component.getName(), component));
        Map<String, String> values = new LinkedHashMap<>();
        item.fields().forEach((name, value) -> {
            if (name.equals(tag) || ABOUT.contains(name)) {
                return;
            }
            RecordComponent component = components.get(name);
            if (component == null) {
                binder.addProblem(
                        item.fieldNamePositions().get(name),
                        RecordBinder.unknownFieldMessage(type.getSimpleName(), name, components.keySet()));
            } else {
                values.put(name, value(value, component, type));
            }
        });
        return values;
    }

    private String value(PositionedNode node, RecordComponent component, Class<?> type) {
        String where = "\"" + component.getName() + "\" of " + type.getSimpleName() + ": ";
        Object bound = binder.bind(node, component.getGenericType(), where);
        return bound == null ? "" : CaseExpectation.text(JsonCodec.tree(bound));
    }

    private boolean flag(String field) {
        PositionedNode value = node.fields().get(field);
        return value != null && Boolean.TRUE.equals(binder.bind(value, boolean.class, "\"" + field + "\": "));
    }

    private static String plain(PositionedNode value) {
        Object plain = value.plain();
        return plain instanceof List || plain instanceof Map ? JsonCodec.write(plain) : String.valueOf(plain);
    }

    private static String text(PositionedNode node, String field) {
        PositionedNode value = node.fields().get(field);
        return value == null ? "" : plain(value);
    }

    private List<PositionedNode> items(String field) {
        return binder.list(node, field);
    }
}
