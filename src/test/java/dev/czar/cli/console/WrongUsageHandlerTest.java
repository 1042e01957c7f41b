package dev.czar.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.czar.cli.CommandLineRun;
import dev.czar.cli.CzarCommand;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class WrongUsageHandlerTest {

    @TempDir
    static Path folder;

    @ParameterizedTest
    @CsvSource({
        "stop, czar down",
        "top, czar watch",
        "ps, czar workers",
        "log, czar logs",
        "say, czar tell",
        "upgrade, czar restart"
    })
    void aWrongGuessLeadsToTheRightWord(String guess, String right) {
        CommandLineRun run = CommandLineRun.in(folder, guess);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no command " + guess).contains("did you mean: " + right + "?");
    }

    @Test
    void aMistypedCommandIsSuggestedAndAMissingArgumentExplained() {
        assertThat(CommandLineRun.in(folder, "statsu").err()).contains("czar status");
        assertThat(CommandLineRun.in(folder, "hold").err()).contains("WORKER").contains("Usage: czar hold");
    }

    @Test
    void whatIsWrongStaysInSightOfItsHelp() {
        CommandLineRun run = CommandLineRun.in(folder, "task", "add", "login", "--text", "x");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("czar: czar task add has no option --text\n")
                .contains("Usage: czar task add")
                .endsWith("see: czar task add --help\n");
        assertThat(run.err().lines()).as("on one screen").hasSizeLessThan(15);
        assertThat(CommandLineRun.in(folder, "task").err()).contains("missing command", "Take a task out of the queue");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stats | there is no command stats; did you mean: czar status?",
                "rules helth | there is no command czar rules helth; did you mean: czar rules health?",
                "pr 9 | there is no command czar pr 9",
                "why | missing: ID",
                "backtest x | missing: --rules=DIR",
                "status x | one word too many for czar status: x",
                "facts --shema | czar facts has no option --shema; did you mean: --schema?",
                "simulate --runs x | --runs=N: 'x' is not an int",
                "completion ksh | SHELL: expected one of [bash, zsh, fish] but was 'ksh'",
            })
    void whatIsWrongIsToldInPlainWordsAlsoToPrograms(String words, String told) {
        CommandLineRun run = CommandLineRun.in(folder, words.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines().findFirst()).contains("czar: " + told);
        assertThat(run.out()).isEmpty();
        CommandLineRun asked = CommandLineRun.in(folder, (words + " --json").split(" "));
        assertThat(told).startsWith(asked.json().path("error").asText("?"));
        assertThat(asked.json().path("hint").asText()).isNotEmpty();
    }

    @Test
    void aHugeWordIsCut() {
        assertThat(CommandLineRun.in(folder, "x".repeat(70_000)).err().lines())
                .first(STRING)
                .hasSizeLessThan(120);
        assertThat(CommandLineRun.in(folder, "status", "--" + "x".repeat(70_000))
                        .err())
                .hasSizeLessThan(400);
    }

    static Stream<Map.Entry<String, String>> guesses() {
        return WrongUsageHandler.MEANT.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("guesses")
    void eachGuessIsNoCommandAndEachRightWordIsOne(Map.Entry<String, String> guess) {
        CommandLine czar = CzarCommand.commandLine(ProcessEnvironment.ofProcess());
        assertThat(czar.getSubcommands()).doesNotContainKey(guess.getKey());
        CommandLine meant = czar;
        for (String word : guess.getValue().split(" ")) {
            if (!word.startsWith("-")) {
                assertThat(meant.getSubcommands()).containsKey(word);
                meant = meant.getSubcommands().get(word);
            }
        }
    }
}
