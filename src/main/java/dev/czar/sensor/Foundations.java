package dev.czar.sensor;

import dev.czar.world.git.History;
import dev.czar.world.git.Merge;
import dev.czar.world.git.Stake;
import dev.czar.world.git.Workbench;
import java.util.List;
import java.util.Optional;

/** What each branch merely contains: of the tip, and of other workers' branches that are not in it yet. */
final class Foundations {
    private final Workbench bench;
    private final Forecast forecast;
    private final Changes changes;
    private final String tip;
    private final List<Contender> contenders;

    Foundations(Workbench bench, Forecast forecast, Changes changes, Round round) {
        this.bench = bench;
        this.forecast = forecast;
        this.changes = changes;
        this.tip = round.tip();
        this.contenders = round.contenders();
    }

    /** What is this branch's own when it meets the rival. */
    Side side(Contender one, Contender rival) {
        String base = changes.base(tip, one.commit())
                .or(() -> changes.base(one.commit(), rival.commit()))
                .orElse(one.commit());
        String foundation = borrowed(one, rival).map(part -> both(part, base)).orElse(base);
        return new Side(one, new Stake(foundation, one.commit()));
    }

    /** The largest part of another's branch that this one contains. */
    private Optional<String> borrowed(Contender one, Contender rival) {
        History history = bench.history();
        String most = "";
        int size = 0;
        for (Contender other : contenders) {
            Optional<String> part = other.equals(rival) ? Optional.empty() : shared(one, other);
            int count = part.map(commit -> history.count(commit, tip)).orElse(0);
            if (count > size) {
                most = part.orElseThrow();
                size = count;
            }
        }
        return most.isEmpty() ? Optional.empty() : Optional.of(most);
    }

    /** What two branches share is his whose branch ends there; where neither does, it is his who comes first by name. */
    private Optional<String> shared(Contender one, Contender other) {
        if (one.worker().equals(other.worker())) {
            return Optional.empty();
        }
        String head = other.branch().head();
        boolean earlier = other.branch().name().compareTo(one.branch().name()) < 0;
        return changes.base(one.branch().head(), head)
                .filter(base -> base.equals(head)
                        || (earlier && !base.equals(one.branch().head())));
    }

    private String both(String part, String base) {
        if (bench.history().contains(part, base)) {
            return part;
        }
        return forecast.of(Forecast.pair(part, base)) instanceof Merge.Clean clean
                ? bench.commit(clean.tree(), part, base)
                : base;
    }
}
