package dev.czar.cli.simulation;

import dev.czar.ledger.measure.ShareComparison.CountedShare;
import dev.czar.simulation.study.ForecastCalibration.ForecastCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How forecasts of one measure fared: how many of them were met, that is lay in the range that eight of ten should, with the interval of that share
 * at 95 %, and how many times the expected it came to in the middle case; {@code verdict} says what that shows.
 */
record MeasureCalibration(
        String measure, int met, int forecasts, double low, double high, OptionalDouble times, String verdict) {

    private static final int FEWEST = 5;
    private static final double SHOULD = 0.8;

    static List<MeasureCalibration> of(List<ForecastCase> cases) {
        Map<String, List<ForecastCase>> byMeasure = new LinkedHashMap<>();
        cases.forEach(one -> byMeasure
                .computeIfAbsent(one.measure(), name -> new ArrayList<>())
                .add(one));
        return byMeasure.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static MeasureCalibration of(String measure, List<ForecastCase> cases) {
        CountedShare met = new CountedShare(
                measure, (int) cases.stream().filter(ForecastCase::isInside).count(), cases.size());
        double[] times = cases.stream()
                .filter(one -> one.expected().runs() > 0 && one.expected().median() > 0)
                .mapToDouble(one -> one.happened() / one.expected().median())
                .sorted()
                .toArray();
        return new MeasureCalibration(
                measure,
                met.hits(),
                met.all(),
                met.low(),
                met.high(),
                times.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(times[times.length / 2]),
                verdict(met));
    }

    private static String verdict(CountedShare met) {
        if (met.all() < FEWEST) {
            return "too few to say";
        }
        if (met.high() < SHOULD) {
            return "the ranges are too narrow or beside it";
        }
        return met.low() > SHOULD ? "the ranges are wider than need be" : "not shown to be wrong";
    }

    String share() {
        return String.format(Locale.ROOT, "%d of %d (95 %%: %.0f to %.0f %%)", met, forecasts, 100 * low, 100 * high);
    }
}
