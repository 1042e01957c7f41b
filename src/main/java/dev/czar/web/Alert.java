package dev.czar.web;

import dev.czar.decision.AlertHuman;
import dev.czar.decision.Decision;
import dev.czar.fact.Alerted;
import dev.czar.rule.CycleResult;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What needs a human as of the last cycle, since when they have been told, and the decision to tell them. */
public record Alert(String decision, String text, Duration age) {

    /** Those whose reason stands, the latest first; one that was given is wanted on, and vetoed, for as long as it does. */
    static List<Alert> of(CycleResult cycle, Scene scene) {
        return Stream.concat(cycle.decisions().stream(), cycle.vetoed().stream())
                .filter(decision -> decision.action() instanceof AlertHuman)
                .map(decision -> of(decision, (AlertHuman) decision.action(), scene))
                .sorted(Comparator.comparing(Alert::age).thenComparing(Alert::decision))
                .toList();
    }

    private static Alert of(Decision decision, AlertHuman alert, Scene scene) {
        Duration age =
                scene.one(Alerted.class, alert.target()).map(Alerted::ago).orElse(Duration.ZERO);
        return new Alert(decision.key(), alert.text(), age);
    }
}
