package dev.czar.web.view;

import dev.czar.fact.Limit.RestartLimits;
import dev.czar.fact.Limit.ReviewLimits;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.WorkInProgress.BudgetUse;
import dev.czar.loop.LoopHealth.QuotaStatus;
import dev.czar.web.request.FactIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the outside counts, and of what the rules count that of which something is used. */
final class BudgetUsage {

    private BudgetUsage() {}

    static List<QuotaStatus> of(FactIndex facts, List<QuotaStatus> outside) {
        return Stream.of(
                        outside.stream(),
                        facts.all(RestartLimits.class).stream().flatMap(limits -> restarts(facts, limits)),
                        facts.all(ReviewLimits.class).stream().flatMap(limits -> returns(facts, limits)),
                        facts.all(BudgetUse.class).stream().flatMap(BudgetUsage::spent))
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<QuotaStatus> spent(BudgetUse use) {
        String of = " of " + use.of() + " (" + use.scope() + ")";
        return Stream.of(
                        new QuotaStatus(
                                "tokens" + of, use.tokens(), use.budget().tokens(), Optional.empty()),
                        new QuotaStatus(
                                "cents" + of, use.cost() / 10_000, use.budget().dollars() * 100L, Optional.empty()))
                .filter(quota -> quota.most() > 0);
    }

    private static Stream<QuotaStatus> restarts(FactIndex facts, RestartLimits limits) {
        Stream<Restarted> late =
                facts.all(Restarted.class).stream().filter(one -> one.ago().compareTo(limits.window()) < 0);
        return counted(late, Restarted::worker).entrySet().stream()
                .map(entry -> new QuotaStatus(
                        "restarts of " + entry.getKey(),
                        entry.getValue(),
                        limits.most(),
                        Optional.of(limits.window())));
    }

    /** Work that does not merge has rounds of its own. */
    private static Stream<QuotaStatus> returns(FactIndex facts, ReviewLimits limits) {
        Stream<ReturnedWork> returned = facts.all(ReturnedWork.class).stream();
        return counted(returned, work -> work.task() + (work.unmergeable() ? " that did not merge" : ""))
                .entrySet()
                .stream()
                .map(entry -> new QuotaStatus(
                        "returns of " + entry.getKey(), entry.getValue(), limits.rounds(), Optional.empty()));
    }

    private static <T> Map<String, Long> counted(Stream<T> things, Function<T, String> name) {
        return things.collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
    }
}
