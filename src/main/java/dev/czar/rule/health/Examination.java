package dev.czar.rule.health;

import dev.czar.decision.Decision;
import dev.czar.fact.Snapshot;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.Firing;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.Stopwatch;
import dev.czar.rule.health.RuleHealth.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Runs past cycles again, oldest first, each with the rules it was run with, and takes down how these fare. */
public final class Examination {

    private static final int FLAPS = 3;
    private static final int SLOWEST = 10;
    private static final Comparator<Standing> SLOWEST_FIRST =
            Comparator.comparing(Standing::micros).reversed().thenComparing(Standing::rule);

    private final Map<String, Conduct> conducts = new HashMap<>();
    private final Comings comings = new Comings();
    private final Sample sample = new Sample();
    private RuleBook latest;
    private Instant from;
    private Instant to;
    private int cycles;

    public void cycle(Snapshot snapshot, RuleBook book) {
        CycleResult result = Cycle.run(snapshot, book);
        result.trace().stream().map(Firing::rule).distinct().forEach(rule -> of(rule).stands(snapshot.now()));
        for (Decision decision : result.decisions()) {
            of(decision.rule()).decides(decision);
            comings.stands(decision, cycles);
        }
        result.vetoed().forEach(decision -> of(decision.rule()).isVetoed(decision));
        if (result.quarantined().isEmpty()) {
            sample.offer(snapshot, book);
        }
        latest = book;
        from = cycles == 0 ? snapshot.now() : from;
        to = snapshot.now();
        cycles++;
    }

    /** Empty when there was no cycle. */
    public Optional<RuleHealth> health() {
        return Optional.ofNullable(latest).map(this::health);
    }

    private RuleHealth health(RuleBook book) {
        Stopwatch watch = sample.measured();
        List<Standing> rules = book.rules().stream()
                .map(rule -> standing(rule, watch))
                .sorted(SLOWEST_FIRST)
                .toList();
        return new RuleHealth(
                book.revision(),
                cycles,
                from,
                to,
                watch.cycles(),
                FLAPS,
                rules,
                names(rules, rule -> rule.stood() == 0),
                names(rules, rule -> rule.vetoed() > 0 && rule.decided() == 0),
                comings.moreThan(FLAPS),
                names(rules, rule -> rule.micros() > 0).stream().limit(SLOWEST).toList());
    }

    private Standing standing(Rule rule, Stopwatch watch) {
        Conduct conduct = of(rule.name());
        return new Standing(
                rule.name(),
                rule.file(),
                rule.line(),
                conduct.stood(),
                conduct.last(),
                conduct.decided(),
                conduct.vetoed(),
                conduct.vetoedBy(),
                watch.of(rule.name()) / 1_000.0);
    }

    private static List<String> names(List<Standing> rules, Predicate<Standing> chosen) {
        return rules.stream().filter(chosen).map(Standing::rule).toList();
    }

    private Conduct of(String rule) {
        return conducts.computeIfAbsent(rule, name -> new Conduct());
    }
}
