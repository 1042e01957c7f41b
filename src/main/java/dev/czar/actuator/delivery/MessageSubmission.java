package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.DeliveryLog.DeliveryMark;
import dev.czar.actuator.delivery.DeliveryTiming.Deadline;
import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.SubmissionProbe.SubmissionEvidence;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;

/** What follows a write: Enter as a key of its own, looking for evidence, and Enter again (nothing else) when it was lost. */
final class MessageSubmission {
    private static final int MAX_RETRIES = 3;

    private final TerminalHost terminal;
    private final DeliveryTiming timing;
    private final DeliveryLog deliveryLog;
    private int retries;

    MessageSubmission(TerminalHost terminal, DeliveryTiming timing, DeliveryLog trail) {
        this.terminal = terminal;
        this.timing = timing;
        this.deliveryLog = trail;
    }

    /** Not while a dialog is open, which it would answer. */
    void pressEnter(SubmissionProbe lookout, TerminalPane pane) throws InterruptedException {
        Deadline patience = new Deadline(timing.submission());
        while (lookout.probe() == SubmissionEvidence.DIALOG_OPEN && !patience.passed()) {
            lookout.await(timing.interval());
        }
        if (patience.passed()) {
            return;
        }
        try {
            lookout.rememberScreen();
            terminal.pressEnter(pane);
            deliveryLog.append(DeliveryMark.ENTERED, "");
        } catch (TerminalException failure) {
            deliveryLog.append(DeliveryMark.ENTERED, "not known: " + failure.getMessage());
        }
    }

    DeliveryResult verify(SubmissionProbe lookout, TerminalPane pane) throws InterruptedException {
        Deadline submission = new Deadline(timing.submission());
        Deadline rescue = new Deadline(timing.enterRetry());
        while (!submission.passed()) {
            SubmissionEvidence sighting = lookout.probe();
            switch (sighting) {
                case ACKNOWLEDGED -> {
                    return end(DeliveryStep.ACKNOWLEDGED, "reported by the worker");
                }
                case PICKED_UP -> {
                    return end(DeliveryStep.PICKED_UP, "the agent works on it");
                }
                case SUBMITTED -> {
                    return awaitPickUp(lookout);
                }
                case SESSION_GONE -> {
                    return end(DeliveryStep.UNCERTAIN, "the process ended after it was written");
                }
                case IN_COMPOSER -> {
                    if (rescue.passed() && retries < MAX_RETRIES) {
                        pressEnterAgain(pane);
                        rescue = new Deadline(timing.enterRetry().multipliedBy(1L << retries));
                    }
                }
                case NOTHING, DIALOG_OPEN -> {}
            }
            lookout.await(timing.interval());
        }
        return end(DeliveryStep.UNCERTAIN, "written, but no sign that it was submitted");
    }

    private DeliveryResult awaitPickUp(SubmissionProbe lookout) throws InterruptedException {
        Deadline patience = new Deadline(timing.pickUp());
        while (!patience.passed()) {
            SubmissionEvidence sighting = lookout.probe();
            if (sighting == SubmissionEvidence.ACKNOWLEDGED) {
                return end(DeliveryStep.ACKNOWLEDGED, "reported by the worker");
            }
            if (sighting == SubmissionEvidence.PICKED_UP) {
                return end(DeliveryStep.PICKED_UP, "the agent works on it");
            }
            lookout.await(timing.interval());
        }
        return end(DeliveryStep.SUBMITTED, "submitted");
    }

    private void pressEnterAgain(TerminalPane pane) throws InterruptedException {
        retries++;
        try {
            terminal.pressEnter(pane);
            deliveryLog.append(DeliveryMark.RESCUED, "Enter " + retries);
        } catch (TerminalException failure) {
            deliveryLog.append(DeliveryMark.RESCUED, "Enter " + retries + " failed: " + failure.getMessage());
        }
    }

    private DeliveryResult end(DeliveryStep step, String evidence) {
        deliveryLog.append(DeliveryMark.of(step), evidence);
        return DeliveryResult.of(step, evidence);
    }
}
