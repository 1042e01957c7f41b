package dev.czar.sensor;

import dev.czar.world.git.Clash;
import dev.czar.world.git.ConflictLines;
import dev.czar.world.git.Lines;
import dev.czar.world.git.Merge;
import dev.czar.world.git.MergePair;
import dev.czar.world.git.OwnChanges;
import dev.czar.world.git.Workbench;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which workers clash in a round, and where. */
final class Findings {
    private static final int REMEMBERED = 5_000;

    private final Workbench bench;
    private final Forecast forecast;
    private final Changes changes;
    private final Blame blame;
    private final ConflictLines lines;
    private final Map<Clash, Lines> found = new HashMap<>();

    Findings(Workbench bench, Forecast forecast, Changes changes, OwnChanges own) {
        this.bench = bench;
        this.forecast = forecast;
        this.changes = changes;
        this.blame = new Blame(own, changes);
        this.lines = new ConflictLines(bench);
    }

    /** One entry per two workers; whoever is ahead in the tip without being a worker goes by the mainline's name. */
    Collection<Clashes> of(Round round, List<Procession.Step> steps, String mainline) {
        if (found.size() > REMEMBERED) {
            found.clear();
        }
        Map<String, Clashes> all = new TreeMap<>();
        Foundations foundations = new Foundations(bench, forecast, changes, round);
        List<Quarrel> quarrels = quarrels(round, foundations);
        blame.prepare(quarrels);
        quarrels.stream().filter(blame::isTheirs).forEach(quarrel -> add(quarrel, all));
        round.contenders().forEach(one -> withTip(one, round, mainline, all));
        steps.forEach(step -> inOrder(step, round, all));
        return all.values();
    }

    private List<Quarrel> quarrels(Round round, Foundations foundations) {
        List<Quarrel> quarrels = new ArrayList<>();
        List<Contender> contenders = round.contenders();
        for (int first = 0; first < contenders.size(); first++) {
            Contender left = contenders.get(first);
            for (Contender right : contenders.subList(first + 1, contenders.size())) {
                if (!left.worker().equals(right.worker())
                        && forecast.of(Forecast.pair(left.commit(), right.commit()))
                                instanceof Merge.Conflicting conflict) {
                    quarrels.add(new Quarrel(foundations.side(left, right), foundations.side(right, left), conflict));
                }
            }
        }
        return quarrels;
    }

    private void add(Quarrel quarrel, Map<String, Clashes> all) {
        Contender left = quarrel.left().contender();
        Contender right = quarrel.right().contender();
        Clashes clashes = changes.isSmaller(quarrel.right(), quarrel.left())
                ? between(right.worker(), left.worker(), all)
                : between(left.worker(), right.worker(), all);
        MergePair pair = Forecast.pair(left.commit(), right.commit());
        MergePair committed = Forecast.pair(left.branch().head(), right.branch().head());
        boolean leftFirst = pair.ours().equals(left.commit());
        add(clashes, (leftFirst ? left : right).worker(), quarrel.conflict(), onlyDrafted(pair, committed));
    }

    /** A branch against the tip: the other side is whoever brought the files in. */
    private void withTip(Contender one, Round round, String mainline, Map<String, Clashes> all) {
        MergePair pair = Forecast.pair(round.tip(), one.commit());
        if (!(forecast.of(pair) instanceof Merge.Conflicting conflict)) {
            return;
        }
        List<String> others = new ArrayList<>();
        for (TaskBranch other : round.integrated()) {
            if (!other.worker().equals(one.worker())
                    && changes.brought(other, round.tip()).stream().anyMatch(conflict.files()::contains)) {
                others.add(other.worker());
            }
        }
        boolean uncommitted =
                onlyDrafted(pair, Forecast.pair(round.tip(), one.branch().head()));
        for (String other : others.isEmpty() ? List.of(mainline) : others) {
            String ours = pair.ours().equals(one.commit()) ? one.worker() : other;
            add(between(one.worker(), other, all), ours, conflict, uncommitted);
        }
    }

    /** What clashes only with several others together; the last of them that touched the files is named. */
    private void inOrder(Procession.Step step, Round round, Map<String, Clashes> all) {
        Contender one = step.contender();
        if (!(step.merge() instanceof Merge.Conflicting conflict) || clashesAlone(step, round)) {
            return;
        }
        List<Contender> before = step.before();
        for (int last = before.size() - 1; last >= 0; last--) {
            Contender other = before.get(last);
            if (!other.worker().equals(one.worker())
                    && changes.files(round.tip(), other.branch().head()).stream()
                            .anyMatch(conflict.files()::contains)) {
                add(between(one.worker(), other.worker(), all), other.worker(), conflict, false);
                return;
            }
        }
    }

    private boolean clashesAlone(Procession.Step step, Round round) {
        String head = step.contender().branch().head();
        return forecast.of(Forecast.pair(round.tip(), head)) instanceof Merge.Conflicting
                || step.before().stream()
                        .anyMatch(other ->
                                forecast.of(Forecast.pair(other.branch().head(), head)) instanceof Merge.Conflicting);
    }

    private boolean onlyDrafted(MergePair pair, MergePair committed) {
        return !pair.equals(committed) && !(forecast.of(committed) instanceof Merge.Conflicting);
    }

    private void add(Clashes clashes, String ours, Merge.Conflicting conflict, boolean uncommitted) {
        conflict.clashes()
                .forEach(clash -> clashes.add(ours, clash, found.computeIfAbsent(clash, lines::of), uncommitted));
    }

    private static Clashes between(String mover, String other, Map<String, Clashes> all) {
        String key = mover.compareTo(other) < 0 ? mover + "/" + other : other + "/" + mover;
        return all.computeIfAbsent(key, any -> new Clashes(mover, other));
    }
}
