package dev.czar.cli.simulation;

import dev.czar.ledger.measure.RuleOutcome;
import dev.czar.ledger.measure.ShareComparison;
import dev.czar.ledger.measure.ShareComparison.CountedShare;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What all remembered projects together advise, each piece with its numbers; and what they cannot tell yet. */
record LearnedAdvice(int projects, List<Recommendation> recommendations, List<String> unknown) {

    /** One piece of advice and what it comes from; the interval is at 95 %, in percent or points of percent. */
    record Recommendation(String advice, String evidence, int cases, double low, double high) {}

    /** Fewer effects than this, of a hundred, make a rule's decisions not worth their trouble. */
    private static final double SELDOM = 0.3;

    LearnedAdvice {
        recommendations = List.copyOf(recommendations);
        unknown = List.copyOf(unknown);
    }

    static LearnedAdvice of(List<ProjectPast> projects) {
        List<Recommendation> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Map<String, ShareComparison> lessons = new LinkedHashMap<>();
        Map<String, CountedShare> effects = new LinkedHashMap<>();
        for (ProjectPast past : projects) {
            past.lessons()
                    .forEach(lesson ->
                            lessons.merge(lesson.topic() + lesson.first().label(), lesson, ShareComparison::plus));
            past.rules().stream()
                    .filter(rule -> rule.observed() > 0)
                    .forEach(rule -> effects.merge(rule.rule(), effect(rule), CountedShare::plus));
        }
        for (ShareComparison lesson : lessons.values()) {
            if (lesson.isKnown()) {
                known.add(recommended(lesson));
            } else {
                unknown.add(counted(lesson));
            }
        }
        effects.values().stream()
                .filter(effect -> effect.high() < SELDOM)
                .forEach(effect -> known.add(new Recommendation(
                        "Look at the rule \"" + effect.label() + "\": what it does seldom has an effect.",
                        "it had its effect " + words(effect) + interval(effect.low(), effect.high()),
                        effect.all(),
                        effect.low(),
                        effect.high())));
        return new LearnedAdvice(projects.size(), known, unknown);
    }

    private static CountedShare effect(RuleOutcome rule) {
        return new CountedShare(rule.rule(), rule.effective(), rule.observed());
    }

    private static Recommendation recommended(ShareComparison lesson) {
        return new Recommendation(
                advice(lesson),
                counted(lesson) + interval(lesson.low(), lesson.high()),
                lesson.first().all() + lesson.second().all(),
                lesson.low(),
                lesson.high());
    }

    private static String advice(ShareComparison lesson) {
        CountedShare more = lesson.difference() > 0 ? lesson.first() : lesson.second();
        CountedShare less = lesson.difference() > 0 ? lesson.second() : lesson.first();
        return lesson.topic().equals("went back")
                ? "Prefer " + less.label() + ": fewer of them go back than of " + more.label() + "."
                : "Prefer " + more.label() + ": they move a worker more often than " + less.label() + ".";
    }

    private static String counted(ShareComparison lesson) {
        return "%s: %s %s, %s %s"
                .formatted(
                        lesson.topic(),
                        lesson.first().label(),
                        words(lesson.first()),
                        lesson.second().label(),
                        words(lesson.second()));
    }

    private static String words(CountedShare share) {
        return share.all() == 0
                ? "never seen"
                : "%d of %d (%d %%)".formatted(share.hits(), share.all(), Math.round(100 * share.share()));
    }

    private static String interval(double low, double high) {
        return String.format(Locale.ROOT, "; 95 %%: %.0f to %.0f points", 100 * low, 100 * high);
    }

    List<String> advice() {
        return recommendations.stream().map(Recommendation::advice).toList();
    }

    List<String> evidence() {
        return recommendations.stream().map(Recommendation::evidence).toList();
    }
}
