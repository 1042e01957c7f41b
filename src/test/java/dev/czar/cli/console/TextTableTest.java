package dev.czar.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.TextTable.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAlignedUnderTheirHeadings() {
        List<String> lines = new TextTable("ID", "WHAT").row("engineer1", "x").lines(80, false);
        assertThat(lines).containsExactly("ID         WHAT", "engineer1  x");
    }

    @Test
    void noLineIsLongerThanTheTerminalIsWide() {
        List<String> lines = new TextTable("ID", "WHAT")
                .row("engineer1", "a very long explanation that does not fit at all")
                .lines(30, false);
        assertThat(lines).allMatch(line -> line.length() <= 30);
        assertThat(lines.get(1)).startsWith("engineer1  a very").endsWith("…");
    }

    @Test
    void whatARowIsAboutStaysReadableInANarrowTerminal() {
        TextTable limits =
                new TextTable("LIMIT", "VALUE", "STATED IN").row("acknowledge-within", "10m of time", "shipped limits");
        assertThat(limits.lines(40, false).get(1))
                .startsWith("acknowledge-within  ")
                .hasSizeLessThanOrEqualTo(40);
        assertThat(limits.lines(22, false)).allMatch(line -> line.length() <= 22);
    }

    @Test
    void aCellIsOneLineThatATerminalObeysInNothing() {
        List<String> lines = new TextTable("X").row("a\nb\u001b[31mc\u202ed").lines(80, false);
        assertThat(lines.get(1)).isEqualTo("a b\uFFFD[31mc\uFFFDd");
    }

    @Test
    void colourDoesNotShiftColumns() {
        List<String> plain = new TextTable("A", "B")
                .row(new Cell("x", Colour.BAD), Cell.of("y"))
                .lines(80, false);
        List<String> painted = new TextTable("A", "B")
                .row(new Cell("x", Colour.BAD), Cell.of("y"))
                .lines(80, true);
        assertThat(painted.get(1)).contains("\u001b[31mx");
        assertThat(painted.get(1).replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(plain.get(1));
    }
}
