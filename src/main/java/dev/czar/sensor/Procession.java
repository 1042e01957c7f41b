package dev.czar.sensor;

import dev.czar.world.git.Merge;
import dev.czar.world.git.MergePair;
import dev.czar.world.git.Workbench;
import java.util.ArrayList;
import java.util.List;

/** Branches merged one after the other onto the tip; one that conflicts is left out. Drafts do not take part. */
final class Procession {
    /** A step, and the members before it. */
    record Step(Contender contender, Merge merge, List<Contender> before) {}

    private final Workbench bench;
    private final Forecast forecast;

    Procession(Workbench bench, Forecast forecast) {
        this.bench = bench;
        this.forecast = forecast;
    }

    List<Step> of(String tip, List<Contender> order) {
        List<Step> steps = new ArrayList<>();
        List<Contender> before = new ArrayList<>();
        String reached = tip;
        for (Contender next : order) {
            String head = next.branch().head();
            Merge merge = forecast.of(new MergePair(reached, head));
            steps.add(new Step(next, merge, List.copyOf(before)));
            if (merge instanceof Merge.Clean clean) {
                reached = bench.commit(clean.tree(), reached, head);
                before.add(next);
            }
        }
        return steps;
    }
}
