package dev.czar.rule.measure;

import dev.czar.decision.Decision;
import dev.czar.rule.measure.RuleHealth.FlappingDecision;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each decision came to stand after it had not stood in the cycle before. */
final class FlappingCounter {

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

    List<FlappingDecision> moreThan(int most) {
        return courses.entrySet().stream()
                .filter(entry -> entry.getValue().times > most)
                .map(entry -> new FlappingDecision(entry.getKey(), entry.getValue().rule, entry.getValue().times))
                .sorted(Comparator.comparing(FlappingDecision::times).reversed().thenComparing(FlappingDecision::key))
                .toList();
    }
}
