package dev.czar.world.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.agent.ScreenLabel.ConfusionMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The corpus screens/AGENT/LABEL-what.txt, each screen with other verbs, times and hints, in colour, and typeset. */
class ScreenCorpusTest {
    private static final Path SCREENS = Path.of("src/test/resources/screens");
    private static final List<Map<String, String>> WORDS = List.of(
            words("Pondering", "Pondered", "4s", "2h13m", "7pm", "Ask Codex to do anything", "plan", "⬝⬝⬝⬝⬝⬝⬝⬝"),
            words(
                    "Sautéing",
                    "Sautéed",
                    "1m 28s",
                    "45m",
                    "11:50pm (UTC)",
                    "Explain this codebase",
                    "manual",
                    "■■■⬝⬝⬝⬝⬝"),
            words(
                    "Topsy-turvying",
                    "Topsy-turvied",
                    "2h 3m 9s",
                    "30s",
                    "Oct 10, 5pm (Europe/Berlin)",
                    "Use /skills",
                    "manual",
                    "⬝⬝⬝⬝⬝■■■"),
            words(
                    "Doing design→dev",
                    "Did it all",
                    "59s",
                    "3h12m10s",
                    "3:30 PM",
                    "Run /review on it",
                    "plan",
                    "■■■■■■■■"));
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

    private static String filled(String screen, Map<String, String> words) {
        String text = screen;
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("{" + word.getKey() + "}", word.getValue());
        }
        return text;
    }

    private static Map<String, String> words(String... values) {
        List<String> names = List.of("verb", "done", "span", "gspan", "clock", "hint", "mode", "dots");
        Map<String, String> words = new LinkedHashMap<>();
        for (int index = 0; index < names.size(); index++) {
            words.put(names.get(index), values[index]);
        }
        return words;
    }
}
