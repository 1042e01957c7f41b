package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoverningFilesTest {

    @Test
    void allThatCzarIsSteeredByGovernsHoweverItIsWritten() {
        List<String> governing = List.of(
                ".czar",
                ".czar/czar.yaml",
                ".czar/rules/own.drl",
                ".czar/rules/decide/own.test.yaml",
                ".czar/rules/calendar.csv",
                ".czar/prompts/nudge.md",
                ".Czar/Rules/own.drl");
        assertThat(GoverningFiles.among(governing)).isEqualTo(governing);
        assertThat(GoverningFiles.among(List.of("czar.yaml", ".czarina/a.drl", "docs/.czar/rules/own.drl")))
                .isEmpty();
    }
}
