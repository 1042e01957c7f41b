package dev.czar.web.view;

import dev.czar.web.view.DependencyGraphView.DependencyEdge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the chain of open tasks that will take longest: by the time they have left, then by their number. */
final class CriticalPath {

    private record Chain(List<String> tasks, Duration left) {

        static final Chain NONE = new Chain(List.of(), Duration.ZERO);
        static final Comparator<Chain> BY_LENGTH = Comparator.comparing(Chain::left)
                .thenComparing(chain -> chain.tasks().size());

        Chain and(String task, Duration its) {
            List<String> longer = new ArrayList<>(tasks);
            longer.add(task);
            return new Chain(longer, left.plus(its));
        }

        Chain orLonger(Chain other) {
            return BY_LENGTH.compare(other, this) > 0 ? other : this;
        }
    }

    private final Map<String, List<DependencyEdge>> unmet;
    private final Function<String, Optional<Duration>> remaining;
    private final Map<String, Chain> longest = new HashMap<>();
    private final Set<String> visiting = new HashSet<>();

    /** {@code left} is how much time a task has left, where that is known. */
    CriticalPath(List<DependencyEdge> edges, Function<String, Optional<Duration>> left) {
        this.unmet = edges.stream().filter(edge -> !edge.met()).collect(Collectors.groupingBy(DependencyEdge::task));
        this.remaining = left;
    }

    List<String> through(List<String> unfinished) {
        Chain critical = Chain.NONE;
        for (String task : unfinished) {
            critical = critical.orLonger(to(task));
        }
        return critical.tasks();
    }

    private Chain to(String task) {
        if (longest.containsKey(task) || !visiting.add(task)) {
            return longest.getOrDefault(task, Chain.NONE);
        }
        Chain before = Chain.NONE;
        for (DependencyEdge edge : unmet.getOrDefault(task, List.of())) {
            before = before.orLonger(to(edge.requirement()));
        }
        Chain chain = before.and(task, remaining.apply(task).orElse(Duration.ZERO));
        longest.put(task, chain);
        visiting.remove(task);
        return chain;
    }
}
