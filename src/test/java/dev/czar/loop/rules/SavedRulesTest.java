package dev.czar.loop.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.rule.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedRulesTest {

    @TempDir
    Path rules;

    private SavedRules saved;

    @BeforeEach
    void aFileThatIsJudged() throws IOException {
        write("judged");
        saved = new SavedRules(new RuleActivation.Environment(
                "tally",
                () -> RuleFiles.of(rules),
                rules,
                null,
                null,
                null,
                RuleReloadConfig.DEFAULT,
                Clock.systemUTC()));
        saved.assumeEvaluated(RuleFiles.of(rules));
    }

    private void write(String text) throws IOException {
        Files.writeString(rules.resolve("limits.drl"), text);
    }

    @Test
    void aHalfWrittenFileIsNotTakenForWhatWasSaved() throws Exception {
        assertThat(saved.changedFiles()).isEmpty();
        assertThat(saved.pending()).isFalse();
        write("");
        assertThat(saved.changedFiles()).isEmpty();
        write("half");
        assertThat(saved.changedFiles()).isEmpty();
        write("half and half");
        assertThat(saved.changedFiles()).isEmpty();
        assertThat(saved.pending()).isTrue();
        assertThat(saved.changedFiles()).contains(RuleFiles.of(rules));
    }

    @Test
    void aSavedTestIsAChangeAndAnotherFileIsNone() throws Exception {
        Files.writeString(rules.resolve("notes.txt"), "nothing");
        assertThat(saved.changedFiles()).isEmpty();
        assertThat(saved.pending()).isFalse();
        Files.writeString(rules.resolve("limits.yaml"), "cases: []");
        assertThat(saved.changedFiles()).isEmpty();
        assertThat(saved.changedFiles()).isPresent();
    }
}
