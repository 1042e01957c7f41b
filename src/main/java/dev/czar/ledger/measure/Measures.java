package dev.czar.ledger.measure;

import java.util.List;
import java.util.function.Function;

/** Everything that is measured of a project's past; the same past always gives the same numbers. */
public final class Measures {

    private static final List<Function<Past, Measure>> ALL = List.of(
            new TaskAccuracy(),
            new DuplicatedWork(),
            new HumanActions(),
            new StuckDetection(),
            new CrashDetection(),
            new IdleTime(),
            new IdleBesideWork(),
            new DependencyWait(),
            new ConflictLead());

    private Measures() {}

    public static int humanActions(Past past) {
        return HumanActions.count(past);
    }

    public static List<Measure> of(Past past) {
        return ALL.stream().map(measure -> measure.apply(past)).toList();
    }
}
