package dev.czar.actuator.delivery;

import dev.czar.decision.Message;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.project.ProjectProblem;
import dev.czar.project.Prompts;
import dev.czar.world.git.BranchName;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** Says the words of a prompt to a worker and tells how that ended. */
public final class Messenger {
    private final Courier courier;
    private final Crew crew;
    private final Prompts prompts;
    private final Clock clock;

    public Messenger(Courier courier, Crew crew, Prompts prompts, Clock clock) {
        this.courier = courier;
        this.crew = crew;
        this.prompts = prompts;
        this.clock = clock;
    }

    /** Fills and delivers a prompt; {@code values} add to worker, task, branch and id. */
    Receipt say(Message action, String prompt, Map<String, String> values)
            throws IOException, ProjectProblem, InterruptedException {
        return send(action, words(action, prompt, values));
    }

    String words(Message action, String prompt, Map<String, String> values) throws ProjectProblem {
        Map<String, String> all = new TreeMap<>(values);
        all.put("worker", action.worker());
        all.put("task", action.task());
        all.put("branch", branch(action));
        all.put("id", Letter.idOf(action.key()));
        return prompts.fill(prompt, all);
    }

    private static String branch(Message action) {
        return action.task().isEmpty()
                ? ""
                : BranchName.ofTask(action.worker(), action.task()).name();
    }

    Receipt send(Message action, String text) throws IOException, ProjectProblem, InterruptedException {
        return courier.send(crew.seat(action.worker()), new Letter(action.key(), action.worker(), text));
    }

    boolean written(Message action) {
        return courier.written(action.key());
    }

    /** Done when something may have reached the worker, lapsed when it just could not be said now, else failed. */
    Outcome outcome(Message action, Receipt receipt, Fact... whenWritten) {
        String detail = receipt.step() + ": " + receipt.evidence();
        if (receipt.written()) {
            return Outcome.done(action, now(), detail, whenWritten);
        }
        return receipt.deferred()
                ? Outcome.lapsed(action, now(), receipt.evidence())
                : Outcome.failed(action, now(), detail);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
