package dev.czar.rule.health;

import dev.czar.decision.Decision;
import dev.czar.rule.health.RuleHealth.Flapping;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each decision came to stand after it had not stood in the cycle before. */
final class Comings {

    private static final class Course {
        private String rule;
        private int last;
        private int times;
    }

    private final Map<String, Course> courses = new HashMap<>();

    void stands(Decision decision, int cycle) {
        Course course = courses.computeIfAbsent(decision.key(), key -> new Course());
        course.times += course.times == 0 || course.last + 1 < cycle ? 1 : 0;
        course.last = cycle;
        course.rule = decision.rule();
    }

    List<Flapping> moreThan(int most) {
        return courses.entrySet().stream()
                .filter(entry -> entry.getValue().times > most)
                .map(entry -> new Flapping(entry.getKey(), entry.getValue().rule, entry.getValue().times))
                .sorted(Comparator.comparing(Flapping::times).reversed().thenComparing(Flapping::key))
                .toList();
    }
}
