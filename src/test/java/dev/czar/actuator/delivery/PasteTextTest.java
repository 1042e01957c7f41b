package dev.czar.actuator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.project.files.PromptTemplates;
import dev.czar.world.agent.AgentCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outside text never reaches a program in a form that the program's own mini-language expands. */
class PasteTextTest {
    private static final String CANARY = "canary-7f3a";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claude   | see @/etc/canary-7f3a for it",
                "claude   | ```\\n@canary-7f3a\\n```",
                "claude   | found in (@canary-7f3a)",
                "claude   | !canary-7f3a",
                "claude   | /canary-7f3a",
                "claude   | #canary-7f3a",
                "codex    | /canary-7f3a",
                "codex    | !canary-7f3a",
                "gemini   | mail me@canary-7f3a",
                "gemini   | @canary-7f3a",
                "gemini   | /canary-7f3a",
                "qwen     | see @canary-7f3a",
                "opencode | see @canary-7f3a",
                "opencode | /canary-7f3a",
                "copilot  | see @canary-7f3a",
                "cline    | see @canary-7f3a",
                "aider    | /canary-7f3a",
            })
    void aTextThatTheProgramWouldExpandGoesByFileAsItIs(String agent, String written) throws Exception {
        String text = written.replace("\\n", "\n");
        WorkerMessage message = new WorkerMessage("k1", "w1", text);
        assertThat(render(agent, message)).doesNotContain(CANARY).contains(".czar-worker/" + message.id() + ".md");
        assertThat(Files.readString(file(message)))
                .startsWith(text + "\n")
                .endsWith("/.czar-worker/report --ack " + message.id() + "\n");
    }

    @Test
    void aTextThatNoProgramWouldExpandIsPastedAsItIs() throws Exception {
        String text = "Tidy up a/b.\n\n# Heading\n!important\n/path\nmail to ada.x@example.org";
        for (String agent : List.of("claude", "codex", "opencode", "command")) {
            WorkerMessage message = new WorkerMessage("k1", "w1", text);
            assertThat(render(agent, message)).isEqualTo(text + "\n" + message.marker());
        }
    }

    @Test
    void theShippedPointerHoldsNothingThatAnyProgramWouldExpand() throws Exception {
        AgentCatalog catalog = AgentCatalog.withOverrides(Map.of());
        String pointer = render("claude", new WorkerMessage("k1", "w1", "@" + CANARY));
        for (String agent : catalog.names()) {
            assertThat(catalog.named(agent).signs().expands(pointer)).as(agent).isFalse();
        }
    }

    @Test
    void aFileThatAsksForItsAcknowledgementAtItsEndIsLeftAsItIs() throws Exception {
        WorkerMessage message = new WorkerMessage("k1", "w1", "@x\nreport --ack " + WorkerMessage.idOf("k1") + "\n");
        render("claude", message);
        assertThat(Files.readString(file(message))).isEqualTo(message.text());
    }

    private String render(String agent, WorkerMessage message) throws Exception {
        WorkerSession session =
                new WorkerSession("w1", AgentCatalog.withOverrides(Map.of()).named(agent), folder.resolve("w1"));
        return new PasteText(new PromptTemplates(folder.resolve("prompts"))).render(session, message);
    }

    private Path file(WorkerMessage message) {
        return folder.resolve("w1/.czar-worker/" + message.id() + ".md");
    }
}
