package dev.czar.web;

import dev.czar.fact.SensorFailed;
import dev.czar.loop.LoopHealth;
import dev.czar.rule.Quarantine;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with a loop, in words. What a sensor could not read it states as a fact, though it looked. */
final class Troubles {

    private Troubles() {}

    static List<String> of(LoopHealth health, Scene scene) {
        Stream<String> loop = health.alive() ? Stream.of() : Stream.of("the loop has ended");
        Stream<String> said = Stream.of(health.trouble(), health.ruleBookProblem(), health.configEdit())
                .filter(text -> !text.isEmpty());
        Stream<String> rules = health.quarantined().stream().map(Troubles::rule);
        Stream<String> sensors = health.sensors().stream()
                .filter(sensor -> !sensor.failure().isEmpty())
                .map(sensor -> sensor(sensor.name(), sensor.failure()));
        return Stream.of(loop, said, rules, sensors, unread(scene).stream())
                .flatMap(part -> part)
                .distinct()
                .toList();
    }

    /** Of what is known alone, as one knows it of the past. */
    static List<String> of(List<Quarantine> quarantined, Scene scene) {
        return Stream.concat(quarantined.stream().map(Troubles::rule), unread(scene).stream())
                .toList();
    }

    private static List<String> unread(Scene scene) {
        return scene.all(SensorFailed.class).stream()
                .map(failed -> sensor(failed.sensor(), failed.reason()))
                .toList();
    }

    private static String rule(Quarantine left) {
        return "rule \"" + left.rule() + "\" is left out: " + left.reason();
    }

    private static String sensor(String name, String reason) {
        return "sensor " + name + " cannot look: " + reason;
    }
}
