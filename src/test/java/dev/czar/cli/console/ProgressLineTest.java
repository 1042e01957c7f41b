package dev.czar.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.SettableClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final SettableClock clock = new SettableClock();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutATerminalALineOfItsOwnIsWrittenNowAndThen() {
        try (ProgressLine line = line(false)) {
            line.show("1 of 3 runs");
            clock.pass(Duration.ofSeconds(10));
            line.show("2 of 3 runs");
            clock.pass(Duration.ofSeconds(9));
            line.show("3 of 3 runs");
        }

        assertThat(err.toString().lines()).containsExactly("czar: 2 of 3 runs");
    }

    @Test
    void atATerminalTheLineChangesInPlaceAndIsGivenBack() {
        try (ProgressLine line = line(true)) {
            clock.pass(Duration.ofMillis(200));
            line.show("1 cycles");
            line.show("2 cycles");
            clock.pass(Duration.ofMillis(200));
            line.show("3 cycles");
        }

        assertThat(err).hasToString("\r\u001b[K1 cycles\r\u001b[K3 cycles\r\u001b[K");
    }

    @Test
    void shortWorkSaysNothing() {
        try (ProgressLine line = line(true)) {
            line.show("1 cycles");
        }

        assertThat(err.toString()).isEmpty();
    }

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(new ProcessEnvironment(
                Path.of(""), Map.of(), clock, terminal, new PrintWriter(new StringWriter()), new PrintWriter(err)));
    }

    @Test
    void aLineThatIsWiderThanTheTerminalIsCutSoThatItCanBeGivenBack() {
        ProcessEnvironment narrow = new ProcessEnvironment(
                Path.of(""),
                Map.of("COLUMNS", "20"),
                clock,
                true,
                new PrintWriter(new StringWriter()),
                new PrintWriter(err));
        try (ProgressLine line = new ProgressLine(narrow)) {
            clock.pass(Duration.ofSeconds(1));
            line.show("trying the checks on main, untouched");
        }
        assertThat(err.toString()).contains("\u001b[Ktrying the checks …\r");
    }

    @Test
    void everyCommandGivesItsLineBackHoweverItEnds() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/czar/cli"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .flatMap(ProgressLineTest::lines)
                            .filter(line -> line.contains("new ProgressLine(")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("ProgressLine ") && !line.contains("this."));
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
