package dev.czar.sensor;

import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.WorkerCondition.Shortage;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.world.agent.ResetTimeReader;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Follows what a worker has run short of: each banner has one beginning and one end, however often it is read. */
final class ShortageTracker {
    /** A banner on the screen, the line above it, when it was first read and when it says that its time is over. */
    private record Banner(Resource resource, String words, String above, Instant first, Optional<Instant> reset) {}

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LATER_WORK = Duration.ofMinutes(1);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final String worker;
    private final ZoneId zone;
    private Optional<Banner> banner = Optional.empty();
    private boolean shown;
    private Optional<Instant> goneAtPrompt = Optional.empty();
    private boolean workedSince;
    private Duration worked = Duration.ZERO;
    private Instant lastRead = Instant.EPOCH;
    private int times;

    ShortageTracker(String worker, ZoneId zone) {
        this.worker = worker;
        this.zone = zone;
    }

    /** What was known before Czar was stopped; the same words on the first screen are the same banner. */
    void restore(WorkerResource last, Instant at) {
        if (last.resource() != Resource.AVAILABLE) {
            Instant first = at.minus(last.age());
            Optional<Instant> reset = Optional.of(first.plus(last.lasts())).filter(end -> end.isAfter(first));
            banner = Optional.of(new Banner(last.resource(), last.banner(), "", first, reset));
            shown = true;
        }
    }

    void read(ScreenState state, String screen, Instant now) {
        Duration step = ElapsedTime.between(lastRead, now);
        lastRead = now;
        if (state.shortage() != AgentShortage.NONE) {
            banner(state, screen, now);
            shown = true;
            goneAtPrompt = Optional.empty();
        } else if (state.turn() == ScreenTurn.ACTIVE) {
            shown = false;
            goneAtPrompt = Optional.empty();
            workedSince = true;
            worked = worked.plus(step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP);
        } else if (state.turn() == ScreenTurn.IDLE) {
            goneAtPrompt = shown ? Optional.of(now) : goneAtPrompt;
            shown = false;
        }
    }

    WorkerResource resource(Instant now) {
        if (!shown || banner.isEmpty()) {
            String gone = goneAtPrompt.flatMap(at -> banner).map(Banner::words).orElse("");
            Duration since =
                    goneAtPrompt.map(at -> ElapsedTime.between(at, now)).orElse(Duration.ZERO);
            return new WorkerResource(worker, Resource.AVAILABLE, Duration.ZERO, gone, Duration.ZERO, since);
        }
        Banner known = banner.get();
        Duration lasts = known.reset()
                .map(reset -> Duration.between(known.first(), reset))
                .map(left -> left.compareTo(Shortage.PASSED) < 0 ? Shortage.PASSED : left)
                .orElse(Duration.ZERO);
        Duration remaining =
                known.reset().map(reset -> ElapsedTime.between(now, reset)).orElse(Duration.ZERO);
        return new WorkerResource(
                worker, known.resource(), remaining, known.words(), lasts, ElapsedTime.between(known.first(), now));
    }

    private void banner(ScreenState state, String screen, Instant now) {
        List<String> lines = screen.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        Resource resource = WorkerTurnTracker.resource(state.shortage());
        String above = above(lines, state.banner());
        int count = (int)
                lines.stream().filter(line -> line.contains(state.banner())).count();
        Banner read = new Banner(resource, state.banner(), above, now, reset(state, now));
        banner = Optional.of(banner.map(known -> follow(known, read, count)).orElse(read));
        times = count;
        workedSince = false;
    }

    /** What is known of a banner after it, or another one, was read. */
    private Banner follow(Banner known, Banner read, int count) {
        boolean below = workedSince && count > times;
        boolean here = !below && (known.above().isEmpty() || known.above().equals(read.above()));
        boolean alike = known.resource() == read.resource();
        if (alike && known.words().equals(read.words())) {
            if (here || !workedSince && count <= times) {
                return new Banner(read.resource(), read.words(), read.above(), known.first(), known.reset());
            }
            Banner anew = new Banner(read.resource(), read.words(), read.above(), read.first(), again(known, read));
            worked = Duration.ZERO;
            return anew;
        }
        boolean less = alike
                && shown
                && !workedSince
                && known.reset().isPresent()
                && read.reset().isEmpty();
        if (less) {
            return known;
        }
        worked = Duration.ZERO;
        boolean repainted = alike && shown && here && !known.above().isEmpty();
        return repainted ? new Banner(read.resource(), read.words(), read.above(), known.first(), read.reset()) : read;
    }

    /** The same words right after their time, with hardly any work in between, do not mean tomorrow. */
    private Optional<Instant> again(Banner known, Banner read) {
        boolean nextDay = known.reset().isPresent()
                && read.reset().isPresent()
                && ElapsedTime.between(known.reset().get(), read.reset().get()).compareTo(DAY) >= 0;
        return nextDay && worked.compareTo(LATER_WORK) < 0 ? known.reset() : read.reset();
    }

    private Optional<Instant> reset(ScreenState state, Instant now) {
        return ResetTimeReader.read(state.until(), now.atZone(zone)).map(told -> now.plus(told.meant()));
    }

    private static String above(List<String> lines, String words) {
        for (int index = lines.size() - 1; index > 0; index--) {
            if (lines.get(index).contains(words)) {
                return lines.get(index - 1);
            }
        }
        return "";
    }
}
