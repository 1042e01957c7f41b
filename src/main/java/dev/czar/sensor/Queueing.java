package dev.czar.sensor;

import dev.czar.fact.Dependency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The order in which branches would go into the omnibus: what a task depends on before it, else by name. */
final class Queueing {
    private Queueing() {}

    static List<Contender> order(List<Contender> contenders, List<Dependency> dependencies) {
        List<Contender> left = new ArrayList<>(contenders);
        left.sort(Comparator.comparing((Contender one) -> one.branch().task()).thenComparing(Contender::worker));
        List<Contender> order = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<String> waiting = left.stream().map(one -> one.branch().task()).collect(Collectors.toSet());
            Optional<Contender> free = left.stream()
                    .filter(one -> dependencies.stream()
                            .noneMatch(
                                    needed -> needed.task().equals(one.branch().task())
                                            && waiting.contains(needed.requirement())))
                    .findFirst();
            Contender next = free.orElse(left.get(0));
            order.add(next);
            left.remove(next);
        }
        return order;
    }
}
