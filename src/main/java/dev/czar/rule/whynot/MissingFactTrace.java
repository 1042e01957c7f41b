package dev.czar.rule.whynot;

import dev.czar.rule.match.RuleStructures;
import dev.czar.rule.match.RuleStructures.RuleStructure;
import dev.czar.rule.whynot.MatchGap.NearMatch;
import dev.czar.rule.whynot.MatchGap.PartialMatch;
import dev.czar.rule.whynot.UnmetCondition.Candidate;
import dev.czar.rule.whynot.UnmetCondition.FailedConstraint;
import dev.czar.rule.whynot.UnmetCondition.Kind;
import dev.czar.rule.whynot.UnmetCondition.UpstreamRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows what is missing from rule to rule, down to sensed facts; rings are cut and the depth is bounded. */
final class MissingFactTrace {

    private static final int DEEPEST = 8;
    private static final int LEADS = 3;
    private static final int FAMILY = 8;
    private static final int SEARCHES = 40;
    private static final int HOPEFUL = 2;

    /** A rule with the values its variables shall have. */
    private record Goal(String rule, Map<String, Object> presets) {}

    /** A gap, and how many others there are on the way to it; the fewer, the more it alone would do. */
    private record WeightedGap(MatchGap gap, int others) {}

    private record FollowedRule(UpstreamRule lead, int cost) {}

    private final RuleStructures structures;
    private final EvaluatedSnapshot moment;
    private final Map<Goal, FollowedRule> known = new HashMap<>();
    private final Set<Goal> path = new LinkedHashSet<>();
    private final List<WeightedGap> gaps = new ArrayList<>();
    private int searches;

    MissingFactTrace(RuleStructures anatomies, EvaluatedSnapshot moment) {
        this.structures = anatomies;
        this.moment = moment;
    }

    /** The nearest partial matches of a rule, each with what keeps it from being complete. */
    List<List<UnmetCondition>> of(RuleStructure rule, Map<String, Object> presets) {
        path.add(new Goal(rule.rule().name(), presets));
        List<PartialMatch> partials = new PartialMatchSearch(moment.matcher(), presets).of(rule.clauses());
        return partials.stream()
                .map(partial -> obstacles(partial, 0))
                .distinct()
                .toList();
    }

    /** The gaps met on the way that may be closed alone, or nearly so, the most promising first. */
    List<MatchGap> gaps() {
        return gaps.stream()
                .filter(gap -> gap.others() <= HOPEFUL)
                .sorted(Comparator.comparingInt(WeightedGap::others))
                .map(WeightedGap::gap)
                .toList();
    }

    private List<UnmetCondition> obstacles(PartialMatch partial, int before) {
        int others = before + partial.gaps().size() - 1;
        return partial.gaps().stream().map(gap -> obstacle(gap, others)).toList();
    }

    private UnmetCondition obstacle(MatchGap gap, int others) {
        gaps.add(new WeightedGap(gap, others));
        Map<String, Object> wanted =
                gap.pattern() == null ? Map.of() : gap.pattern().wanted(gap.scope());
        Map<String, String> words = new LinkedHashMap<>();
        wanted.forEach((component, value) -> words.put(component, value.toString()));
        return new UnmetCondition(
                gap.kind(),
                gap.condition(),
                gap.pattern() == null ? "" : gap.pattern().type().getSimpleName(),
                words,
                gap.nearest().stream().map(this::candidate).distinct().toList(),
                gap.kind() == Kind.UNMATCHED && gap.pattern() != null ? leads(gap, wanted, others) : List.of());
    }

    private Candidate candidate(NearMatch near) {
        List<FailedConstraint> failed = new ArrayList<>();
        near.misbound().forEach(binding -> failed.add(FailedConstraint.of(binding, near)));
        near.failed().forEach(constraint -> failed.add(FailedConstraint.of(constraint, near)));
        return moment.candidate(near.candidate(), failed);
    }

    private List<UpstreamRule> leads(MatchGap gap, Map<String, Object> wanted, int others) {
        List<RuleStructure> concluding = structures.concluding(gap.pattern().type());
        if (concluding.size() > FAMILY) {
            return List.of();
        }
        List<FollowedRule> found = new ArrayList<>();
        for (RuleStructure rule : concluding) {
            rule.conclusion()
                    .flatMap(conclusion -> conclusion.presets(wanted))
                    .ifPresent(presets -> found.add(lead(rule, presets, others)));
        }
        return found.stream()
                .sorted(Comparator.comparingInt(FollowedRule::cost))
                .limit(LEADS)
                .map(FollowedRule::lead)
                .toList();
    }

    private FollowedRule lead(RuleStructure rule, Map<String, Object> presets, int others) {
        Goal aim = new Goal(rule.rule().name(), presets);
        if (path.contains(aim)) {
            return unfollowed(rule, "is already being explained");
        }
        FollowedRule before = known.get(aim);
        if (before != null) {
            return before;
        }
        if (path.size() >= DEEPEST || searches++ >= SEARCHES) {
            return unfollowed(rule, "is not followed further");
        }
        path.add(aim);
        PartialMatch partial = new PartialMatchSearch(moment.matcher(), presets)
                .of(rule.clauses())
                .get(0);
        List<UnmetCondition> obstacles = obstacles(partial, others);
        path.remove(aim);
        FollowedRule found = new FollowedRule(
                lead(rule, obstacles, partial.complete() ? "fires, and concludes something else" : ""), partial.cost());
        known.put(aim, found);
        return found;
    }

    private static FollowedRule unfollowed(RuleStructure rule, String note) {
        return new FollowedRule(lead(rule, List.of(), note), Integer.MAX_VALUE);
    }

    private static UpstreamRule lead(RuleStructure rule, List<UnmetCondition> obstacles, String note) {
        return new UpstreamRule(
                rule.rule().name(), rule.rule().file(), rule.rule().line(), obstacles, note);
    }
}
