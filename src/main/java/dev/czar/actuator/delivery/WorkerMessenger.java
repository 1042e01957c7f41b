package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.decision.Message;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.PromptTemplates;
import dev.czar.world.git.BranchName;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** Says the words of a prompt to a worker and tells how that ended. */
public final class WorkerMessenger {
    private final MessageDelivery delivery;
    private final WorkerSessions sessions;
    private final PromptTemplates prompts;
    private final Clock clock;

    public WorkerMessenger(MessageDelivery courier, WorkerSessions crew, PromptTemplates prompts, Clock clock) {
        this.delivery = courier;
        this.sessions = crew;
        this.prompts = prompts;
        this.clock = clock;
    }

    /** Fills and delivers a prompt; {@code values} add to worker, task, branch and id. */
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
        return prompts.fill(prompt, all);
    }

    private static String branch(Message action) {
        return action.task().isEmpty()
                ? ""
                : BranchName.ofTask(action.worker(), action.task()).name();
    }

    public DeliveryResult send(Message action, String text) throws IOException, ProjectException, InterruptedException {
        return delivery.send(sessions.session(action.worker()), new WorkerMessage(action.key(), action.worker(), text));
    }

    public boolean mayBeWritten(Message action) {
        return delivery.mayBeWritten(action.key());
    }

    /** Done when something may have reached the worker, lapsed when it just could not be said now, else failed. */
    public Outcome outcome(Message action, DeliveryResult receipt, Fact... whenWritten) {
        String detail = receipt.step() + ": " + receipt.evidence();
        if (receipt.written()) {
            return Outcome.done(action, now(), detail, whenWritten);
        }
        return receipt.deferred()
                ? Outcome.lapsed(action, now(), receipt.evidence())
                : Outcome.failed(action, now(), detail);
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
