package dev.czar.rule.measure;

import dev.czar.fact.Snapshot;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleProfiler;
import java.util.ArrayList;
import java.util.List;

/** Cycles taken evenly from a stream of unknown length: every one, then every second, every fourth, as it grows. */
final class SnapshotSample {

    static final int MOST = 200;

    private record Taken(Snapshot snapshot, RuleBook book) {}

    private final List<Taken> taken = new ArrayList<>();
    private int step = 1;
    private int offered;

    void offer(Snapshot snapshot, RuleBook book) {
        if (offered++ % step == 0) {
            taken.add(new Taken(snapshot, book));
        }
        if (taken.size() > MOST) {
            thinOut();
        }
    }

    private void thinOut() {
        List<Taken> all = List.copyOf(taken);
        taken.clear();
        for (int index = 0; index < all.size(); index += 2) {
            taken.add(all.get(index));
        }
        step *= 2;
    }

    /** What is not warm yet would count for the rules that come first, so a few rounds are not measured. */
    RuleProfiler measured() {
        for (int run = 0; run < MOST && !taken.isEmpty(); run += taken.size()) {
            time(new RuleProfiler());
        }
        return time(new RuleProfiler());
    }

    private RuleProfiler time(RuleProfiler watch) {
        taken.forEach(one -> watch.run(one.snapshot(), one.book()));
        return watch;
    }
}
