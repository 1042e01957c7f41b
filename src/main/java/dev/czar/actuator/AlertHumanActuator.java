package dev.czar.actuator;

import dev.czar.actuator.notification.NotificationOutbox;
import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Outcome;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.ProjectAction.Severity;
import dev.czar.fact.Memory.Alerted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Alerts a human: a line in the notices, a line in the log, and what the channels are to tell. */
public final class AlertHumanActuator implements Actuator<AlertHuman> {
    private static final Logger LOG = Logger.getLogger(AlertHumanActuator.class);
    private static final String NOTICED = "noticed";
    private static final String NOTIFIED = "notified";

    private final Path notices;
    private final NotificationOutbox outbox;
    private final ExecutionJournal journal;
    private final Clock clock;

    /** {@code notices} is a file that grows by a line per alert. */
    public AlertHumanActuator(Path notices, NotificationOutbox outbox, ExecutionJournal journal, Clock clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Class<AlertHuman> actionType() {
        return AlertHuman.class;
    }

    @Override
    public Outcome act(AlertHuman action) throws IOException {
        if (!alreadyDone(action, NOTICED)) {
            write(action);
            journal.append(new ExecutionStep(action.key(), NOTICED, notices.toString(), now()));
            LOG.warnf("a human is needed: about=%s text=%s", action.about(), line(action.text()));
        }
        String heard = alreadyDone(action, NOTIFIED) ? "notified before" : notifyHuman(action);
        Outcome done = Outcome.done(action, now(), heard, new Alerted(action.about(), action.episode(), Duration.ZERO));
        return done.happened(step(action, NOTICED).map(ExecutionStep::at).orElse(done.at()));
    }

    private boolean alreadyDone(AlertHuman action, String name) {
        return step(action, name).isPresent();
    }

    private Optional<ExecutionStep> step(AlertHuman action, String name) {
        return journal.steps(action.key()).stream()
                .filter(step -> step.name().equals(name))
                .findFirst();
    }

    private void write(AlertHuman action) throws IOException {
        Files.createDirectories(notices.toAbsolutePath().getParent());
        Files.writeString(
                notices,
                now() + " " + severity(action) + line(action.about()) + ": " + line(action.text()) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
    }

    /** What cannot be told now does not undo the notice; it is tried again beside the loop. */
    private String notifyHuman(AlertHuman action) throws IOException {
        String heard =
                outbox.put(action, step(action, NOTICED).map(ExecutionStep::at).orElse(now()));
        journal.append(new ExecutionStep(action.key(), NOTIFIED, heard, now()));
        return heard;
    }

    /** A usual warning needs no word for it. */
    private static String severity(AlertHuman action) {
        return action.severity() == Severity.WARNING ? "" : action.severity() + " ";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
