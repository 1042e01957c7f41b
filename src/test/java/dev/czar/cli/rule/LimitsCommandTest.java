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
                .anyMatch(line -> line.matches("stuck-after +all +2h +time +shipped limits.drl:\\d+ *"))
                .anyMatch(line -> line.matches("restarts-most +all +2 +number +shipped limits.drl:\\d+ *"))
                .anyMatch(line ->
                        line.matches("shortage-alert/server-error +all +1h +time +shipped limits-workers.drl:\\d+ *"));
    }

    @Test
    void aLimitThatDependsOnSomethingIsListedWithIt() throws Exception {
        Files.createDirectories(project.resolve(".czar/rules"));
        Files.copy(
                Path.of("examples/cookbook/patient-at-night/infer/patient-at-night.drl"),
                project.resolve(".czar/rules/patient-at-night.drl"));

        assertThat(czar("limits").out().lines().filter(line -> line.startsWith("stuck-after ")))
                .anyMatch(line -> line.matches(
                        "stuck-after +all when Clock\\( hour >= 22 \\|\\| hour < 7 \\) +8h +time +own patient.*"))
                .anyMatch(line -> line.matches("stuck-after +all when not Clock.* +2h +time +own patient.*"))
                .hasSize(2);
    }

    @Test
    void aLimitIsSetInAFileOfTheProjectsOwn() throws Exception {
        CommandLineRun set = czar("limits", "set", "stuck-after", "90m");

        assertThat(set.code()).as(set.toString()).isZero();
        assertThat(set.out()).contains("stuck-after of all is 90m now, and was 2h");
        assertThat(own("limits.drl")).contains("Duration.ofHours( 1 ), Duration.ofMinutes( 90 )");
        assertThat(czar("limits").out()).containsPattern("stuck-after +all +90m +time +own limits.drl");
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
                .contains("stuck-after of worker qa is 6h now, and was 2h (.czar/rules/limits-scoped.drl)");
        assertThat(czar("limits", "set", "stuck-after", "5h", "--worker", "qa").out())
                .contains("is 5h now, and was 6h");
        assertThat(czar("limits", "set", "restarts-most", "4", "--agent", "codex")
                        .code())
                .isZero();
        assertThat(czar("limits", "set", "turn-longest", "9h", "--label", "slow build")
                        .code())
                .isZero();

        assertThat(own("limits-scoped.drl"))
                .contains(
                        "new LimitFor( LimitName.STUCK_AFTER, LimitScope.WORKER, \"qa\", Duration.ofHours( 5 ) )",
                        "new LimitFor( LimitName.RESTARTS_MOST, LimitScope.AGENT, \"codex\", 4 )",
                        "new LimitFor( LimitName.TURN_LONGEST, LimitScope.LABEL, \"slow build\", Duration.ofHours( 9 ) )");
        assertThat(czar("limits").out())
                .containsPattern("turn-longest +label slow build +9h +time +own limits-scoped.drl:\\d+");
        assertThat(czar("limits", "--json").json())
                .anyMatch(limit -> limit.path("holds").asText().equals("agent codex")
                        && limit.path("value").asText().equals("4"));
        assertThat(czar("check").out()).contains("0 errors, 0 warnings");
    }

    @Test
    void aLimitForSomeAloneIsTakenBack() throws Exception {
        czar("limits", "set", "turn-longest", "9h", "--label", "big");
        czar("limits", "set", "turn-longest", "8h", "--label", "huge");

        assertThat(czar("limits", "unset", "turn-longest", "--label", "big").out())
                .contains("turn-longest of label big is no more");
        assertThat(own("limits-scoped.drl")).contains("\"huge\"").doesNotContain("\"big\"");
        assertThat(czar("check").out()).contains("0 errors, 0 warnings");
        assertThat(czar("limits", "unset", "turn-longest", "--label", "huge").code())
                .isZero();
        assertThat(project.resolve(".czar/rules/limits-scoped.drl")).doesNotExist();
        assertThat(czar("limits", "unset", "turn-longest", "--label", "huge").err())
                .contains("turn-longest is not set for label huge");
    }

    @Test
    void whatHoldsForAllIsTakenBackToWhatIsShipped() throws Exception {
        czar("limits", "set", "stuck-after", "90m");

        assertThat(czar("limits", "unset", "stuck-after").out()).contains("stuck-after is as shipped now: 2h");
        assertThat(project.resolve(".czar/rules/limits.drl")).doesNotExist();
        assertThat(czar("limits", "unset", "stuck-after").out()).contains("stuck-after is as shipped: 2h");
        assertThat(czar("limits", "set", "stuck-after", "2h").code()).isZero();
    }

    @Test
    void aCopyWithSomethingOfItsOwnStays() throws Exception {
        czar("limits", "set", "stuck-after", "90m");
        czar("limits", "set", "slow-after", "30m");

        assertThat(czar("limits", "unset", "stuck-after").code()).isZero();
        assertThat(own("limits.drl")).contains("Duration.ofMinutes( 30 ), Duration.ofHours( 2 )");
    }

    @Test
    void aRuleIsTakenAwayAndTheOthersOfItsFileStay() throws Exception {
        for (String head : new String[] {"rule 'mine'", "rule  \"mine\"", "rule\n  \"mine\"", "rule mine"}) {
            czar("limits", "set", "turn-longest", "9h", "--label", "big");
            Path file = project.resolve(".czar/rules/limits-scoped.drl");
            String another =
                    """

                    %s
                      @capability("A4") @why("a test wants it")
                    when
                    then
                      insertLogical( new LimitFor( LimitName.STUCK_AFTER, LimitScope.WORKER, "qa", Duration.ofHours( 2 ) ) );
                    end
                    """;
            Files.writeString(file, Files.readString(file) + another.formatted(head));

            CommandLineRun unset = czar("limits", "unset", "turn-longest", "--label", "big");

            assertThat(unset.code()).as(head + unset).isZero();
            assertThat(file).as(head).exists().content().contains(head).doesNotContain("\"big\"");
            Files.delete(file);
        }
    }

    @Test
    void whatCannotBeSetForSomeAloneSaysWhatCan() throws Exception {
        Files.writeString(
                project.resolve(".czar/czar.yaml"), "project: tally\nmainline: main\nworkers:\n  qa: {agent: codex}\n");

        assertThat(czar("limits", "set", "stuck-after", "1h", "--worker", "qaa").err())
                .contains("czar.yaml has no worker qaa", "did you mean qa?");
        assertThat(czar("limits", "set", "origin-fetch-every", "1h", "--worker", "qa")
                        .err())
                .contains("origin-fetch-every is one for the project");
        assertThat(czar("limits", "set", "shortage-pause/server-error", "1h", "--worker", "qa")
                        .err())
                .contains("write shortage-pause");
        assertThat(czar("limits", "set", "restarts-most", "3", "--label", "big").err())
                .contains("restarts-most is about a worker: no label of a task says it");
    }

    @Test
    void aLimitForFewerStaysInOrderWithWhatHoldsForMore() {
        CommandLineRun set = czar("limits", "set", "slow-after", "3h", "--label", "big");

        assertThat(set.code()).isNotZero();
        assertThat(set.err())
                .containsPattern("limits-scoped.drl:11:\\d+: error\\[limit-value]")
                .contains("slow-after of label big is longer than stuck-after of all (limits.drl:")
                .contains("or set stuck-after for label big as well");
        assertThat(czar("limits", "set", "stuck-after", "4h", "--label", "big").code())
                .isZero();
        assertThat(czar("limits", "set", "slow-after", "3h", "--label", "big").code())
                .isZero();
        assertThat(czar("limits", "set", "stuck-after", "2h", "--label", "big").err())
                .contains("stuck-after of label big is shorter than slow-after of label big");
    }

    @Test
    void aLimitThatATableStatesIsChangedThere() throws Exception {
        Files.createDirectories(project.resolve(".czar/rules"));
        Files.writeString(
                project.resolve(".czar/rules/limits-own.csv"), "scope,name,limit,value\nlabel,big,turn-longest,9h\n");

        assertThat(czar("limits").out()).containsPattern("turn-longest +label big +9h +time +own limits-own.csv:2");
        assertThat(czar("limits", "set", "turn-longest", "8h", "--label", "big").err())
                .contains("stated in a table", "limits-own.csv:2");
    }

    @Test
    void twoValuesForOneScopeAreAMistake() throws Exception {
        String rule =
                """
                rule "%s"
                  @capability("A4") @why("a test wants it")
                when
                then
                  insertLogical( new LimitFor( LimitName.STUCK_AFTER, LimitScope.WORKER, "%s", Duration.ofHours( 2 ) ) );
                end
                """;
        Files.createDirectories(project.resolve(".czar/rules"));
        Files.writeString(
                project.resolve(".czar/rules/mine.drl"),
                "package dev.czar.rules;\nimport dev.czar.fact.*;\nimport java.time.Duration;\n"
                        + rule.formatted("a", "qa") + rule.formatted("b", "qa") + rule.formatted("c", "ada"));

        assertThat(czar("check").out())
                .contains(
                        "mine.drl:14:18: warning[limit-twice]",
                        "stuck-after of worker qa is stated already, by the rule \"a\" in mine.drl:8",
                        "take one of the two away",
                        "0 errors, 1 warnings");
        assertThat(czar("check", "--strict").code()).isNotZero();
    }
}
