package dev.czar.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

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
                .startsWith("Unknown option")
                .contains("Usage: czar task add")
                .endsWith("see: czar task add --help\n");
        assertThat(run.err().lines()).as("on one screen").hasSizeLessThan(15);
        assertThat(CommandLineRun.in(folder, "task").err()).contains("missing command", "Take a task out of the queue");
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
