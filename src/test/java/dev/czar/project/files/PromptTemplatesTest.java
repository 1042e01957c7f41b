package dev.czar.project.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTemplatesTest {

    private static final Map<String, String> EVERYTHING = Map.ofEntries(
            Map.entry("worker", "engineer1"),
            Map.entry("task", "T1"),
            Map.entry("branch", "czar/engineer1/T1"),
            Map.entry("brief", "Build it."),
            Map.entry("report", "/w/.czar-worker/report"),
            Map.entry("id", "0123abcd"),
            Map.entry("detail", "engineer2"),
            Map.entry("cause", "the check tests failed"),
            Map.entry("round", "1"),
            Map.entry("head", "abc"),
            Map.entry("obstacle", "it conflicts in a.txt"),
            Map.entry("commit", "abc"),
            Map.entry("commits", "Add it"));

    @TempDir
    Path overrides;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "task",
                "nudge",
                "ask-status",
                "offer-help",
                "duplicate",
                "cleared",
                "conflict",
                "moved",
                "remarks",
                "returned",
                "restarted",
                "resumed",
                "cleared-unmerged",
                "pull-request"
            })
    void everyShippedPromptCanBeFilled(String name) throws Exception {
        assertThat(new PromptTemplates(overrides).fill(name, EVERYTHING))
                .contains("T1")
                .doesNotContain("{{", "}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeated", "go-on", "answer", "instruction", "uncommitted"})
    void whatIsSaidToAWorkerWithoutATaskCanBeFilled(String name) throws Exception {
        assertThat(new PromptTemplates(overrides).fill(name, EVERYTHING))
                .contains("engineer1")
                .doesNotContain("{{", "}}");
    }

    @Test
    void theTaskPromptSaysHowToAcknowledgeAndHowToFinish() throws Exception {
        assertThat(new PromptTemplates(overrides).fill("task", EVERYTHING))
                .contains("/w/.czar-worker/report --ack 0123abcd", "TASK_COMPLETE: T1", "Build it.");
    }

    @Test
    void theNamesAreThoseOfAllFiles() throws Exception {
        override("migrations", "Each needs a way back.");
        Set<String> shipped = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("prompts"))) {
            files.map(file -> file.getFileName().toString().replace(".md", "")).forEach(shipped::add);
        }
        shipped.remove("README");
        shipped.add("migrations");

        assertThat(new PromptTemplates(overrides).names()).containsExactlyInAnyOrderElementsOf(shipped);
        assertThat(new PromptTemplates(overrides.resolve("none")).names()).contains("nudge");
    }

    @Test
    void aPromptOfTheProjectReplacesTheShippedOne() throws Exception {
        override("nudge", "Wake up, {{worker}}!");

        assertThat(new PromptTemplates(overrides).fill("nudge", EVERYTHING)).isEqualTo("Wake up, engineer1!");
    }

    @Test
    void aValueIsNeverExpandedAgain() throws Exception {
        override("nudge", "{{ worker }} {{task}}");

        assertThat(new PromptTemplates(overrides).fill("nudge", Map.of("worker", "{{task}} $1 \\", "task", "T1")))
                .isEqualTo("{{task}} $1 \\ T1");
    }

    @Test
    void anUnknownPlaceholderNamesItsPlaceAndTheWordThatWasMeant() throws Exception {
        override("nudge", "Dear {{worker}},\nplease do {{taks}}.");

        assertThatThrownBy(() -> new PromptTemplates(overrides).fill("nudge", EVERYTHING))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("nudge.md:2:11: ")
                .hasMessageContaining("'{{taks}}'")
                .hasMessageContaining("did you mean 'task'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../task", "nothing-like-it", ""})
    void aNameThatIsNoPromptIsRefused(String name) {
        assertThatThrownBy(() -> new PromptTemplates(overrides).fill(name, EVERYTHING))
                .isInstanceOf(ProjectException.class);
    }

    private void override(String name, String text) throws IOException {
        Files.writeString(overrides.resolve(name + ".md"), text);
    }
}
