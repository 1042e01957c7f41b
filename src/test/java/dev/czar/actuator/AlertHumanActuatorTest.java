package dev.czar.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.actuator.AlertHumanActuator.AlertChannels;
import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.fact.Memory.Alerted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertHumanActuatorTest {
    private static final AlertHuman ALERT = new AlertHuman("w1", "e1", "stuck:\n\u001b[31mneeds you");

    @TempDir
    private Path folder;

    private final List<ExecutionStep> steps = new ArrayList<>();

    @Test
    void anAlertIsOneLineInTheNoticesAndTheTextOfTheCommand() throws Exception {
        Path heard = folder.resolve("heard");
        Outcome outcome = alert(List.of("sh", "-c", "cat >\"$1\"", "sh", heard.toString()));
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(outcome.observations().get(0).fact().orElseThrow()).isInstanceOf(Alerted.class);
        assertThat(Files.readAllLines(notices())).singleElement().asString().endsWith(" w1: stuck: [31mneeds you");
        assertThat(Files.readString(heard)).isEqualTo("w1: " + ALERT.text() + "\n");
    }

    @Test
    void aCommandThatFailsIsSaidAndTheNoticeStays() throws Exception {
        assertThat(alert(List.of("false")).detail()).contains("failed, exit 1");
        assertThat(Files.readAllLines(notices())).hasSize(1);
        steps.clear();
        assertThat(alert(List.of("no-such-command-of-ours")).detail()).contains("could not be run");
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
        Outcome resumed = new AlertHumanActuator(
                        notices(),
                        new AlertChannels(List.of(), Map.of()),
                        journal(),
                        Clock.offset(Clock.systemUTC(), later))
                .resume(ALERT);
        Alerted alerted = (Alerted) resumed.observations().get(0).fact().orElseThrow();
        assertThat(alerted.ago()).isGreaterThanOrEqualTo(later);
    }

    private Outcome alert(List<String> command) throws Exception {
        return new AlertHumanActuator(notices(), new AlertChannels(command, Map.of()), journal(), Clock.systemUTC())
                .act(ALERT);
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
