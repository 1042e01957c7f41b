package dev.czar.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.simulation.SimulationReport.ExpectedMeasure;
import dev.czar.simulation.study.ExpectedRange;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunHistogramTest {

    @Test
    void everyRunIsInOneStepAndBothGroupsShareTheScale() {
        RunHistogram histogram = RunHistogram.of(List.of(List.of(0.0, 1.0, 1.1), List.of(12.0, 6.5)));

        assertThat(histogram.groups().get(0)).startsWith(1, 2, 0).hasSize(RunHistogram.STEPS);
        assertThat(histogram.groups().get(1)).endsWith(1).contains(1);
        assertThat(histogram.edge(RunHistogram.STEPS)).isEqualTo(12);
        assertThat(histogram.place(6)).isEqualTo(0.5);
    }

    @Test
    void runsThatAllCameToTheSameAreOneBar() {
        RunHistogram histogram = RunHistogram.of(List.of(Collections.nCopies(7, 3.0)));

        assertThat(histogram.groups().get(0)).startsWith(7, 0);
        assertThat(histogram.place(3)).isEqualTo(0.5);
    }

    @Test
    void aMeasureThatOnlyOneSideHasIsDrawnAndOneThatNoRunHasIsSaid() {
        ExpectedRange none = ExpectedRange.of(List.of());
        ExpectedRange some = ExpectedRange.of(List.of(2.0, 4.0));

        assertThat(HistogramDrawing.of(new ExpectedMeasure(
                        "<end>", "h", none, Optional.of(some), Optional.of(none), List.of(), List.of(2.0, 4.0))))
                .contains("row1", "&lt;end&gt;")
                .containsOnlyOnce("class=\"median\"");
        assertThat(HistogramDrawing.of(new ExpectedMeasure(
                        "end", "h", none, Optional.empty(), Optional.empty(), List.of(), List.of())))
                .isEqualTo("<p>No run came to a value.</p>");
    }
}
