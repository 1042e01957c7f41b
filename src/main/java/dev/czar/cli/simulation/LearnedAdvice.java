package dev.czar.cli.simulation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.czar.cli.console.DurationText;
import dev.czar.ledger.measure.ProjectLessons;
import dev.czar.ledger.measure.RuleOutcome;
import dev.czar.ledger.measure.ShareComparison;
import dev.czar.ledger.measure.ShareComparison.CountedShare;
import dev.czar.ledger.measure.TimeComparison;
import dev.czar.ledger.measure.TimeComparison.LoggedTimes;
import dev.czar.project.queue.ProjectHistoryFile.TaskPatterns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What all remembered projects together advise, each piece with its numbers; and what they cannot tell yet. */
record LearnedAdvice(
        int projects,
        List<Recommendation> recommendations,
        List<String> unknown,
        @JsonIgnore List<ShareComparison> shown) {

    /** One piece of advice and what it comes from; the interval is at 95 %, of a share or a difference of shares from -1 to 1, of times as a factor. */
    record Recommendation(String advice, String evidence, int cases, double low, double high) {}

    /** Fewer effects than this, of a hundred, make a rule's decisions not worth their trouble. */
    private static final double SELDOM = 0.3;

    private static final String AGENTS = "tasks of ";

    LearnedAdvice {
        recommendations = List.copyOf(recommendations);
        unknown = List.copyOf(unknown);
        shown = List.copyOf(shown);
    }

    static LearnedAdvice of(List<ProjectPast> projects) {
        List<Recommendation> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Map<String, ShareComparison> lessons = new LinkedHashMap<>();
        Map<String, CountedShare> effects = new LinkedHashMap<>();
        Map<String, TimeComparison> times = new LinkedHashMap<>();
        for (ProjectPast past : projects) {
            past.times().forEach(time -> times.merge(time.topic() + time.first().label(), time, TimeComparison::plus));
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
        for (TimeComparison time : times.values()) {
            if (time.isKnown()) {
                known.add(recommended(time));
            } else {
                unknown.add(counted(time));
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
        return new LearnedAdvice(
                projects.size(),
                known,
                unknown,
                lessons.values().stream().filter(ShareComparison::isKnown).toList());
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
        return lesson.topic().equals(ProjectLessons.WENT_BACK)
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

    private static Recommendation recommended(TimeComparison time) {
        boolean faster = time.ratio() < 1;
        return new Recommendation(
                "Know that %s take %s than %s."
                        .formatted(
                                time.first().label(),
                                faster ? "less time" : "more time",
                                time.second().label()),
                counted(time)
                        + String.format(
                                Locale.ROOT,
                                "; %.1f times as long, 95 %%: %.1f to %.1f times",
                                time.ratio(),
                                time.low(),
                                time.high()),
                time.first().cases() + time.second().cases(),
                time.low(),
                time.high());
    }

    private static String counted(TimeComparison time) {
        return "%s: %s %s, %s %s"
                .formatted(
                        time.topic(),
                        time.first().label(),
                        words(time.first()),
                        time.second().label(),
                        words(time.second()));
    }

    private static String words(LoggedTimes times) {
        return times.cases() == 0
                ? "never seen"
                : "%s (%d)".formatted(DurationText.of(Duration.ofSeconds(Math.round(times.typical()))), times.cases());
    }

    /** Ways of writing tasks that were shown to matter, the better ones and the worse ones, each with its numbers. */
    TaskPatterns patterns() {
        List<String> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        shown.stream()
                .filter(lesson -> lesson.topic().equals(ProjectLessons.WENT_BACK))
                .filter(lesson -> !lesson.first().label().startsWith(AGENTS))
                .forEach(lesson -> {
                    boolean worse = lesson.difference() > 0;
                    bad.add(sentence(worse ? lesson.first() : lesson.second()));
                    good.add(sentence(worse ? lesson.second() : lesson.first()));
                });
        return new TaskPatterns(good, bad);
    }

    private static String sentence(CountedShare share) {
        return share.label() + ": sent back " + words(share);
    }

    List<String> advice() {
        return recommendations.stream().map(Recommendation::advice).toList();
    }

    List<String> evidence() {
        return recommendations.stream().map(Recommendation::evidence).toList();
    }
}
