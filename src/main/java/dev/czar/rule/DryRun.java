package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Evidence;
import dev.czar.decision.Decision.Justification;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult.QuarantinedRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a rule book would decide about a snapshot, in the shape people read: evidence flat, nothing done. */
public record DryRun(
        Instant now,
        String rules,
        List<Proposal> decisions,
        List<EvidenceItem> derived,
        List<Proposal> vetoed,
        List<QuarantinedRule> quarantined,
        String hash) {

    /** One decision; {@code vetoedBy} names the rules that refused it, none when it stands. */
    public record Proposal(
            String rule,
            String why,
            String capability,
            Action action,
            List<EvidenceItem> evidence,
            String key,
            List<String> vetoedBy) {

        public static Proposal of(Decision decision) {
            return new Proposal(
                    decision.rule(),
                    decision.why(),
                    decision.capability(),
                    decision.action(),
                    flat(decision.because()),
                    decision.key(),
                    rulesOf(decision.vetoes()));
        }
    }

    /** A fact with its source and age; {@code by} names the rules that concluded a derived one. */
    public record EvidenceItem(Fact fact, String source, Duration age, List<String> by) {

        static EvidenceItem of(Evidence evidence) {
            return new EvidenceItem(evidence.fact(), evidence.source(), evidence.age(), rulesOf(evidence.because()));
        }
    }

    public static DryRun of(Snapshot snapshot, RuleBook book) {
        return of(Cycle.run(snapshot, book));
    }

    public static DryRun of(CycleResult result) {
        return new DryRun(
                result.now(),
                result.revision(),
                result.decisions().stream().map(Proposal::of).toList(),
                result.derived().stream().map(EvidenceItem::of).toList(),
                result.vetoed().stream().map(Proposal::of).toList(),
                result.quarantined(),
                result.hash());
    }

    /** Each fact once: first what the rules matched, then what that rests on. */
    private static List<EvidenceItem> flat(List<Justification> because) {
        Map<Fact, EvidenceItem> items = new LinkedHashMap<>();
        Map<Evidence, Boolean> seen = new IdentityHashMap<>();
        Deque<Evidence> waiting = new ArrayDeque<>();
        facts(because).forEach(waiting::add);
        while (!waiting.isEmpty()) {
            Evidence evidence = waiting.remove();
            if (seen.put(evidence, true) == null) {
                items.putIfAbsent(evidence.fact(), EvidenceItem.of(evidence));
                facts(evidence.because()).forEach(waiting::add);
            }
        }
        return List.copyOf(items.values());
    }

    private static Stream<Evidence> facts(List<Justification> because) {
        return because.stream().flatMap(one -> one.facts().stream());
    }

    private static List<String> rulesOf(List<Justification> because) {
        return because.stream().map(Justification::rule).distinct().sorted().toList();
    }
}
