package dev.czar.rule.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The functions that make one value of many facts. */
final class Accumulations {

    static final Set<String> FUNCTIONS =
            new TreeSet<>(Set.of("count", "sum", "min", "max", "average", "collectList", "collectSet"));

    private Accumulations() {}

    static Optional<Kind> result(String function, Optional<Kind> of) {
        return switch (function) {
            case "count" -> Optional.of(Kind.of(Long.class));
            case "average" -> Optional.of(Kind.of(Double.class));
            case "collectList" -> of.map(kind -> Kind.of(List.class, kind.type()));
            case "collectSet" -> of.map(kind -> Kind.of(Set.class, kind.type()));
            case "min", "max" -> of;
            case "sum" -> of.map(kind -> Kind.of(Number.class));
            default -> Optional.empty();
        };
    }
}
