package dev.czar.web;

import dev.czar.fact.RestartLimits;
import dev.czar.fact.Restarted;
import dev.czar.fact.ReturnedWork;
import dev.czar.fact.ReviewLimits;
import dev.czar.loop.Budget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the outside counts, and of what the rules count that of which something is used. */
final class Budgets {

    private Budgets() {}

    static List<Budget> of(Scene scene, List<Budget> outside) {
        return Stream.of(
                        outside.stream(),
                        scene.all(RestartLimits.class).stream().flatMap(limits -> restarts(scene, limits)),
                        scene.all(ReviewLimits.class).stream().flatMap(limits -> returns(scene, limits)))
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<Budget> restarts(Scene scene, RestartLimits limits) {
        Stream<Restarted> late =
                scene.all(Restarted.class).stream().filter(one -> one.ago().compareTo(limits.window()) < 0);
        return counted(late, Restarted::worker).entrySet().stream()
                .map(entry -> new Budget(
                        "restarts of " + entry.getKey(),
                        entry.getValue(),
                        limits.most(),
                        Optional.of(limits.window())));
    }

    private static Stream<Budget> returns(Scene scene, ReviewLimits limits) {
        Stream<ReturnedWork> returned = scene.all(ReturnedWork.class).stream();
        return counted(returned, ReturnedWork::task).entrySet().stream()
                .map(entry -> new Budget(
                        "returns of " + entry.getKey(), entry.getValue(), limits.rounds(), Optional.empty()));
    }

    private static <T> Map<String, Long> counted(Stream<T> things, Function<T, String> name) {
        return things.collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
    }
}
