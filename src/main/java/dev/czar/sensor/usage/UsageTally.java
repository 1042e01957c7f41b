package dev.czar.sensor.usage;

import dev.czar.fact.Fact;
import dev.czar.fact.Worker.TokenUsage;
import dev.czar.fact.Worker.UsageScope;
import dev.czar.fact.Worker.UsageTotal;
import dev.czar.world.transcript.TokenCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Adds up tokens and their cost by worker and task; what is of an earlier day counts in totals only. */
final class UsageTally {

    private final Map<String, TokenUsage> usages = new TreeMap<>();

    /** What was known before a restart. */
    void restore(TokenUsage known) {
        usages.put(known.subject(), known);
    }

    /** {@code cost} in millionths of a dollar, empty when the price is not known. */
    void add(String worker, String task, LocalDate day, TokenCount tokens, Optional<Long> cost) {
        TokenUsage fresh = new TokenUsage(worker, task, day.toString(), 0, 0, 0, 0, 0, true);
        TokenUsage before = at(day, usages.getOrDefault(fresh.subject(), fresh));
        usages.put(
                fresh.subject(),
                new TokenUsage(
                        worker,
                        task,
                        before.day(),
                        before.today() + tokens.used(),
                        before.tokens() + tokens.used(),
                        before.cached() + tokens.cacheRead(),
                        before.costToday() + cost.orElse(0L),
                        before.cost() + cost.orElse(0L),
                        before.priced() && cost.isPresent()));
    }

    /** Each worker's use by task, and the totals that budgets are held against. */
    List<Fact> facts(LocalDate day) {
        usages.replaceAll((subject, usage) -> at(day, usage));
        List<Fact> facts = new ArrayList<>(usages.values());
        Collection<TokenUsage> all = usages.values();
        all.stream()
                .collect(Collectors.groupingBy(TokenUsage::worker, TreeMap::new, Collectors.toList()))
                .forEach((worker, own) -> facts.add(today(UsageScope.WORKER_DAY, worker, day, own)));
        all.stream()
                .filter(usage -> !usage.task().isEmpty())
                .collect(Collectors.groupingBy(TokenUsage::task, TreeMap::new, Collectors.toList()))
                .forEach((task, own) -> facts.add(ever(UsageScope.TASK, task, own)));
        if (!all.isEmpty()) {
            facts.add(today(UsageScope.PROJECT_DAY, "project", day, all));
            facts.add(ever(UsageScope.PROJECT, "project", all));
        }
        return facts;
    }

    private static UsageTotal today(UsageScope scope, String of, LocalDate day, Collection<TokenUsage> parts) {
        return new UsageTotal(
                scope,
                of,
                day.toString(),
                sum(parts, TokenUsage::today),
                sum(parts, TokenUsage::costToday),
                priced(parts));
    }

    private static UsageTotal ever(UsageScope scope, String of, Collection<TokenUsage> parts) {
        return new UsageTotal(
                scope, of, "ever", sum(parts, TokenUsage::tokens), sum(parts, TokenUsage::cost), priced(parts));
    }

    private static long sum(Collection<TokenUsage> parts, ToLongFunction<TokenUsage> number) {
        return parts.stream().mapToLong(number).sum();
    }

    private static boolean priced(Collection<TokenUsage> parts) {
        return parts.stream().allMatch(TokenUsage::priced);
    }

    private static TokenUsage at(LocalDate day, TokenUsage usage) {
        return usage.day().equals(day.toString())
                ? usage
                : new TokenUsage(
                        usage.worker(),
                        usage.task(),
                        day.toString(),
                        0,
                        usage.tokens(),
                        usage.cached(),
                        0,
                        usage.cost(),
                        usage.priced());
    }
}
