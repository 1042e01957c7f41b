package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.Trail.Mark;
import dev.czar.fact.DeliveryStep;
import dev.czar.world.terminal.Pane;
import dev.czar.world.terminal.Terminal;
import dev.czar.world.terminal.TerminalException;

/** What follows a write: Enter as a key of its own, looking for evidence, and Enter again (nothing else) when it was lost. */
final class Submission {
    private static final int RESCUES = 3;

    private final Terminal terminal;
    private final Timing timing;
    private final Trail trail;
    private int rescues;

    Submission(Terminal terminal, Timing timing, Trail trail) {
        this.terminal = terminal;
        this.timing = timing;
        this.trail = trail;
    }

    /** Not while a dialog is open, which it would answer. */
    void enter(Lookout lookout, Pane pane) throws InterruptedException {
        Deadline patience = new Deadline(timing.submission());
        while (lookout.look() == Sighting.DIALOG_OPEN && !patience.passed()) {
            lookout.await(timing.look());
        }
        if (patience.passed()) {
            return;
        }
        try {
            lookout.beforeEnter();
            terminal.pressEnter(pane);
            trail.mark(Mark.ENTERED, "");
        } catch (TerminalException failure) {
            trail.mark(Mark.ENTERED, "not known: " + failure.getMessage());
        }
    }

    Receipt verify(Lookout lookout, Pane pane) throws InterruptedException {
        Deadline submission = new Deadline(timing.submission());
        Deadline rescue = new Deadline(timing.rescue());
        while (!submission.passed()) {
            Sighting sighting = lookout.look();
            switch (sighting) {
                case ACKNOWLEDGED -> {
                    return end(DeliveryStep.ACKNOWLEDGED, "reported by the worker");
                }
                case PICKED_UP -> {
                    return end(DeliveryStep.PICKED_UP, "the agent works on it");
                }
                case SUBMITTED -> {
                    return pickUp(lookout);
                }
                case SESSION_GONE -> {
                    return end(DeliveryStep.UNCERTAIN, "the process ended after it was written");
                }
                case IN_COMPOSER -> {
                    if (rescue.passed() && rescues < RESCUES) {
                        rescue(pane);
                        rescue = new Deadline(timing.rescue().multipliedBy(1L << rescues));
                    }
                }
                case NOTHING, DIALOG_OPEN -> {}
            }
            lookout.await(timing.look());
        }
        return end(DeliveryStep.UNCERTAIN, "written, but no sign that it was submitted");
    }

    private Receipt pickUp(Lookout lookout) throws InterruptedException {
        Deadline patience = new Deadline(timing.pickUp());
        while (!patience.passed()) {
            Sighting sighting = lookout.look();
            if (sighting == Sighting.ACKNOWLEDGED) {
                return end(DeliveryStep.ACKNOWLEDGED, "reported by the worker");
            }
            if (sighting == Sighting.PICKED_UP) {
                return end(DeliveryStep.PICKED_UP, "the agent works on it");
            }
            lookout.await(timing.look());
        }
        return end(DeliveryStep.SUBMITTED, "it left the composer");
    }

    private void rescue(Pane pane) throws InterruptedException {
        rescues++;
        try {
            terminal.pressEnter(pane);
            trail.mark(Mark.RESCUED, "Enter " + rescues);
        } catch (TerminalException failure) {
            trail.mark(Mark.RESCUED, "Enter " + rescues + " failed: " + failure.getMessage());
        }
    }

    private Receipt end(DeliveryStep step, String evidence) {
        trail.mark(Mark.of(step), evidence);
        return Receipt.of(step, evidence);
    }
}
