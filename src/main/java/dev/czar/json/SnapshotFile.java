package dev.czar.json;

import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.json.PositionedNode.Mapping;
import dev.czar.json.PositionedNode.TextPosition;
import dev.czar.json.RecordBinder.TypeDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A snapshot as a facts file: {@code now} and {@code facts}, each with its type in {@code fact} and optionally
 * {@code "seen": {"source": "...", "age": "PT3S"}} (by default source "file", age zero).
 */
public final class SnapshotFile {

    private static final String SEEN = "seen";
    private static final String SOURCE = "file";
    private static final List<String> FIELDS = List.of("now", "facts");

    private final String name;
    private final RecordBinder binder;

    private SnapshotFile(String name) {
        this.name = name;
        this.binder = new RecordBinder(name);
    }

    public static Snapshot read(Path file) throws IOException {
        return read(file.toString(), JsonCodec.readText(file));
    }

    /** {@code name} stands for the text in problems. */
    public static Snapshot read(String name, String text) {
        return new SnapshotFile(name).snapshot(PositionedNodeReader.json(name, text));
    }

    public static String text(Snapshot snapshot) {
        List<String> facts = snapshot.facts().stream().map(SnapshotFile::line).toList();
        return "{\"now\": " + JsonCodec.write(snapshot.now()) + ", \"facts\": [\n  " + String.join(",\n  ", facts)
                + "\n]}\n";
    }

    private static String line(KnownFact known) {
        String fact = JsonCodec.write(known.fact());
        if (known.source().equals(SOURCE) && known.seen().isZero()) {
            return fact;
        }
        String seen = JsonCodec.write(new Seen(known.source(), known.seen()));
        return fact.substring(0, fact.length() - 1) + ",\"" + SEEN + "\":" + seen + "}";
    }

    private Snapshot snapshot(PositionedNode node) {
        if (!node.isObject()) {
            throw new InvalidJson(node.position()
                    .problem(name, "expected an object with \"now\" and \"facts\", found " + node.description()));
        }
        binder.refuseUnknownFields(node, "a facts file", FIELDS);
        Object now = required(node, "now", Instant.class);
        List<KnownFact> facts = facts(node);
        binder.throwIfProblems();
        return new Snapshot((Instant) now, facts);
    }

    private Object required(PositionedNode node, String field, Class<?> type) {
        PositionedNode value = node.fields().get(field);
        String where = "\"" + field + "\": ";
        return value == null
                ? binder.addProblem(node.position(), where + "missing; expected " + TypeDescription.of(type))
                : binder.bind(value, type, where);
    }

    private List<KnownFact> facts(PositionedNode node) {
        PositionedNode list = node.fields().get("facts");
        if (list == null || !list.isArray()) {
            binder.addProblem(list == null ? node.position() : list.position(), "\"facts\": expected a list of facts");
            return List.of();
        }
        List<KnownFact> facts = new ArrayList<>();
        Map<String, TextPosition> keys = new HashMap<>();
        for (PositionedNode item : list.items()) {
            KnownFact known = known(item);
            if (known != null) {
                facts.add(known);
                refuseTwice(known.fact().key(), item.position(), keys);
            }
        }
        return facts;
    }

    private void refuseTwice(String key, TextPosition at, Map<String, TextPosition> keys) {
        TextPosition first = keys.putIfAbsent(key, at);
        if (first != null) {
            binder.addProblem(at, "%s is stated twice, first in line %d".formatted(key, first.line()));
        }
    }

    private KnownFact known(PositionedNode item) {
        Seen seen = new Seen(SOURCE, Duration.ZERO);
        PositionedNode plain = item;
        if (item.isObject() && item.fields().containsKey(SEEN)) {
            seen = (Seen) binder.bind(item.fields().get(SEEN), Seen.class, "");
            Map<String, PositionedNode> rest = new LinkedHashMap<>(item.fields());
            rest.remove(SEEN);
            plain = new Mapping(item.position(), rest, item.fieldNamePositions());
        }
        Fact fact = (Fact) binder.bind(plain, Fact.class, "");
        if (fact instanceof Derived) {
            binder.addProblem(
                    item.position(), fact.getClass().getSimpleName() + " is concluded by rules and cannot be stated");
        }
        return fact == null || seen == null ? null : new KnownFact(fact, seen.source(), seen.age());
    }

    private record Seen(String source, Duration age) {}
}
