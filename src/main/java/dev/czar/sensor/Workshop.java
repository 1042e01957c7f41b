package dev.czar.sensor;

import dev.czar.world.git.MergeTree;
import dev.czar.world.git.OwnChanges;
import dev.czar.world.git.ScratchFolder;
import dev.czar.world.git.Workbench;
import java.util.Locale;

/** A workbench, and everything that is remembered of what was made on it. */
final class Workshop implements AutoCloseable {
    private static final int MOST_MERGES = 2_000;

    private final Workbench bench;
    private final MergeTree merger;
    private final Forecast forecast;
    private final Changes changes;
    private final Contenders contenders;
    private final Findings findings;

    Workshop(Territory territory) {
        bench = Workbench.at(ScratchFolder.of(territory.repository()), territory.repository());
        merger = territory.merger().on(bench);
        forecast = new Forecast(merger);
        changes = new Changes(bench);
        contenders = new Contenders(territory, bench);
        findings = new Findings(bench, forecast, changes, new OwnChanges(bench, merger));
    }

    Forecast forecast() {
        return forecast;
    }

    Contenders contenders() {
        return contenders;
    }

    PlannedOrder order() {
        return new PlannedOrder(forecast, changes);
    }

    Procession procession() {
        return new Procession(bench, forecast);
    }

    Findings findings() {
        return findings;
    }

    Overlaps overlaps() {
        return new Overlaps(changes);
    }

    String authority() {
        return merger.authority().name().toLowerCase(Locale.ROOT);
    }

    void forget() {
        forecast.forgetUnused();
        changes.forgetOld();
    }

    /** So much was made here that it is time to begin anew. */
    boolean isWorn() {
        return forecast.made() > MOST_MERGES;
    }

    @Override
    public void close() {
        bench.close();
    }
}
