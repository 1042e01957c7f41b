package dev.czar.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.simulation.study.ExpectedRange;
import dev.czar.simulation.study.ForecastCalibration.ForecastCase;
import dev.czar.simulation.study.ForecastCalibration.ForecastMoment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureCalibrationTest {

    @ParameterizedTest
    @CsvSource({
        "2, 2, too few to say",
        "4, 0, too few to say",
        "4, 2, not shown to be wrong",
        "8, 2, not shown to be wrong",
        "1, 9, the ranges are too narrow or beside it",
        "40, 0, the ranges are wider than need be"
    })
    void aVerdictNeedsCasesEnough(int met, int missed, String verdict) {
        List<ForecastCase> cases = new ArrayList<>();
        for (int one = 0; one < met + missed; one++) {
            cases.add(forecast(new ExpectedRange(8, 10, 12, 20), one < met ? 11 : 20));
        }

        MeasureCalibration measured = MeasureCalibration.of(cases).get(0);

        assertThat(measured.verdict()).isEqualTo(verdict);
        assertThat(measured.met()).isEqualTo(met);
        assertThat(measured.times()).hasValue(met > missed ? 1.1 : 2);
    }

    @ParameterizedTest
    @CsvSource({"0", "5"})
    void aForecastOfWhichNoRunEndedIsNotMet(double happened) {
        ForecastCase one = forecast(new ExpectedRange(0, 0, 0, 0), happened);

        assertThat(one.isInside()).isFalse();
        assertThat(MeasureCalibration.of(List.of(one)).get(0).times()).isEmpty();
    }

    private static ForecastCase forecast(ExpectedRange expected, double happened) {
        return new ForecastCase("tally", ForecastMoment.BEGINNING, 3, 0, "time to the end", "h", expected, happened);
    }
}
