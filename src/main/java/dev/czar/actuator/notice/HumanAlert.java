package dev.czar.actuator.notice;

import dev.czar.actuator.Actuator;
import dev.czar.decision.AlertHuman;
import dev.czar.decision.Journal;
import dev.czar.decision.Outcome;
import dev.czar.decision.Step;
import dev.czar.fact.Alerted;
import dev.czar.world.Command;
import dev.czar.world.CommandResult;
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
import org.jboss.logging.Logger;

/** Alerts a human: a line in the notices, a line in the log, and the configured command with the text to read. */
public final class HumanAlert implements Actuator<AlertHuman> {
    private static final Logger LOG = Logger.getLogger(HumanAlert.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final String NOTICED = "noticed";
    private static final String NOTIFIED = "notified";

    private final Path notices;
    private final List<String> command;
    private final Journal journal;
    private final Clock clock;

    /** {@code notices} is a file that grows by a line per alert; {@code command} is empty for none. */
    public HumanAlert(Path notices, List<String> command, Journal journal, Clock clock) {
        this.notices = notices;
        this.command = List.copyOf(command);
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Class<AlertHuman> actionType() {
        return AlertHuman.class;
    }

    @Override
    public Outcome act(AlertHuman action) throws IOException, InterruptedException {
        if (!before(action, NOTICED)) {
            write(action);
            journal.append(new Step(action.key(), NOTICED, notices.toString(), now()));
            LOG.warnf("a human is needed: about=%s text=%s", action.about(), line(action.text()));
        }
        String heard = before(action, NOTIFIED) ? "notified before" : tell(action);
        return Outcome.done(action, now(), heard, new Alerted(action.about(), action.episode(), Duration.ZERO));
    }

    private boolean before(AlertHuman action, String step) {
        return journal.steps(action.key()).stream().anyMatch(done -> done.name().equals(step));
    }

    private void write(AlertHuman action) throws IOException {
        Files.createDirectories(notices.toAbsolutePath().getParent());
        Files.writeString(
                notices,
                now() + " " + line(action.about()) + ": " + line(action.text()) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
    }

    /** A command that fails does not undo the notice; the outcome says so. */
    private String tell(AlertHuman action) throws InterruptedException {
        String heard = command.isEmpty() ? "in the notices" : run(action);
        journal.append(new Step(action.key(), NOTIFIED, heard, now()));
        return heard;
    }

    private String run(AlertHuman action) throws InterruptedException {
        try {
            CommandResult result = Command.of(command)
                    .reading((action.about() + ": " + action.text() + "\n").getBytes(StandardCharsets.UTF_8))
                    .within(TIME_LIMIT)
                    .run();
            return result.ok()
                    ? "in the notices and by command"
                    : "in the notices; the command failed, exit " + result.exit();
        } catch (IOException failure) {
            return "in the notices; the command could not be run: " + failure.getMessage();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
