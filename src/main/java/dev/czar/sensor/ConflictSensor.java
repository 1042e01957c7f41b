package dev.czar.sensor;

import dev.czar.fact.ConflictMatrix;
import dev.czar.fact.Dependency;
import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.fact.TaskFiles;
import dev.czar.world.git.History;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Forecasts which task branches, with what is uncommitted on them, will not merge with each other or with what is integrated already. */
public final class ConflictSensor implements Sensor, AutoCloseable {
    private final Territory territory;
    private final Supplier<Snapshot> known;
    private final Clock clock;
    private final Episodes episodes = new Episodes();
    private Workshop workshop;

    /** {@code known} is the board, which knows the tasks' dependencies and declared files. */
    public ConflictSensor(Territory territory, Supplier<Snapshot> known, Clock clock) {
        this.territory = territory;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "conflicts";
    }

    @Override
    public synchronized List<Observation> sense() {
        if (workshop == null || workshop.isWorn()) {
            close();
            workshop = new Workshop(territory);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Round round = round(now);
        workshop.forecast().prepare(round.pairs());
        List<Procession.Step> steps =
                workshop.procession().of(round.tip(), workshop.order().of(round, known(Dependency.class)));
        List<Fact> facts = new ArrayList<>();
        facts.add(matrix(round, steps));
        facts.addAll(episodes.facts(
                workshop.findings()
                        .of(round, steps, territory.trunk().mainline().name()),
                now));
        facts.addAll(workshop.overlaps().of(round, known(TaskFiles.class)));
        workshop.forget();
        return facts.stream().map(fact -> Observation.of(fact, name(), now)).toList();
    }

    @Override
    public synchronized void close() {
        if (workshop != null) {
            workshop.close();
            workshop = null;
        }
    }

    private Round round(Instant now) {
        String tip = territory.trunk().tip(territory.repository());
        History history = territory.repository().history();
        List<TaskBranch> active = new ArrayList<>();
        List<TaskBranch> integrated = new ArrayList<>();
        for (TaskBranch branch : TaskBranch.all(territory.repository(), territory.workers())) {
            (history.contains(tip, branch.head()) ? integrated : active).add(branch);
        }
        List<Contender> contenders = workshop.contenders().of(active, now);
        return new Round(tip, contenders, integrated);
    }

    private ConflictMatrix matrix(Round round, List<Procession.Step> steps) {
        Forecast forecast = workshop.forecast();
        List<String> cells = new ArrayList<>();
        StringBuilder mainline = new StringBuilder();
        for (Contender one : round.contenders()) {
            StringBuilder row = new StringBuilder();
            for (Contender other : round.contenders()) {
                row.append(
                        one.equals(other) ? '-' : Round.cell(forecast.of(Forecast.pair(one.commit(), other.commit()))));
            }
            cells.add(row.toString());
            mainline.append(Round.cell(forecast.of(Forecast.pair(round.tip(), one.commit()))));
        }
        StringBuilder cumulative = new StringBuilder();
        steps.forEach(step -> cumulative.append(Round.cell(step.merge())));
        return new ConflictMatrix(
                round.tip(),
                workshop.authority(),
                names(round.contenders()),
                names(round.contenders().stream().filter(Contender::draft).toList()),
                cells,
                mainline.toString(),
                names(steps.stream().map(Procession.Step::contender).toList()),
                cumulative.toString());
    }

    private static List<String> names(List<Contender> contenders) {
        return contenders.stream().map(one -> one.branch().name()).toList();
    }

    private <F extends Fact> List<F> known(Class<F> type) {
        return known.get().facts().stream()
                .map(Known::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
