package dev.czar.rule.check.reading;

import dev.czar.rule.check.syntax.TextSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bindings that can be seen at one point of a rule. */
final class BindingScope {

    /** A name, what it stands for when that is known, and where it was bound. */
    record Binding(String name, Optional<ValueType> kind, TextSpan span) {}

    private final Optional<BindingScope> outer;
    private final Map<String, Binding> names = new LinkedHashMap<>();
    private final Set<String> used;
    private final List<Binding> all;

    BindingScope() {
        outer = Optional.empty();
        used = new LinkedHashSet<>();
        all = new ArrayList<>();
    }

    private BindingScope(BindingScope outer) {
        this.outer = Optional.of(outer);
        this.used = outer.used;
        this.all = outer.all;
    }

    /** What is bound in there is not seen out here. */
    BindingScope inner() {
        return new BindingScope(this);
    }

    void bind(Binding bound) {
        names.put(bound.name(), bound);
        all.add(bound);
    }

    /** Lets a name of an alternative be seen here. */
    void adopt(Binding bound) {
        names.put(bound.name(), bound);
    }

    Optional<Binding> find(String name) {
        return Optional.ofNullable(names.get(name)).or(() -> outer.flatMap(scope -> scope.find(name)));
    }

    void use(String name) {
        used.add(name);
    }

    /** The names bound right here. */
    Map<String, Binding> here() {
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

    List<Binding> unused() {
        return all.stream().filter(bound -> !used.contains(bound.name())).toList();
    }
}
