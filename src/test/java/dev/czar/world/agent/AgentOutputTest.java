package dev.czar.world.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentOutputTest {
    private static final String BOX = "─".repeat(60);

    private AgentOutput output;

    @BeforeEach
    void claude() throws Exception {
        output = new AgentOutput(AgentCatalog.withOverrides(Map.of()).named("claude"));
        output.addsWords(screen("● I will start soon.", "", "12:00:01 · main · $1.20 · 41% ctx"));
    }

    @Test
    void aClockInTheFooterIsNoWord() {
        assertThat(output.addsWords(screen("● I will start soon.", "", "12:00:02 · dev · $1.21 · 40% ctx")))
                .isFalse();
    }

    @Test
    void aSpinnerAndItsTokensAreNoWords() {
        assertThat(output.addsWords(screen("● I will start soon.", "✻ Hatching… (12s · ↓ 1.2k tokens)", "")))
                .isFalse();
        assertThat(output.addsWords(screen("● I will start soon.", "✶ Zigzagging… (13s · ↓ 1.3k tokens)", "")))
                .isFalse();
    }

    @Test
    void whatIsPaintedAgainIsNotNew() {
        assertThat(output.addsWords("")).isFalse();
        assertThat(output.addsWords(screen("● I will start soon.", "", ""))).isFalse();
    }

    @Test
    void aNumberThatCountsIsNoWord() {
        output.addsWords(screen("  ⎿  Reading 12 files", "", ""));
        assertThat(output.addsWords(screen("  ⎿  Reading 13 files", "", ""))).isFalse();
    }

    @Test
    void aNewSentenceIs() {
        assertThat(output.addsWords(screen("● The parser is done.", "", ""))).isTrue();
    }

    private static String screen(String said, String status, String footer) {
        return said + "\n\n" + status + "\n\n" + BOX + "\n❯ \n" + BOX + "\n  " + footer + "\n";
    }
}
