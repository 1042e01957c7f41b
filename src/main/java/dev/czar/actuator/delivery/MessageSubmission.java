package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.DeliveryLog.DeliveryMark;
import dev.czar.actuator.delivery.DeliveryTiming.Deadline;
import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.SubmissionProbe.ProbeResult;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.project.files.FencedText;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.util.Optional;

/** What follows a write: Enter as a key of its own, looking for evidence, and Enter again (nothing else) when it was lost. */
final class MessageSubmission {
    private static final int MAX_RETRIES = 3;
    private static final int LONGEST_SHOWN = 160;

    private final TerminalHost terminal;
    private final DeliveryTiming timing;
    private final DeliveryLog deliveryLog;
    private final SubmissionProbe probe;
    private int retries;
    private int returns;

    MessageSubmission(TerminalHost terminal, DeliveryTiming timing, DeliveryLog log, SubmissionProbe probe) {
        this.terminal = terminal;
        this.timing = timing;
        this.deliveryLog = log;
        this.probe = probe;
    }

    /** Presses Enter, once our text stands in the input line and nowhere else, and finds out what came of it. */
    DeliveryResult submit(TerminalPane pane) throws InterruptedException {
        Optional<DeliveryResult> obstacle = pressEnter(pane);
        return obstacle.isPresent() ? obstacle.get() : verify(pane);
    }

    /** Empty when Enter was pressed or is not needed any more. */
    private Optional<DeliveryResult> pressEnter(TerminalPane pane) throws InterruptedException {
        Deadline patience = new Deadline(timing.submission());
        ProbeResult seen = probe.look();
        while (!patience.passed()) {
            switch (seen.evidence()) {
                case IN_COMPOSER, NOT_ECHOED -> {
                    if (pressed(pane, seen)) {
                        return Optional.empty();
                    }
                }
                case DIALOG_OPEN, NOTHING -> {}
                default -> {
                    return Optional.empty();
                }
            }
            probe.await(timing.interval());
            seen = probe.look();
        }
        return Optional.of(notEntered(seen));
    }

    private DeliveryResult notEntered(ProbeResult last) {
        if (last.evidence() != SubmissionProbe.SubmissionEvidence.DIALOG_OPEN) {
            String obstacle = "written, but not seen in the input line, so Enter was not pressed" + instead(last);
            return end(DeliveryStep.UNCERTAIN, obstacle);
        }
        return heldBack("a dialog opened before Enter: " + FencedText.shortened(last.instead(), LONGEST_SHOWN));
    }

    private DeliveryResult heldBack(String reason) {
        deliveryLog.append(DeliveryMark.HELD, reason);
        return DeliveryResult.deferred(reason);
    }

    /** False when the screen had changed by the time the key would have arrived. */
    private boolean pressed(TerminalPane pane, ProbeResult seen) throws InterruptedException {
        try {
            if (seen.shown().isEmpty()) {
                terminal.pressEnter(pane);
            } else {
                terminal.pressEnterWhile(pane, seen.shown());
            }
            deliveryLog.append(DeliveryMark.ENTERED, "");
        } catch (TerminalException failure) {
            if (!failure.outcomeUnknown()) {
                return false;
            }
            deliveryLog.append(DeliveryMark.ENTERED, "not known: " + failure.getMessage());
        }
        probe.rememberEnter();
        return true;
    }

    DeliveryResult verify(TerminalPane pane) throws InterruptedException {
        Deadline submission = new Deadline(probe.patience(timing));
        Deadline rescue = new Deadline(timing.enterRetry());
        ProbeResult seen = ProbeResult.nothing("");
        while (!submission.passed()) {
            seen = probe.look();
            switch (seen.evidence()) {
                case ACKNOWLEDGED -> {
                    return end(DeliveryStep.ACKNOWLEDGED, "reported by the worker");
                }
                case PICKED_UP -> {
                    return end(DeliveryStep.PICKED_UP, "the agent works on it");
                }
                case SUBMITTED, GONE_FROM_COMPOSER -> {
                    Optional<DeliveryResult> result =
                            awaitPickUp(seen.evidence() == SubmissionProbe.SubmissionEvidence.SUBMITTED);
                    if (result.isPresent()) {
                        return result.get();
                    }
                    if (++returns > MAX_RETRIES) {
                        return end(DeliveryStep.UNCERTAIN, "entered, but it came back into the input line");
                    }
                    submission = new Deadline(probe.patience(timing));
                }
                case SESSION_GONE -> {
                    return end(DeliveryStep.UNCERTAIN, "the process ended after it was written");
                }
                case IN_COMPOSER -> {
                    if (rescue.passed() && retries < MAX_RETRIES) {
                        pressEnterAgain(pane, seen);
                        rescue = new Deadline(timing.enterRetry().multipliedBy(1L << retries));
                    }
                }
                case NOTHING, NOT_ECHOED, DIALOG_OPEN -> {}
            }
            probe.await(timing.interval());
        }
        if (seen.evidence() == SubmissionProbe.SubmissionEvidence.IN_COMPOSER && probe.keptByWork()) {
            return heldBack("it stands in the input line of a program that was at work when Enter was pressed");
        }
        return end(
                DeliveryStep.UNCERTAIN,
                probe.unreadable()
                        ? "entered, but the input line of this program cannot be read, so only its answer will tell"
                        : "written, but no sign that it was submitted" + instead(seen));
    }

    /** What the last look found in place of our text, as the end of a sentence. */
    private static String instead(ProbeResult last) {
        return switch (last.evidence()) {
            case IN_COMPOSER -> "; it stands in the input line";
            case DIALOG_OPEN -> "; a dialog is open: " + FencedText.shortened(last.instead(), LONGEST_SHOWN);
            default -> last.instead().isEmpty() ? "" : "; " + FencedText.shortened(last.instead(), LONGEST_SHOWN);
        };
    }

    /** Empty when it is not {@code proven} to be taken and stands in the input line again: Enter was lost. */
    private Optional<DeliveryResult> awaitPickUp(boolean proven) throws InterruptedException {
        Deadline patience = new Deadline(timing.pickUp());
        boolean taken = proven;
        while (!patience.passed()) {
            switch (probe.look().evidence()) {
                case ACKNOWLEDGED -> {
                    return Optional.of(end(DeliveryStep.ACKNOWLEDGED, "reported by the worker"));
                }
                case PICKED_UP -> {
                    return Optional.of(end(DeliveryStep.PICKED_UP, "the agent works on it"));
                }
                case SESSION_GONE -> {
                    if (!taken) {
                        return Optional.of(end(DeliveryStep.UNCERTAIN, "the process ended after it was entered"));
                    }
                }
                case SUBMITTED -> taken = true;
                case IN_COMPOSER -> {
                    if (!taken) {
                        return Optional.empty();
                    }
                }
                default -> {}
            }
            probe.await(timing.interval());
        }
        return Optional.of(end(DeliveryStep.SUBMITTED, "submitted"));
    }

    private void pressEnterAgain(TerminalPane pane, ProbeResult seen) throws InterruptedException {
        try {
            terminal.pressEnterWhile(pane, seen.shown());
            retries++;
            deliveryLog.append(DeliveryMark.RESCUED, "Enter " + retries);
        } catch (TerminalException failure) {
            retries += failure.outcomeUnknown() ? 1 : 0;
            deliveryLog.append(DeliveryMark.RESCUED, "Enter not pressed: " + failure.getMessage());
        }
    }

    private DeliveryResult end(DeliveryStep step, String evidence) {
        deliveryLog.append(DeliveryMark.of(step), evidence);
        return DeliveryResult.of(step, evidence);
    }
}
