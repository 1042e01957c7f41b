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

class RulesDiffCommandTest {

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

    private Path write(String file, String text) throws IOException {
        Path path = project.resolve(".czar/rules").resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    @Test
    void theShippedRulesDifferInNothing() {
        assertThat(czar("rules", "diff").out()).contains("the rules are the shipped ones");
    }

    @Test
    void oneRuleThatIsSwitchedOffIsNamedWithItsReason() throws Exception {
        write(
                "calm.drl",
                """
                package dev.czar.rules;

                rule "a stuck worker is nudged"
                  @off("ours think for long")
                when
                then
                end
                """);

        assertThat(czar("rules", "diff").out())
                .contains(
                        "calm.drl: switches off \"a stuck worker is nudged\" of decide/nudge.drl: ours think for long");
        assertThat(czar("check").out()).contains("0 errors, 0 warnings");
    }

    @Test
    void aCopyThatAnUpgradeLeftBehindIsToldAndNotedWhenItIsMerged() throws Exception {
        String shown = czar("rules", "show", "limits-origin.drl").out();
        Path copy = write("limits-origin.drl", shown.replaceFirst("[0-9a-f]{8}", "00000000"));

        CommandLineRun check = czar("check");
        assertThat(check.code()).isZero();
        assertThat(check.out())
                .contains(".czar/rules/limits-origin.drl:1:1: warning[outdated-copy]", "hint: see: czar rules diff");
        assertThat(czar("rules", "diff").out()).contains("czar rules diff --merged limits-origin.drl");

        assertThat(czar("rules", "diff", "--merged", "limits-origin.drl").code())
                .isZero();
        assertThat(Files.readString(copy)).isEqualTo(shown);
        write("limits-origin.drl", shown.substring(shown.indexOf('\n') + 1) + "// mine\n");
        assertThat(czar("rules", "diff").out()).contains("what an upgrade changes cannot be told");
        Files.writeString(copy, shown);
        assertThat(czar("check").out()).contains("0 errors, 0 warnings");
    }
}
