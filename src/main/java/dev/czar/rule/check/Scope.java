package dev.czar.rule.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bindings that can be seen at one point of a rule. */
final class Scope {

    /** A name, what it stands for when that is known, and where it was bound. */
    record Bound(String name, Optional<Kind> kind, Span span) {}

    private final Optional<Scope> outer;
    private final Map<String, Bound> names = new LinkedHashMap<>();
    private final Set<String> used;
    private final List<Bound> all;

    Scope() {
        outer = Optional.empty();
        used = new LinkedHashSet<>();
        all = new ArrayList<>();
    }

    private Scope(Scope outer) {
        this.outer = Optional.of(outer);
        this.used = outer.used;
        this.all = outer.all;
    }

    /** What is bound in there is not seen out here. */
    Scope inner() {
        return new Scope(this);
    }

    void bind(Bound bound) {
        names.put(bound.name(), bound);
        all.add(bound);
    }

    /** Lets a name of an alternative be seen here. */
    void adopt(Bound bound) {
        names.put(bound.name(), bound);
    }

    Optional<Bound> find(String name) {
        return Optional.ofNullable(names.get(name)).or(() -> outer.flatMap(scope -> scope.find(name)));
    }

    void use(String name) {
        used.add(name);
    }

    /** The names bound right here. */
    Map<String, Bound> here() {
        return names;
    }

    Set<String> visible() {
        Set<String> visible = new LinkedHashSet<>(names.keySet());
        outer.ifPresent(scope -> visible.addAll(scope.visible()));
        return visible;
    }

    /** Whether the name is bound somewhere, if not where it can be seen. */
    boolean elsewhere(String name) {
        return all.stream().anyMatch(bound -> bound.name().equals(name));
    }

    List<Bound> unused() {
        return all.stream().filter(bound -> !used.contains(bound.name())).toList();
    }
}
