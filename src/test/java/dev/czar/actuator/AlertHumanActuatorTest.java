package dev.czar.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.actuator.notification.NotificationOutbox;
import dev.czar.actuator.notification.NotificationOutbox.AlertLinks;
import dev.czar.actuator.notification.NotificationOutbox.OutboxSetting;
import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.ProjectAction.Severity;
import dev.czar.fact.Memory.Alerted;
import dev.czar.project.config.NotificationConfig;
import dev.czar.project.config.NotificationConfig.ChannelConfig;
import dev.czar.project.config.NotificationConfig.ChannelConfig.CommandTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertHumanActuatorTest {
    private static final AlertHuman ALERT = new AlertHuman("w1", "e1", "stuck:\n\u001b[31mneeds you");

    @TempDir
    private Path folder;

    private final List<ExecutionStep> steps = new ArrayList<>();
    private final List<NotificationOutbox> outboxes = new ArrayList<>();

    @AfterEach
    void close() {
        outboxes.forEach(NotificationOutbox::close);
    }

    @Test
    void anAlertIsOneLineInTheNoticesAndTheTextOfTheCommand() throws Exception {
        Path heard = folder.resolve("heard");
        Outcome outcome =
                alert(List.of("sh", "-c", "cat >\"$1.part\" && mv \"$1.part\" \"$1\"", "sh", heard.toString()));
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(outcome.detail()).isEqualTo("written to notices.log, told through notify");
        assertThat(outcome.observations().get(0).fact().orElseThrow()).isInstanceOf(Alerted.class);
        assertThat(Files.readAllLines(notices())).singleElement().asString().endsWith(" w1: stuck: [31mneeds you");
        await().untilAsserted(() -> assertThat(heard).hasContent("w1: " + ALERT.text() + "\n"));
    }

    @Test
    void aChannelThatIsNotThereIsSaidAndTheNoticeStays() throws Exception {
        AlertHuman named = new AlertHuman("w1", "e1", "stuck", Severity.CRITICAL, "oncall");
        assertThat(actuator(List.of(), Clock.systemUTC()).act(named).detail())
                .isEqualTo("written to notices.log; czar.yaml has no channel oncall");
        assertThat(Files.readAllLines(notices())).singleElement().asString().endsWith(" CRITICAL w1: stuck");
    }

    @Test
    void anAlertTakenUpAfterACrashIsNotWrittenTwice() throws Exception {
        alert(List.of());
        alert(List.of());
        assertThat(Files.readAllLines(notices())).hasSize(1);
    }

    @Test
    void anAlertTakenUpAfterACrashWasGivenWhenItWasWritten() throws Exception {
        Duration later = Duration.ofHours(1);
        alert(List.of());
        Outcome resumed =
                actuator(List.of(), Clock.offset(Clock.systemUTC(), later)).resume(ALERT);
        Alerted alerted = (Alerted) resumed.observations().get(0).fact().orElseThrow();
        assertThat(alerted.ago()).isGreaterThanOrEqualTo(later);
    }

    private Outcome alert(List<String> command) throws Exception {
        return actuator(command, Clock.systemUTC()).act(ALERT);
    }

    private AlertHumanActuator actuator(List<String> command, Clock clock) {
        Map<String, ChannelConfig> channels =
                command.isEmpty() ? Map.of() : Map.of("notify", new CommandTarget(command));
        NotificationConfig config = new NotificationConfig(
                channels,
                Map.of(Severity.WARNING, List.copyOf(channels.keySet())),
                Optional.empty(),
                Duration.ZERO,
                "",
                Duration.ZERO);
        AlertLinks links = new AlertLinks("http://127.0.0.1:7077", "tally", Set.of("w1"), Optional.empty());
        NotificationOutbox outbox = new NotificationOutbox(
                new OutboxSetting("tally", config, folder.resolve("outbox"), links, ZoneOffset.UTC), Map.of(), clock);
        outboxes.add(outbox);
        return new AlertHumanActuator(notices(), outbox, journal(), clock);
    }

    private Path notices() {
        return folder.resolve("state/notices.log");
    }

    private ExecutionJournal journal() {
        return new ExecutionJournal() {
            @Override
            public void append(ExecutionStep step) {
                steps.add(step);
            }

            @Override
            public List<ExecutionStep> steps(String decision) {
                return List.copyOf(steps);
            }
        };
    }
}
