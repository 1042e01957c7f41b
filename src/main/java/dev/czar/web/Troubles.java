package dev.czar.web;

import dev.czar.loop.LoopHealth;
import dev.czar.rule.Quarantine;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with a loop, in words. */
final class Troubles {

    private Troubles() {}

    static List<String> of(LoopHealth health) {
        Stream<String> loop = health.alive() ? Stream.of() : Stream.of("the loop has ended");
        Stream<String> said = Stream.of(health.trouble(), health.ruleBookProblem(), health.configEdit())
                .filter(text -> !text.isEmpty());
        Stream<String> rules = health.quarantined().stream().map(Troubles::rule);
        Stream<String> sensors = health.sensors().stream()
                .filter(sensor -> !sensor.failure().isEmpty())
                .map(sensor -> sensor(sensor.name(), sensor.failure()));
        return Stream.of(loop, said, rules, sensors).flatMap(part -> part).toList();
    }

    static String rule(Quarantine left) {
        return "rule \"" + left.rule() + "\" is left out: " + left.reason();
    }

    static String sensor(String name, String reason) {
        return "sensor " + name + " cannot look: " + reason;
    }
}
