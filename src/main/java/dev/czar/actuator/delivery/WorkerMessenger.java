package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Message;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.HeldMessage;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.io.FailureText;
import dev.czar.io.ShellQuoting;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.PromptTemplates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Says the words of a prompt to a worker and tells how that ended. */
public final class WorkerMessenger {
    private final MessageDelivery delivery;
    private final WorkerSessions sessions;
    private final PromptTemplates prompts;
    private final Clock clock;

    public WorkerMessenger(MessageDelivery delivery, WorkerSessions sessions, PromptTemplates prompts, Clock clock) {
        this.delivery = delivery;
        this.sessions = sessions;
        this.prompts = prompts;
        this.clock = clock;
    }

    /** Fills and delivers a prompt; {@code values} add to worker, task, branch, report and id. */
    public DeliveryResult sendPrompt(Message action, String prompt, Map<String, String> values)
            throws IOException, ProjectException, InterruptedException {
        return send(action, fillPrompt(action, prompt, values));
    }

    public String fillPrompt(Message action, String prompt, Map<String, String> values) throws ProjectException {
        Map<String, String> all = new TreeMap<>(values);
        all.put("worker", action.worker());
        all.put("task", action.task());
        all.put("branch", branch(action));
        all.put("id", WorkerMessage.idOf(action.key()));
        Path script =
                ProjectLayout.reportScript(sessions.session(action.worker()).worktree());
        all.put("report", ShellQuoting.word(script.toString()));
        return prompts.fill(prompt, all);
    }

    private String branch(Message action) {
        return action.task().isEmpty() ? "" : sessions.branches().of(action.worker(), action.task());
    }

    public DeliveryResult send(Message action, String text) throws IOException, ProjectException, InterruptedException {
        WorkerMessage message = new WorkerMessage(action.key(), action.worker(), text);
        try {
            return delivery.send(sessions.session(action.worker()), message);
        } catch (IOException | RuntimeException failure) {
            if (!mayBeWritten(action)) {
                throw failure;
            }
            return DeliveryResult.of(DeliveryStep.UNCERTAIN, "written, and then: " + FailureText.of(failure));
        }
    }

    public boolean mayBeWritten(Message action) {
        return delivery.mayBeWritten(action.key());
    }

    /** The lines by which the texts of earlier attempts are known, of those that were, or may have been, written. */
    public List<String> earlierMarkers(Message action) {
        return IntStream.range(1, action.attempt())
                .mapToObj(attempt -> action.kind() + "/" + action.target() + "/" + attempt)
                .filter(delivery::mayBeWritten)
                .map(WorkerMessage::markerOf)
                .toList();
    }

    /** Done when something may have reached the worker, lapsed when it just could not be said now, else failed. */
    public Outcome outcome(Message action, DeliveryResult result, Fact... whenWritten) {
        String detail = result.step() + ": " + result.evidence();
        if (result.written()) {
            Outcome done = Outcome.done(action, now(), detail, whenWritten);
            return released(action, done.happened(delivery.sentAt(action.key()).orElse(done.at())));
        }
        return result.deferred()
                ? heldBack(action, result.evidence())
                : released(action, Outcome.failed(action, now(), detail));
    }

    /** The decision stands; it is carried out when its worker is free for it. */
    private Outcome heldBack(Message action, String reason) {
        List<ExecutionStep> before = delivery.heldBack(action.key());
        Instant first = before.isEmpty() ? now() : before.get(0).at();
        HeldMessage held = new HeldMessage(
                action.worker(), action.key(), reason, before.size(), ElapsedTime.between(first, now()), Duration.ZERO);
        return Outcome.lapsed(action, now(), reason, held);
    }

    /** It is not held back any more. */
    private Outcome released(Message action, Outcome outcome) {
        if (delivery.heldBack(action.key()).isEmpty()) {
            return outcome;
        }
        return outcome.and(Observation.gone(Fact.key(HeldMessage.class, action.key()), action.key(), now()));
    }

    /** A message known not to have been sent, so that it may be tried again. */
    public Outcome notSent(Message action, String reason, Fact... whenNotSent) {
        return released(action, Outcome.failed(action, now(), reason, whenNotSent));
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
