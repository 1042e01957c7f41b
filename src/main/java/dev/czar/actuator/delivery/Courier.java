package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.Trail.Mark;
import dev.czar.decision.Journal;
import dev.czar.decision.Step;
import dev.czar.fact.DeliveryStep;
import dev.czar.project.Acknowledgements;
import dev.czar.project.ProjectProblem;
import dev.czar.project.Prompts;
import dev.czar.world.agent.ScreenTurn;
import dev.czar.world.terminal.Pane;
import dev.czar.world.terminal.Terminal;
import dev.czar.world.terminal.TerminalException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Delivers messages: gate, write, Enter, verify, each step journaled. The server's buffer is the witness of a write: it
 * is loaded before the step "writing" and removed by the paste itself, so after a crash a buffer that is still there
 * proves that nothing was pasted, and one that is gone forbids to paste again.
 */
public final class Courier {
    private final Terminal terminal;
    private final Acknowledgements acknowledgements;
    private final Prompts prompts;
    private final Journal journal;
    private final Clock clock;
    private final Timing timing;
    private final Gate gate;

    public Courier(
            Terminal terminal,
            Acknowledgements acknowledgements,
            Prompts prompts,
            Journal journal,
            Clock clock,
            Timing timing) {
        this.terminal = terminal;
        this.acknowledgements = acknowledgements;
        this.prompts = prompts;
        this.journal = journal;
        this.clock = clock;
        this.timing = timing;
        this.gate = new Gate(terminal, clock, timing.typing());
    }

    /** Delivers a message, or takes its delivery up after a crash: never pastes what may have been pasted. */
    public Receipt send(Seat seat, Letter letter) throws IOException, ProjectProblem, InterruptedException {
        Trail trail = trail(letter);
        Optional<Step> ended =
                trail.last(Mark.SUBMITTED, Mark.PICKED_UP, Mark.ACKNOWLEDGED, Mark.FAILED, Mark.UNCERTAIN);
        if (ended.isPresent()) {
            DeliveryStep step = DeliveryStep.valueOf(Mark.of(ended.get().name()).name());
            return Receipt.of(step, ended.get().detail());
        }
        if (acknowledgements.acknowledged(letter.id())) {
            return end(trail, DeliveryStep.ACKNOWLEDGED, "reported by the worker");
        }
        if (!trail.writing()) {
            return deliver(seat, letter);
        }
        if (trail.last(Mark.WRITTEN).isEmpty() && witnessed(letter)) {
            terminal.drop(letter.buffer());
            trail.mark(Mark.NOT_WRITTEN, "its buffer is still there");
            return deliver(seat, letter);
        }
        return lookAgain(seat, letter, trail);
    }

    /** The text was written, or may have been, by an earlier life. */
    private Receipt lookAgain(Seat seat, Letter letter, Trail trail) throws InterruptedException {
        Optional<Pane> pane = terminal.panes().of(seat.worker());
        if (pane.isEmpty()) {
            return end(trail, DeliveryStep.UNCERTAIN, "the session it was written to is gone");
        }
        if (Written.pid(trail.last(Mark.WRITING).orElseThrow()) != pane.get().pid()) {
            return end(trail, DeliveryStep.FAILED, "the process it was written to is gone");
        }
        Lookout lookout = new Lookout(terminal, acknowledgements, seat, letter, pane.get(), false);
        return new Submission(terminal, timing, trail).verify(lookout, pane.get());
    }

    /** Whether a message was, or may have been, written to its worker. */
    public boolean written(String decision) {
        return new Trail(journal, clock, decision).writing();
    }

    private Receipt deliver(Seat seat, Letter letter) throws IOException, ProjectProblem, InterruptedException {
        Trail trail = trail(letter);
        byte[] text = Envelope.bytes(new Parcel(prompts).pack(seat, letter));
        Deadline patience = new Deadline(timing.gate());
        while (true) {
            Opening opening = steady(seat);
            if (opening.isOpen()) {
                Optional<Receipt> written = write(seat, letter, text, opening);
                if (written.isPresent()) {
                    return written.get();
                }
                opening = Opening.later("the session changed before it could be written to");
            } else if (opening.passing() && gate.flush(seat)) {
                trail.mark(Mark.FLUSHED, "an earlier message was still in the composer");
            }
            if (!opening.passing() || patience.passed()) {
                trail.mark(Mark.REFUSED, opening.refusal());
                return opening.passing()
                        ? Receipt.deferred(opening.refusal())
                        : Receipt.of(DeliveryStep.FAILED, opening.refusal());
            }
            acknowledgements.await(letter.id(), timing.look());
        }
    }

    /** Two looks that agree, apart by what the agent needs to draw its screen. */
    private Opening steady(Seat seat) throws InterruptedException {
        Opening first = gate.look(seat);
        if (!first.isOpen()) {
            return first;
        }
        String before = screen(seat, first);
        pause(seat.agent().quiet());
        Opening second = gate.look(seat);
        boolean still = !seat.agent().unreadable() || before.equals(screen(seat, second));
        boolean same = first.pane().map(Pane::pid).equals(second.pane().map(Pane::pid))
                && first.state().turn() == second.state().turn();
        return !second.isOpen() || same && still ? second : Opening.later("the screen is changing");
    }

    private String screen(Seat seat, Opening opening) throws InterruptedException {
        try {
            return opening.isOpen() && seat.agent().unreadable()
                    ? terminal.screen(opening.pane().get())
                    : "";
        } catch (TerminalException unreadable) {
            return unreadable.getMessage();
        }
    }

    /** Empty when surely nothing was written and the gate should be looked at again. */
    private Optional<Receipt> write(Seat seat, Letter letter, byte[] text, Opening opening)
            throws InterruptedException, TerminalException {
        Trail trail = trail(letter);
        Pane pane = opening.pane().orElseThrow();
        terminal.load(letter.buffer(), text);
        trail.mark(Mark.WRITING, Written.detail(pane, text));
        try {
            terminal.paste(pane, letter.buffer());
        } catch (TerminalException failure) {
            if (!failure.maybeDone() || witnessed(letter)) {
                terminal.drop(letter.buffer());
                trail.mark(Mark.NOT_WRITTEN, failure.getMessage());
                return Optional.empty();
            }
        }
        trail.mark(Mark.WRITTEN, text.length + " bytes");
        boolean wasActive = opening.state().turn() == ScreenTurn.ACTIVE;
        Lookout lookout = new Lookout(terminal, acknowledgements, seat, letter, pane, wasActive);
        pause(seat.agent().gap());
        Submission submission = new Submission(terminal, timing, trail);
        submission.enter(lookout, pane);
        return Optional.of(submission.verify(lookout, pane));
    }

    private static void pause(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The buffer is still there, so it was not pasted; a server that cannot be asked proves nothing. */
    private boolean witnessed(Letter letter) throws InterruptedException {
        try {
            return terminal.holds(letter.buffer());
        } catch (TerminalException unreachable) {
            return false;
        }
    }

    private static Receipt end(Trail trail, DeliveryStep step, String evidence) {
        trail.mark(Mark.of(step), evidence);
        return Receipt.of(step, evidence);
    }

    private Trail trail(Letter letter) {
        return new Trail(journal, clock, letter.decision());
    }
}
