package dev.czar.rule.measure;

import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task;
import dev.czar.fact.Worker;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a snapshot of many workers out of one of a few: each copy has workers and tasks of its own. */
public final class ScaledSnapshot {

    private final Snapshot original;
    private final List<String> workers;
    private final Pattern ids;

    public ScaledSnapshot(Snapshot few) {
        this.original = few;
        this.workers = ids(few, Worker.class);
        String names = Stream.concat(workers.stream(), ids(few, Task.class).stream())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.ids = Pattern.compile("(?<![\\w-])(" + (names.isEmpty() ? "(?!)" : names) + ")(?![\\w-])");
    }

    /** The snapshot with this many workers; as it is when it has none. */
    public Snapshot of(int size) {
        if (workers.isEmpty()) {
            return original;
        }
        Set<KnownFact> facts = new HashSet<>();
        for (int copy = 0; copy * workers.size() < size; copy++) {
            String suffix = "-x" + copy;
            Set<String> surplus = new HashSet<>(
                    workers.subList(Math.min(workers.size(), size - copy * workers.size()), workers.size()));
            original.facts().stream()
                    .filter(known -> surplus.stream().noneMatch(worker -> mentions(known.fact(), worker)))
                    .forEach(known -> facts.add(
                            new KnownFact((Fact) renamed(known.fact(), suffix), known.source(), known.seen())));
        }
        return new Snapshot(original.now(), List.copyOf(facts));
    }

    private static boolean mentions(Fact fact, String worker) {
        return Stream.of(fact.getClass().getRecordComponents())
                .anyMatch(component -> worker.equals(value(fact, component)));
    }

    private Object renamed(Object value, String suffix) {
        if (value instanceof String text) {
            return ids.matcher(text).replaceAll("$1" + suffix);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> renamed(element, suffix)).toList();
        }
        return value instanceof Record row ? renamed(row, suffix) : value;
    }

    private Object renamed(Record row, String suffix) {
        List<Object> values = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            values.add(renamed(value(row, component), suffix));
            types.add(component.getType());
        }
        try {
            return row.getClass()
                    .getDeclaredConstructor(types.toArray(Class<?>[]::new))
                    .newInstance(values.toArray());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot copy " + row, failure);
        }
    }

    private static Object value(Object row, RecordComponent component) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot read " + component, failure);
        }
    }

    private static List<String> ids(Snapshot snapshot, Class<? extends Fact> type) {
        return snapshot.all(type).map(Fact::subject).toList();
    }
}
