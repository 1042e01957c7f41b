package dev.czar.loop.rules;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.ProjectAction.MendRepository;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Board;
import dev.czar.fact.InfrastructureState.RuleLeftOut;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task;
import dev.czar.fact.Worker;
import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleResult.QuarantinedRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets a rule rest that takes too much of a cycle, or decides too much in a minute: altogether, or of one kind about one
 * thing, alone or together with others; or alerts too often in an hour. What another book decided is no rule's of this one. That it rests is a fact, so that a cycle without it can be repeated. For one thread.
 */
public final class RuleCircuitBreaker {

    private static final String SOURCE = "loop";
    private static final Duration REST = Duration.ofMinutes(10);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration LONG_WINDOW = Duration.ofHours(1);
    private static final int MOST_OF_RULE = 50;
    private static final int MORE_ALERTS_IN_AN_HOUR = 50;
    private static final int MOST_ABOUT_ONE_THING = 20;
    private static final int MOST_ALERTS_ABOUT_ONE_THING = 5;

    /** Several rules may come to one thing at once by good right, though none of them over and over. */
    private static final int SHARED = 2;

    private final Deque<DecidedAction> lately = new ArrayDeque<>();
    private final Deque<DecidedAction> alerts = new ArrayDeque<>();

    /** What one rule decided about one thing. */
    private record DecidedAction(Instant at, String revision, String rule, ActionKind kind, String about) {

        static DecidedAction of(Decision decision, String revision, Instant at) {
            return new DecidedAction(
                    at, revision, decision.rule(), decision.action().kind(), about(decision.action()));
        }

        /** What comes before the cause and the episode. */
        private static String about(Action action) {
            if (action instanceof AlertHuman alert) {
                return alert.about();
            }
            if (action instanceof MendRepository mend) {
                return mend.what();
            }
            return action instanceof OpenPullRequest open
                    ? open.task()
                    : action.target().split("/", 2)[0];
        }

        private String thing() {
            return rule + "\n" + target();
        }

        private String target() {
            return kind + "\n" + about;
        }

        private int most() {
            return kind == ActionKind.ALERT_HUMAN ? MOST_ALERTS_ABOUT_ONE_THING : MOST_ABOUT_ONE_THING;
        }
    }

    /** Rules that have rested, or whose book is not in force any more, are back. */
    public List<Observation> rested(Board board, String revision, Instant now) {
        return board.all().stream()
                .filter(seen ->
                        seen.fact().filter(RuleLeftOut.class::isInstance).isPresent())
                .filter(seen -> !((RuleLeftOut) seen.fact().get()).revision().equals(revision)
                        || !seen.at().plus(REST).isAfter(now))
                .map(seen -> Observation.gone(seen.key(), SOURCE, now))
                .toList();
    }

    /** Those of these rules that would take too much again are to rest. */
    public static List<Observation> resting(Collection<QuarantinedRule> rules, Snapshot snapshot, String revision) {
        return restingAll(rules.stream().filter(QuarantinedRule::cutOff).toList(), snapshot, revision);
    }

    /** Those of these rules that do not rest yet are to rest, whatever is wrong with them. */
    public static List<Observation> restingAll(Collection<QuarantinedRule> rules, Snapshot snapshot, String revision) {
        Set<String> known = snapshot.facts().stream()
                .map(KnownFact::fact)
                .filter(RuleLeftOut.class::isInstance)
                .map(fact -> ((RuleLeftOut) fact).rule())
                .collect(Collectors.toUnmodifiableSet());
        return rules.stream()
                .filter(rule -> !known.contains(rule.rule()))
                .map(rule -> rest(rule.rule(), revision, rule.reason(), snapshot.now()))
                .toList();
    }

    /** Rules that would decide too much with what they decide now; {@code undecided} keeps the keys that are new. */
    public List<Observation> flooding(
            Snapshot snapshot, CycleResult result, Function<Set<String>, Set<String>> undecided) {
        int most = mostOfRule(snapshot);
        Map<String, List<Decision>> byRule = result.decisions().stream()
                .collect(Collectors.groupingBy(Decision::rule, TreeMap::new, Collectors.toList()));
        byRule.values().removeIf(decisions -> decisions.size() <= most);
        return byRule.entrySet().stream()
                .filter(rule -> undecided.apply(keys(rule.getValue())).size() > most)
                .map(rule -> rest(
                        rule.getKey(),
                        result.revision(),
                        "decides too much: more than " + most + " actions at once",
                        snapshot.now()))
                .toList();
    }

    /** Rules that have decided too much in the last minute, these new decisions included. */
    public List<Observation> count(Snapshot snapshot, String revision, List<Decision> decided) {
        Instant now = snapshot.now();
        decided.stream()
                .filter(RuleCircuitBreaker::counts)
                .forEach(decision -> lately.add(DecidedAction.of(decision, revision, now)));
        while (!lately.isEmpty() && lately.peek().at().plus(WINDOW).isBefore(now)) {
            lately.remove();
        }
        if (decided.isEmpty()) {
            return List.of();
        }
        int most = mostOfRule(snapshot);
        Map<String, String> tripped = alone(revision, most);
        lately.removeIf(one -> tripped.containsKey(one.rule()));
        tripped.putAll(together(revision, most));
        alertingTooOften(now, revision, most + MORE_ALERTS_IN_AN_HOUR, decided)
                .forEach(rule -> tripped.putIfAbsent(
                        rule, "decides too much: more than " + (most + MORE_ALERTS_IN_AN_HOUR) + " alerts in an hour"));
        lately.removeIf(one -> tripped.containsKey(one.rule()));
        return tripped.entrySet().stream()
                .map(rule -> rest(rule.getKey(), revision, rule.getValue(), now))
                .toList();
    }

    private Map<String, String> alone(String revision, int most) {
        Map<String, String> tripped = new TreeMap<>();
        counted(revision, DecidedAction::rule).forEach((rule, all) -> {
            if (all.size() > most) {
                tripped.put(rule, "decides too much: more than " + most + " actions in a minute");
            }
        });
        counted(revision, DecidedAction::thing).values().forEach(all -> {
            DecidedAction one = all.get(0);
            if (all.size() > one.most()) {
                tripped.put(
                        one.rule(),
                        "decides too much: more than %d times %s about %s in a minute"
                                .formatted(one.most(), one.kind(), one.about()));
            }
        });
        return tripped;
    }

    /** A flood is none the less one when it is split over several rules. What one says of a thing at once counts as one. */
    private Map<String, String> together(String revision, int most) {
        Map<String, String> tripped = new TreeMap<>();
        counted(revision, DecidedAction::target).values().forEach(all -> {
            DecidedAction one = all.get(0);
            List<DecidedAction> repeated = all.stream().distinct().toList();
            if (repeated.size() > SHARED * one.most()) {
                sharing(repeated)
                        .forEach(rule -> tripped.putIfAbsent(
                                rule,
                                "decides too much with other rules: together more than %d times %s about %s in a minute"
                                        .formatted(SHARED * one.most(), one.kind(), one.about())));
            }
        });
        counted(revision, DecidedAction::kind).values().forEach(all -> {
            if (all.size() > SHARED * most) {
                sharing(all)
                        .forEach(rule -> tripped.putIfAbsent(
                                rule,
                                "decides too much with other rules: together more than %d times %s in a minute"
                                        .formatted(SHARED * most, all.get(0).kind())));
            }
        });
        return tripped;
    }

    /** Those that did it more than once, and at least half as often as the one that did it most. */
    private static Stream<String> sharing(List<DecidedAction> all) {
        Map<String, Long> counts =
                all.stream().collect(Collectors.groupingBy(DecidedAction::rule, TreeMap::new, Collectors.counting()));
        long most = Collections.max(counts.values());
        return counts.entrySet().stream()
                .filter(rule -> rule.getValue() > 1 && rule.getValue() * 2 >= most)
                .map(Map.Entry::getKey);
    }

    /** A few a minute for hours. What was too much stays counted, so that a rule that is back is no better off. */
    private Set<String> alertingTooOften(Instant now, String revision, int most, List<Decision> decided) {
        List<DecidedAction> fresh = decided.stream()
                .filter(RuleCircuitBreaker::counts)
                .filter(decision -> decision.action().kind() == ActionKind.ALERT_HUMAN)
                .map(decision -> DecidedAction.of(decision, revision, now))
                .toList();
        alerts.addAll(fresh);
        while (!alerts.isEmpty() && alerts.peek().at().plus(LONG_WINDOW).isBefore(now)) {
            alerts.remove();
        }
        Map<String, Long> counts = alerts.stream()
                .filter(alert -> alert.revision().equals(revision))
                .collect(Collectors.groupingBy(DecidedAction::rule, Collectors.counting()));
        return fresh.stream()
                .map(DecidedAction::rule)
                .filter(rule -> counts.get(rule) > most)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What answers a question from outside, or tells of it, is no flood of a rule's own; how many questions are open is bounded. */
    private static boolean counts(Decision decision) {
        return decision.action() instanceof AlertHuman alert
                ? !alert.episode().startsWith("permission/")
                : decision.action().kind() != ActionKind.ANSWER_PERMISSION;
    }

    private <K> Map<K, List<DecidedAction>> counted(String revision, Function<DecidedAction, K> by) {
        return lately.stream().filter(one -> one.revision().equals(revision)).collect(Collectors.groupingBy(by));
    }

    private static Observation rest(String rule, String revision, String reason, Instant now) {
        return Observation.of(new RuleLeftOut(rule, revision, reason, Duration.ZERO), SOURCE, now);
    }

    private static Set<String> keys(List<Decision> decisions) {
        return decisions.stream().map(Decision::key).collect(Collectors.toUnmodifiableSet());
    }

    /** With more workers and tasks more is decided at once, as at a start. */
    private static int mostOfRule(Snapshot snapshot) {
        return MOST_OF_RULE
                + (int) snapshot.facts().stream()
                        .filter(known -> known.fact() instanceof Worker || known.fact() instanceof Task)
                        .count();
    }
}
