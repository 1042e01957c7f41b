package dev.czar.world.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.agent.ScreenLabel.ConfusionMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The corpus screens/AGENT/LABEL-what.txt, each screen with other verbs, times and hints, in colour, and typeset. */
class ScreenCorpusTest {
    private static final Path SCREENS = Path.of("src/test/resources/screens");
    private static final List<List<String>> WORDS = List.of(
            List.of("Pondering", "Pondered", "2h13m", "7pm", "Ask Codex to do anything", "⬝⬝⬝⬝⬝⬝⬝⬝", "4s"),
            List.of("Sautéing", "Sautéed", "45m", "11:50pm (UTC)", "Explain this codebase", "■■■⬝⬝⬝⬝⬝", "1m 28s"),
            List.of("Topsy-turvying", "Did it", "30s", "Oct 10, 5pm (UTC)", "Use /skills", "⬝⬝⬝⬝⬝■■■", "2h 3m 9s"),
            List.of("Doing design→dev", "Did it all", "3h12m10s", "3:30 PM", "Run /review", "■■■■■■■■", "59s"));
    private static final List<UnaryOperator<String>> DRESSES =
            List.of(text -> text, text -> text.replace('\'', '\u2019') + "\n".repeat(12), text -> text.replaceAll(
                            "(?m)^(\\s*)(\\S+)", "$1\u001b[38;5;246m$2\u001b[39m")
                    .replace("> ", ">\u00a0"));

    @Test
    void everyScreenIsReadAsItsNameSays() throws Exception {
        ConfusionMatrix matrix = new ConfusionMatrix();
        List<String> wrong = new ArrayList<>();
        AgentCatalog catalog = AgentCatalog.withOverrides(Map.of());
        for (Path file : screens()) {
            ScreenReader reader = new ScreenReader(
                    catalog.named(file.getParent().getFileName().toString()));
            ScreenLabel expected =
                    ScreenLabel.ofFile(file.getFileName().toString()).orElseThrow();
            for (String text : variants(Files.readString(file))) {
                ScreenReading reading = reader.explain(text);
                ScreenLabel read = ScreenLabel.of(reading.state());
                matrix.add(expected, read);
                if (!expected.agrees(read)) {
                    wrong.add(file + ": " + reading + "\n" + text);
                }
            }
        }
        System.out.println(matrix.total() + " screens: " + matrix.counts());
        assertThat(wrong).isEmpty();
        assertThat(matrix.total()).isGreaterThan(1000);
    }

    @Test
    void theCorpusHoldsEveryLabelOfTheAgentsReadInDepth() throws Exception {
        for (String agent : List.of("claude", "codex", "gemini", "opencode")) {
            assertThat(screens().stream()
                            .filter(file -> file.getParent().endsWith(agent))
                            .map(file -> ScreenLabel.ofFile(file.getFileName().toString())
                                    .orElseThrow()))
                    .as(agent)
                    .contains(
                            ScreenLabel.ACTIVE,
                            ScreenLabel.IDLE,
                            ScreenLabel.BLOCKED,
                            ScreenLabel.SERVERERROR,
                            ScreenLabel.CONTEXTFULL,
                            ScreenLabel.AUTHLOST,
                            ScreenLabel.UNKNOWN);
        }
    }

    private static List<Path> screens() throws IOException {
        try (Stream<Path> files = Files.walk(SCREENS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Each set of words that makes a difference, in each dress. */
    private static List<String> variants(String screen) {
        return WORDS.stream()
                .map(words -> filled(screen, words))
                .distinct()
                .flatMap(text -> DRESSES.stream().map(dress -> dress.apply(text)))
                .toList();
    }

    private static String filled(String screen, List<String> words) {
        String text = screen;
        for (int index = 0; index < words.size(); index++) {
            text = text.replace(WORDS.get(0).get(index), words.get(index));
        }
        return text;
    }
}
