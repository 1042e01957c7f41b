package dev.czar.cli.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCheckCommandTest {

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(folder, Map.of("HOME", home.toString()), arguments);
    }

    private void broken(String constraint) throws IOException {
        Files.createDirectories(folder.resolve("rules/infer"));
        Files.writeString(
                folder.resolve("rules/infer/mine.drl"),
                """
                package dev.czar.rules;

                import dev.czar.fact.*;

                rule "a silent worker is idle"
                  @capability("A4") @why("a test wants it")
                when
                  WorkerProgress( $worker : worker, %s )
                then
                  insertLogical( new Idle( $worker ) );
                end
                """
                        .formatted(constraint));
    }

    @Test
    void theShippedRulesAreFine() {
        CommandLineRun run = czar("check");

        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out()).contains("0 errors, 0 warnings, compiled");
    }

    @Test
    void aFileThatIsNotUtf8IsOneMistakeAmongTheOthers() throws IOException {
        broken("silense > 3");
        Files.write(folder.resolve("rules/umlaut.drl"), "// M\u00fcll".getBytes(StandardCharsets.ISO_8859_1));

        CommandLineRun run = czar("check", "rules");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("rules/infer/mine.drl:8:37: error[unknown-field]")
                .contains("rules/umlaut.drl:1:5: error[limit]: bytes that are not UTF-8");
    }

    @Test
    void aFileInTheDirectorysPlaceIsNamedAsSuch() throws IOException {
        broken("silence > 3");

        CommandLineRun run = czar("check", "rules/infer/mine.drl");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("rules/infer/mine.drl is a file").contains("czar check DIR");
    }

    @Test
    void aMistakeIsShownLikeACompilerShowsIt() throws IOException {
        broken("silense > 3");

        CommandLineRun run = czar("check", "rules");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith(
                        """
                        rules/infer/mine.drl:8:37: error[unknown-field]: WorkerProgress has no field silense
                            8 |   WorkerProgress( $worker : worker, silense > 3 )
                              |                                     ^^^^^^^
                              = rule "a silent worker is idle"
                              = hint: did you mean `silence`?
                        """);
    }

    @Test
    void programsGetTheSameAsJsonAndAsSarif() throws IOException {
        broken("silense > 3");

        JsonNode found =
                czar("check", "rules", "--json").json().path("diagnostics").path(0);
        JsonNode sarif = czar("check", "rules", "--sarif").json();

        assertThat(found.path("code").asText()).isEqualTo("unknown-field");
        assertThat(found.path("endColumn").asInt()).isEqualTo(44);
        assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
        JsonNode result = sarif.path("runs").path(0).path("results").path(0);
        assertThat(result.path("ruleId").asText()).isEqualTo("unknown-field");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("rules/infer/mine.drl");
        assertThat(result.at("/locations/0/physicalLocation/region/startColumn").asInt())
                .isEqualTo(37);
    }

    @Test
    void warningsAreProblemsOnlyWhenAskedFor() throws IOException {
        broken("$commits : commits");

        assertThat(czar("check", "rules", "--alone").code()).isZero();
        assertThat(czar("check", "rules", "--alone", "--strict").code()).isEqualTo(1);
    }

    @Test
    void aDirectoryThatIsNotThereIsWrongUsage() {
        assertThat(czar("check", "nowhere").code()).isEqualTo(2);
    }

    @Test
    void aWorkerThatTheProjectDoesNotHaveAndAFileThatIsNotReadAreWarnings() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.createDirectories(folder.resolve(".czar/rules"));
        Files.writeString(
                folder.resolve(".czar/czar.yaml"), "workers:\n  qa: {agent: claude}\n  engineer1: {agent: codex}\n");
        broken("worker == \"qaa\"");
        Files.move(folder.resolve("rules/infer/mine.drl"), folder.resolve(".czar/rules/mine.drl"));
        Files.writeString(folder.resolve(".czar/rules/more.drools"), "");

        CommandLineRun run = czar("check");

        assertThat(run.out())
                .contains(".czar/rules/mine.drl:8:47: warning[unknown-name]: czar.yaml has no worker \"qaa\"")
                .contains("did you mean `qa`?")
                .contains(".czar/rules/more.drools:1:1: warning[unread-file]");
        assertThat(run.code()).isZero();
        assertThat(czar("check", "--strict").code()).isEqualTo(1);
    }

    @Test
    void aPromptWithoutAFileAndAMisspeltSkillAreWarnings() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.createDirectories(folder.resolve(".czar/rules"));
        Files.createDirectories(folder.resolve(".czar/prompts"));
        Files.writeString(folder.resolve(".czar/prompts/migrations.md"), "Each needs a way back.");
        Files.writeString(folder.resolve(".czar/czar.yaml"), "workers:\n  qa: {agent: claude, skills: [java]}\n");
        Files.writeString(
                folder.resolve(".czar/rules/mine.drl"),
                """
                rule "who does Java is told"
                  @capability("B3") @why("each migration needs a way back")
                when
                  Worker( $worker : id, skills contains "jaav" )
                  Assigned( worker == $worker, $task : task )
                then
                  insertLogical( new TellOwn( $worker, "migration", $task, $task, "" ) );
                end
                """);

        assertThat(czar("check").out())
                .contains("czar.yaml has no skill \"jaav\"", "did you mean `java`?")
                .contains("there is no prompt migration.md in .czar/prompts", "did you mean `migrations`?")
                .contains("0 errors, 2 warnings");
    }

    @Test
    void casesAndTablesAreCheckedToo() throws IOException {
        Files.createDirectories(folder.resolve("own"));
        Files.writeString(folder.resolve("own/who.csv"), "label,worker\nsecurity,\n");
        Files.writeString(
                folder.resolve("own/who.test.yaml"),
                "cases:\n  - name: one\n    because: it is\n    given:\n      - {fact: Workr, id: qa}\n    expect: []\n");
        CommandLineRun run = czar("check", "own", "--alone");

        assertThat(run.out())
                .contains("own/who.csv:2:10: error[table]: nothing in the column worker")
                .containsPattern("own/who\\.test\\.yaml:5:\\d+: error\\[cases]");
        assertThat(run.code()).isEqualTo(1);
    }
}
