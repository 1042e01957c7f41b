package dev.czar.rule.measure;

import dev.czar.fact.Snapshot;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleProfiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cycles taken evenly from a stream of unknown length: every one, then every second, every fourth, as it grows. */
final class SnapshotSample {

    private record Taken(Snapshot snapshot, RuleBook book) {}

    private final int most;
    private final List<Taken> taken = new ArrayList<>();
    private Optional<RuleProfiler> measured = Optional.empty();
    private int step = 1;
    private int offered;

    SnapshotSample(int most) {
        this.most = most;
    }

    void offer(Snapshot snapshot, RuleBook book) {
        if (offered++ % step == 0) {
            taken.add(new Taken(snapshot, book));
            measured = Optional.empty();
        }
        if (taken.size() > most) {
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
        if (measured.isEmpty()) {
            measured = Optional.of(measure());
        }
        return measured.get();
    }

    private RuleProfiler measure() {
        for (int run = 0; run < most && !taken.isEmpty(); run += taken.size()) {
            time(new RuleProfiler());
        }
        return time(new RuleProfiler());
    }

    private RuleProfiler time(RuleProfiler watch) {
        taken.forEach(one -> watch.run(one.snapshot(), one.book()));
        return watch;
    }
}
