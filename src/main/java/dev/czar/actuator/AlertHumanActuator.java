package dev.czar.actuator;

import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Outcome;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.ProjectAction.Severity;
import dev.czar.fact.Memory.Alerted;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Alerts a human: a line in the notices, a line in the log, and the configured command with the text to read. */
public final class AlertHumanActuator implements Actuator<AlertHuman> {
    private static final Logger LOG = Logger.getLogger(AlertHumanActuator.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final String NOTICED = "noticed";
    private static final String NOTIFIED = "notified";

    private final Path notices;
    private final AlertChannels channels;
    private final ExecutionJournal journal;
    private final Clock clock;

    /** {@code notices} is a file that grows by a line per alert. */
    public AlertHumanActuator(Path notices, AlertChannels channels, ExecutionJournal journal, Clock clock) {
        this.notices = notices;
        this.channels = channels;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Class<AlertHuman> actionType() {
        return AlertHuman.class;
    }

    @Override
    public Outcome act(AlertHuman action) throws IOException, InterruptedException {
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

    /** A command that fails does not undo the notice; the outcome says so. */
    private String notifyHuman(AlertHuman action) throws InterruptedException {
        List<String> command = channels.command(action.channel());
        String heard = command.isEmpty() ? "written to notices.log" : run(action, command);
        if (!channels.knows(action.channel())) {
            heard += "; czar.yaml has no channel " + action.channel();
        }
        journal.append(new ExecutionStep(action.key(), NOTIFIED, heard, now()));
        return heard;
    }

    private String run(AlertHuman action, List<String> command) throws InterruptedException {
        try {
            CommandResult result = ExternalCommand.of(command)
                    .withInput((severity(action) + action.about() + ": " + action.text() + "\n")
                            .getBytes(StandardCharsets.UTF_8))
                    .withTimeLimit(TIME_LIMIT)
                    .run();
            return result.ok()
                    ? "written to notices.log, command run"
                    : "written to notices.log; the command failed, exit " + result.exit();
        } catch (IOException failure) {
            return "written to notices.log; the command could not be run: " + failure.getMessage();
        }
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

    /** The commands that take alerts to people: the usual one, empty for none, and those of named channels. */
    public record AlertChannels(List<String> usual, Map<String, List<String>> named) {
        public AlertChannels {
            usual = List.copyOf(usual);
            named = Map.copyOf(named);
        }

        /** A channel that is not there is the usual one: an alert is never lost. */
        List<String> command(String channel) {
            return named.getOrDefault(channel, usual);
        }

        boolean knows(String channel) {
            return channel.isEmpty() || named.containsKey(channel);
        }
    }
}
