package dev.czar.rule.match;

import dev.czar.rule.match.Gap.Near;
import dev.czar.rule.match.Obstacle.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows what is missing from rule to rule, down to sensed facts; rings are cut and the depth is bounded. */
final class Chase {

    private static final int DEEPEST = 8;
    private static final int LEADS = 3;
    private static final int FAMILY = 8;
    private static final int SEARCHES = 40;
    private static final int HOPEFUL = 2;

    /** A rule with the values its variables shall have. */
    private record Aim(String rule, Map<String, Object> presets) {}

    /** A gap, and how many others there are on the way to it; the fewer, the more it alone would do. */
    private record Weighted(Gap gap, int others) {}

    private record Found(Lead lead, int cost) {}

    private final Anatomies anatomies;
    private final Moment moment;
    private final Map<Aim, Found> known = new HashMap<>();
    private final Set<Aim> path = new LinkedHashSet<>();
    private final List<Weighted> gaps = new ArrayList<>();
    private int searches;

    Chase(Anatomies anatomies, Moment moment) {
        this.anatomies = anatomies;
        this.moment = moment;
    }

    /** The nearest partial matches of a rule, each with what keeps it from being complete. */
    List<List<Obstacle>> of(Anatomy rule, Map<String, Object> presets) {
        path.add(new Aim(rule.rule().name(), presets));
        List<Partial> partials = new Search(moment.joins(), presets).of(rule.clauses());
        return partials.stream()
                .map(partial -> obstacles(partial, 0))
                .distinct()
                .toList();
    }

    /** The gaps met on the way that may be closed alone, or nearly so, the most promising first. */
    List<Gap> gaps() {
        return gaps.stream()
                .filter(gap -> gap.others() <= HOPEFUL)
                .sorted(Comparator.comparingInt(Weighted::others))
                .map(Weighted::gap)
                .toList();
    }

    private List<Obstacle> obstacles(Partial partial, int before) {
        int others = before + partial.gaps().size() - 1;
        return partial.gaps().stream().map(gap -> obstacle(gap, others)).toList();
    }

    private Obstacle obstacle(Gap gap, int others) {
        gaps.add(new Weighted(gap, others));
        Map<String, Object> wanted =
                gap.pattern() == null ? Map.of() : gap.pattern().wanted(gap.scope());
        Map<String, String> words = new LinkedHashMap<>();
        wanted.forEach((component, value) -> words.put(component, value.toString()));
        return new Obstacle(
                gap.kind(),
                gap.condition(),
                gap.pattern() == null ? "" : gap.pattern().type().getSimpleName(),
                words,
                gap.nearest().stream().map(this::candidate).distinct().toList(),
                gap.kind() == Kind.UNMATCHED && gap.pattern() != null ? leads(gap, wanted, others) : List.of());
    }

    private Candidate candidate(Near near) {
        List<Failed> failed = new ArrayList<>();
        near.misbound().forEach(binding -> failed.add(Failed.of(binding, near)));
        near.failed().forEach(constraint -> failed.add(Failed.of(constraint, near)));
        return moment.shown(near.candidate(), failed);
    }

    private List<Lead> leads(Gap gap, Map<String, Object> wanted, int others) {
        List<Anatomy> concluding = anatomies.concluding(gap.pattern().type());
        if (concluding.size() > FAMILY) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        for (Anatomy rule : concluding) {
            rule.conclusion()
                    .flatMap(conclusion -> conclusion.presets(wanted))
                    .ifPresent(presets -> found.add(lead(rule, presets, others)));
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Found::cost))
                .limit(LEADS)
                .map(Found::lead)
                .toList();
    }

    private Found lead(Anatomy rule, Map<String, Object> presets, int others) {
        Aim aim = new Aim(rule.rule().name(), presets);
        if (path.contains(aim)) {
            return unfollowed(rule, "is already being explained");
        }
        Found before = known.get(aim);
        if (before != null) {
            return before;
        }
        if (path.size() >= DEEPEST || searches++ >= SEARCHES) {
            return unfollowed(rule, "is not followed further");
        }
        path.add(aim);
        Partial partial = new Search(moment.joins(), presets).of(rule.clauses()).get(0);
        List<Obstacle> obstacles = obstacles(partial, others);
        path.remove(aim);
        Found found = new Found(
                lead(rule, obstacles, partial.complete() ? "fires, and concludes something else" : ""), partial.cost());
        known.put(aim, found);
        return found;
    }

    private static Found unfollowed(Anatomy rule, String note) {
        return new Found(lead(rule, List.of(), note), Integer.MAX_VALUE);
    }

    private static Lead lead(Anatomy rule, List<Obstacle> obstacles, String note) {
        return new Lead(rule.rule().name(), rule.rule().file(), rule.rule().line(), obstacles, note);
    }
}
