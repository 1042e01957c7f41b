package dev.czar.loop.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.loop.rules.RuleActivation.ChangeAuthor;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.rules.RuleFileEditor.RuleFileEdit;
import dev.czar.loop.rules.RuleFileEditor.TestedRuleEdit;
import dev.czar.loop.trial.RuleTrial;
import dev.czar.loop.trial.TrialRunner;
import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFileEditorTest {

    private static final String LIMITS = "limits.drl";
    private static final RuleFile SHIPPED = RuleFiles.shipped().find(LIMITS).orElseThrow();
    private static final String LONGER = SHIPPED.text().replace("Duration.ofHours( 1 )", "Duration.ofMinutes( 90 )");

    @TempDir
    Path folder;

    private Path rules;
    private RuleFileEditor editor;

    @BeforeEach
    void overTheShippedRules() {
        rules = folder.resolve("rules");
        editor = editor(null);
    }

    private RuleFileEditor editor(TrialRunner trials) {
        return new RuleFileEditor(new RuleActivation.Environment(
                "tally",
                () -> RuleFiles.shipped().overlaidBy(rules),
                rules,
                null,
                null,
                trials,
                RuleReloadConfig.DEFAULT,
                Clock.systemUTC()));
    }

    private RuleFiles save(String file, String opened, String text) throws RuleRequestRefused {
        return editor.save(new RuleFileEdit(file, opened, Optional.ofNullable(text), new ChangeAuthor("ada", "")))
                .files();
    }

    @Test
    void aShippedFileIsReplacedByOneOfTheProjectsOwnAndComesBack() throws Exception {
        RuleFile saved = save(LIMITS, SHIPPED.revision(), LONGER).find(LIMITS).orElseThrow();
        assertThat(rules.resolve(LIMITS))
                .content()
                .startsWith("// copied from the shipped rules: ")
                .endsWith(LONGER);
        assertThat(save(LIMITS, saved.revision(), null).find(LIMITS)).contains(SHIPPED);
        assertThat(rules.resolve(LIMITS)).doesNotExist();
    }

    @Test
    void theTestOfAnEditRunsApartAndIsLostThere() {
        RuleFileEditor apart = editor(new TrialRunner() {
            @Override
            public <T> T run(RuleTrial<T> trial, IntConsumer progress) {
                throw new TrialLost("it takes longer than 45 s");
            }
        });
        RuleFileEdit edit =
                new RuleFileEdit(LIMITS, SHIPPED.revision(), Optional.of(LONGER), new ChangeAuthor("ada", ""));
        assertThatThrownBy(() -> apart.save(new TestedRuleEdit(edit, "limits.test.yaml", "", "")))
                .hasMessageContaining("its own test could not be run, and nothing is written: it takes longer");
        assertThat(rules).doesNotExist();
    }

    @Test
    void whatWasProvenWithOtherRulesThanThereAreAfterItsTestIsNotWritten() {
        String table = "label,worker\nbilling,bob\n";
        RuleFileEditor meanwhile = editor(new TrialRunner() {
            @Override
            public <T> T run(RuleTrial<T> trial, IntConsumer progress) {
                try {
                    Files.createDirectories(rules);
                    Files.writeString(rules.resolve("tasks-of-bob.csv"), table);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
                return trial.answerType().cast("");
            }
        });
        RuleFileEdit edit =
                new RuleFileEdit(LIMITS, SHIPPED.revision(), Optional.of(LONGER), new ChangeAuthor("ada", ""));
        String proven = RuleFiles.shipped().revision();
        assertThatThrownBy(() -> meanwhile.save(new TestedRuleEdit(edit, "limits.test.yaml", "", proven)))
                .hasMessageContaining("the rules on disk have changed since this was proven with them");
        assertThat(rules.resolve(LIMITS)).doesNotExist();
        assertThat(rules.resolve("limits.test.yaml")).doesNotExist();
    }

    @Test
    void aFileThatNobodyCanHaveWrittenAsRulesIsNotReadWhole() throws Exception {
        Files.createDirectories(rules);
        Files.write(rules.resolve("huge.drl"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> save(LIMITS, SHIPPED.revision(), LONGER))
                .isInstanceOf(RuleRequestRefused.class)
                .hasMessageContaining("huge.drl: it has more than 1 MiB");
    }

    @Test
    void whoDidNotSeeTheFileAsItIsDoesNotOverwriteIt() throws Exception {
        save(LIMITS, SHIPPED.revision(), LONGER);
        assertThatThrownBy(() -> save(LIMITS, SHIPPED.revision(), SHIPPED.text()))
                .hasMessageContaining("has changed on disk since it was opened");
        assertThatThrownBy(() -> save(LIMITS, "", SHIPPED.text())).hasMessageContaining("has changed on disk");
        assertThat(rules.resolve(LIMITS))
                .content()
                .startsWith("// copied from the shipped rules: ")
                .endsWith(LONGER);
    }

    @Test
    void aTextWithAnErrorIsNotWritten() {
        String broken = LONGER.replace("new HealthLimits(", "new HealtLimits(");
        assertThatThrownBy(() -> save(LIMITS, SHIPPED.revision(), broken)).hasMessageContaining("limits.drl:11:");
        assertThat(rules).doesNotExist();
    }

    @Test
    void anErrorItBringsToAnotherFileKeepsATextBackAndOneThatWasThereDoesNot() throws Exception {
        String forgetful = SHIPPED.text().substring(0, SHIPPED.text().lastIndexOf("rule \""));
        assertThatThrownBy(() -> save(LIMITS, SHIPPED.revision(), forgetful)).hasMessageContaining("missing-limit");
        Files.createDirectories(rules);
        Files.writeString(rules.resolve("odd.drl"), "rule");
        save(LIMITS, SHIPPED.revision(), LONGER);
        assertThat(rules.resolve(LIMITS))
                .content()
                .startsWith("// copied from the shipped rules: ")
                .endsWith(LONGER);
    }

    @Test
    void nothingIsWrittenOutsideTheFolderNorThroughALink() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(rules);
        assertThatThrownBy(() -> save("../elsewhere/x.drl", "", "package dev.czar.rules\n"))
                .isInstanceOf(RuleRequestRefused.class)
                .hasMessageContaining("is not below");
        Files.createSymbolicLink(rules.resolve("decide"), elsewhere);
        assertThatThrownBy(() -> save("decide/x.drl", "", "package dev.czar.rules\n"))
                .isInstanceOf(RuleRequestRefused.class)
                .hasMessageContaining("is a link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aShippedFileCannotBeTakenAway() {
        assertThatThrownBy(() -> save(LIMITS, SHIPPED.revision(), null)).hasMessageContaining("there is no file");
    }
}
