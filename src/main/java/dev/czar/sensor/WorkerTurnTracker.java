package dev.czar.sensor;

import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.Worker.ProtocolTurn;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.world.agent.AgentOutput;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.terminal.ProtocolReading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Follows whose move it is on a worker's screen; idle is believed when it was read twice. */
final class WorkerTurnTracker {
    private static final Duration STILL = Duration.ofSeconds(3);

    private final String worker;
    private final AgentProfile agent;
    private final ActivityTracker activity;
    private final ShortageTracker shortage;
    private final AgentOutput output;
    private final TurnDoubt doubt = new TurnDoubt();
    private final ScreenReader reader;

    private String text = "";
    private Instant changed = Instant.EPOCH;
    private ScreenState state = ScreenState.UNREADABLE;
    private Optional<ProtocolReading> protocol = Optional.empty();
    private Turn candidate = Turn.UNKNOWN;
    private Turn turn = Turn.UNKNOWN;
    private String sign = "";
    private Instant since = Instant.EPOCH;
    private Turn known = Turn.UNKNOWN;
    private Instant knownSince = Instant.EPOCH;

    WorkerTurnTracker(String worker, AgentProfile agent, ActivityTracker activity, ZoneId zone) {
        this.worker = worker;
        this.agent = agent;
        this.activity = activity;
        this.shortage = new ShortageTracker(worker, zone);
        this.output = new AgentOutput(agent);
        this.reader = new ScreenReader(agent);
    }

    /** Whether the screen must be read even when nothing was written to it: a reading waits to be confirmed, or is contradicted. */
    boolean needsReading(Instant now) {
        return candidate != turn
                || turn == Turn.UNKNOWN
                || agent.unreadable()
                || doubt.mustReread()
                || protocol.isEmpty() && activity.hooksContradict(worker, turn, now);
    }

    /** Whether another reading of the same screen would say the same. */
    boolean isSettled(Instant now) {
        return candidate == turn && now.isAfter(changed.plus(agent.quiet()).plus(STILL)) && !doubt.isOpen(now);
    }

    /** What the program itself said by now, with the words people read, last written to at {@code written}. */
    void read(ProtocolReading said, String words, Instant written, Instant now) {
        follow(words, written, now);
        state = said.state();
        protocol = Optional.of(said);
        shortage.read(state, words, now);
        Turn told = turn(state);
        candidate = told;
        turn = told;
        sign = state.sign();
        since = said.since().isAfter(Instant.EPOCH) ? said.since() : since.isAfter(Instant.EPOCH) ? since : now;
    }

    /** A screen read now, last written to at {@code written}. */
    void read(String screen, Instant written, Instant now) {
        follow(screen, written, now);
        state = reader.read(screen);
        shortage.read(state, screen, now);
        follow(now);
    }

    private void follow(String screen, Instant written, Instant now) {
        if (!screen.equals(text)) {
            changed = text.isEmpty() ? written : now;
            text = screen;
            activity.screen(worker, changed);
            if (output.addsWords(screen)) {
                activity.output(worker, changed);
                doubt.clear();
            }
        }
    }

    /** There is no screen to read, for this reason. */
    void markUnreadable(String reason, Instant now) {
        state = ScreenState.UNREADABLE;
        protocol = Optional.empty();
        text = "";
        activity.screenLost(worker);
        become(Turn.UNKNOWN, Turn.UNKNOWN, reason, now);
    }

    /** What was never read has been unknown since the first look, not since the beginning of time. */
    WorkerTurn turn(Instant now) {
        if (since.equals(Instant.EPOCH)) {
            since = now;
        }
        boolean prompt = protocol.isEmpty() && turn == Turn.IDLE && state.turn() == ScreenTurn.IDLE;
        if (prompt && doubt.about(since, activity.of(worker).progress(), now)) {
            return new WorkerTurn(worker, Turn.UNKNOWN, TurnDoubt.SIGN, doubt.age(now));
        }
        boolean background = turn == Turn.ACTIVE && state.background();
        String question = turn == Turn.AWAITING_INPUT ? state.question() : "";
        return new WorkerTurn(worker, turn, sign, ElapsedTime.between(since, now), background, question);
    }

    /** Whose move it is by the program's own word, where it has a protocol. */
    Optional<ProtocolTurn> protocolTurn(Instant now) {
        return protocol.map(
                said -> new ProtocolTurn(worker, turn, sign, said.conversation(), ElapsedTime.between(since, now)));
    }

    WorkerResource resource(Instant now) {
        return shortage.resource(now);
    }

    /** What was known before Czar was stopped; it holds as long as the first screens say the same. */
    void restore(WorkerTurn last, Instant at) {
        known = last.turn();
        knownSince = at.minus(last.age());
    }

    void restore(WorkerResource last, Instant at) {
        shortage.restore(last, at);
    }

    static Resource resource(AgentShortage shortage) {
        return switch (shortage) {
            case NONE -> Resource.AVAILABLE;
            case RATE_LIMITED -> Resource.RATE_LIMITED;
            case QUOTA_EXCEEDED -> Resource.QUOTA_EXCEEDED;
            case OUT_OF_CREDIT -> Resource.OUT_OF_CREDIT;
            case SERVER_ERROR -> Resource.SERVER_ERROR;
            case CONTEXT_FULL -> Resource.CONTEXT_FULL;
            case AUTH_LOST -> Resource.AUTH_LOST;
        };
    }

    private void follow(Instant now) {
        if (agent.unreadable()) {
            boolean silent = ElapsedTime.between(changed, now).compareTo(agent.quiet()) >= 0;
            become(silent ? Turn.IDLE : Turn.ACTIVE, candidate, silent ? "silence" : "output", now);
            return;
        }
        Turn seen = turn(state);
        boolean reported = seen == Turn.UNKNOWN && activity.turn(worker).isPresent();
        Turn next = reported ? activity.turn(worker).get().turn() : seen;
        become(next, candidate, reported ? "report" : state.sign(), now);
    }

    private static Turn turn(ScreenState state) {
        return switch (state.turn()) {
            case ACTIVE -> Turn.ACTIVE;
            case IDLE -> Turn.IDLE;
            case AWAITING_INPUT -> Turn.AWAITING_INPUT;
            case UNKNOWN -> Turn.UNKNOWN;
        };
    }

    private void become(Turn next, Turn before, String nextSign, Instant now) {
        candidate = next;
        if (next == Turn.IDLE && before != Turn.IDLE) {
            return;
        }
        if (next != turn) {
            since = next == known && known != Turn.UNKNOWN ? knownSince : now;
            doubt.clear();
        }
        known = next == Turn.UNKNOWN ? known : Turn.UNKNOWN;
        turn = next;
        sign = nextSign;
    }
}
