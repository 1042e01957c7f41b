package dev.czar.cli.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import dev.czar.project.files.ProjectTestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsCommandTest {

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void aProject() throws Exception {
        project = folder.resolve("tally");
        ProjectTestRepository.withCommit(project).write(".czar/czar.yaml", "project: tally\nmainline: main\n");
    }

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(project, Map.of("HOME", folder.toString()), arguments);
    }

    private String own(String file) throws IOException {
        return Files.readString(project.resolve(".czar/rules").resolve(file));
    }

    @Test
    void everyLimitIsListedWithItsValueAndItsPlace() {
        assertThat(czar("limits").out().lines())
                .anyMatch(line -> line.matches("stuck-after +2h +time +shipped limits.drl:\\d+ *"))
                .anyMatch(line -> line.matches("restarts-most +2 +number +shipped limits.drl:\\d+ *"))
                .anyMatch(line ->
                        line.matches("shortage-alert/server-error +1h +time +shipped limits-workers.drl:\\d+ *"));
    }

    @Test
    void aLimitIsSetInAFileOfTheProjectsOwn() throws Exception {
        CommandLineRun set = czar("limits", "set", "stuck-after", "90m");

        assertThat(set.code()).as(set.toString()).isZero();
        assertThat(set.out()).contains("stuck-after is 90m now, and was 2h");
        assertThat(own("limits.drl")).contains("Duration.ofHours( 1 ), Duration.ofMinutes( 90 )");
        assertThat(czar("limits").out()).containsPattern("stuck-after +90m +time +own limits.drl");
        assertThat(czar("limits", "set", "slow-after", "30m").code()).isZero();
        assertThat(own("limits.drl")).contains("Duration.ofMinutes( 30 ), Duration.ofMinutes( 90 )");
    }

    @Test
    void aLimitOutOfItsOrderIsNotWritten() {
        CommandLineRun set = czar("limits", "set", "stuck-after", "10m");

        assertThat(set.code()).isNotZero();
        assertThat(set.err()).contains("nothing is written").contains("limit-value");
        assertThat(project.resolve(".czar/rules/limits.drl")).doesNotExist();
    }

    @Test
    void aWrongNameOrValueIsSaidWithTheWayOut() {
        assertThat(czar("limits", "set", "stuk-after", "45m").err()).contains("did you mean stuck-after?");
        assertThat(czar("limits", "set", "stuck-after", "45").err()).contains("write 45m, 2h, 90s or 1d");
        assertThat(czar("limits", "set", "restarts-most", "2h").err()).contains("write a number");
    }

    @Test
    void aLimitIsSetForOneWorkerOrForAnAgent() throws Exception {
        Files.writeString(
                project.resolve(".czar/czar.yaml"),
                "project: tally\nmainline: main\nworkers:\n  qa: {agent: codex}\n  ada: {agent: claude}\n");

        assertThat(czar("limits", "set", "stuck-after", "6h", "--worker", "qa").out())
                .contains("stuck-after/worker/qa is 6h now, and was 2h (.czar/rules/limits-scoped.drl)");
        assertThat(czar("limits", "set", "slow-after", "90m", "--worker", "qa").code())
                .isZero();
        assertThat(czar("limits", "set", "stuck-after", "3h", "--agent", "codex")
                        .code())
                .isZero();

        assertThat(own("limits-scoped.drl"))
                .contains(
                        "SilenceLimits( LimitScope.WORKER, \"qa\", Duration.ofMinutes( 90 ), Duration.ofHours( 6 ) )",
                        "SilenceLimits( LimitScope.AGENT, \"codex\", Duration.ofHours( 1 ), Duration.ofHours( 3 ) )");
        assertThat(czar("limits").out()).containsPattern("stuck-after/agent/codex +3h +time +own limits-scoped.drl");
        assertThat(czar("check").out()).contains("0 errors, 0 warnings");
        assertThat(czar("limits", "set", "stuck-after", "1h", "--worker", "qaa").err())
                .contains("did you mean qa?");
        assertThat(czar("limits", "set", "retry-pause", "1h", "--worker", "qa").err())
                .contains("slow-after, stuck-after");
    }

    @Test
    void twoValuesForOneScopeAreAMistake() throws Exception {
        String rule =
                """
                rule "%s"
                  @capability("A4") @why("a test wants it")
                when
                then
                  insertLogical( new SilenceLimits( LimitScope.WORKER, "%s", Duration.ofHours( 1 ), Duration.ofHours( 2 ) ) );
                end
                """;
        Files.createDirectories(project.resolve(".czar/rules"));
        Files.writeString(
                project.resolve(".czar/rules/mine.drl"),
                "package dev.czar.rules;\nimport dev.czar.fact.*;\nimport java.time.Duration;\n"
                        + rule.formatted("a", "qa") + rule.formatted("b", "qa") + rule.formatted("c", "ada"));

        assertThat(czar("check").out())
                .contains("mine.drl:14:18: warning[limit-twice]", "take one of the two away", "0 errors, 1 warnings");
    }
}
