package dev.czar.json;

import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
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
    private final Binder binder;

    private SnapshotFile(String name) {
        this.name = name;
        this.binder = new Binder(name);
    }

    public static Snapshot read(Path file) throws IOException {
        return read(file.toString(), Json.content(file));
    }

    /** {@code name} stands for the text in problems. */
    public static Snapshot read(String name, String text) {
        return new SnapshotFile(name).snapshot(Json.node(name, text));
    }

    public static String text(Snapshot snapshot) {
        List<String> facts = snapshot.facts().stream().map(SnapshotFile::line).toList();
        return "{\"now\": " + Json.text(snapshot.now()) + ", \"facts\": [\n  " + String.join(",\n  ", facts) + "\n]}\n";
    }

    private static String line(Known known) {
        String fact = Json.text(known.fact());
        if (known.source().equals(SOURCE) && known.seen().isZero()) {
            return fact;
        }
        String seen = Json.text(new Seen(known.source(), known.seen()));
        return fact.substring(0, fact.length() - 1) + ",\"" + SEEN + "\":" + seen + "}";
    }

    private Snapshot snapshot(Node node) {
        if (!node.isObject()) {
            throw new InvalidJson(
                    node.at().problem(name, "expected an object with \"now\" and \"facts\", found " + node.shown()));
        }
        binder.known(node, "a facts file", FIELDS);
        Object now = required(node, "now", Instant.class);
        List<Known> facts = facts(node);
        binder.check();
        return new Snapshot((Instant) now, facts);
    }

    private Object required(Node node, String field, Class<?> type) {
        Node value = node.fields().get(field);
        String where = "\"" + field + "\": ";
        return value == null
                ? binder.problem(node.at(), where + "missing; expected " + Expected.of(type))
                : binder.bind(value, type, where);
    }

    private List<Known> facts(Node node) {
        Node list = node.fields().get("facts");
        if (list == null || !list.isArray()) {
            binder.problem(list == null ? node.at() : list.at(), "\"facts\": expected a list of facts");
            return List.of();
        }
        List<Known> facts = new ArrayList<>();
        Map<String, Spot> keys = new HashMap<>();
        for (Node item : list.items()) {
            Known known = known(item);
            if (known != null) {
                facts.add(known);
                refuseTwice(known.fact().key(), item.at(), keys);
            }
        }
        return facts;
    }

    private void refuseTwice(String key, Spot at, Map<String, Spot> keys) {
        Spot first = keys.putIfAbsent(key, at);
        if (first != null) {
            binder.problem(at, "%s is stated twice, first in line %d".formatted(key, first.line()));
        }
    }

    private Known known(Node item) {
        Seen seen = new Seen(SOURCE, Duration.ZERO);
        Node plain = item;
        if (item.isObject() && item.fields().containsKey(SEEN)) {
            seen = (Seen) binder.bind(item.fields().get(SEEN), Seen.class, "");
            Map<String, Node> rest = new LinkedHashMap<>(item.fields());
            rest.remove(SEEN);
            plain = new Node(rest, item.at(), item.names());
        }
        Fact fact = (Fact) binder.bind(plain, Fact.class, "");
        if (fact instanceof Derived) {
            binder.problem(item.at(), fact.getClass().getSimpleName() + " is concluded by rules and cannot be stated");
        }
        return fact == null || seen == null ? null : new Known(fact, seen.source(), seen.age());
    }

    private record Seen(String source, Duration age) {}
}
