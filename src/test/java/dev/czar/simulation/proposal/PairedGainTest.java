package dev.czar.simulation.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.czar.rule.RuleFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedGainTest {

    @Test
    void aGainInEveryPairIsShown() {
        PairedGain gain = PairedGain.of(List.of(10.0, 12.0, 11.0, 13.0), List.of(1.0, 1.2, 0.9, 1.1));

        assertThat(gain.gain()).isCloseTo(1.05, within(1e-9));
        assertThat(gain.low()).as("1.05 - 3.182 * 0.1291 / 2").isCloseTo(0.845, within(0.001));
        assertThat(gain.isBetter()).isTrue();
        assertThat(gain.percent()).isCloseTo(9.13, within(0.01));
    }

    @Test
    void oneLuckyPairShowsNothing() {
        PairedGain gain = PairedGain.of(List.of(10.0, 10.0, 10.0), List.of(5.0, 0.0, 0.0));

        assertThat(gain.isBetter()).isFalse();
        assertThat(gain.isWorse()).isFalse();
        assertThat(PairedGain.of(List.of(10.0), List.of(5.0)).isBetter())
                .as("one pair has no spread")
                .isFalse();
    }

    @Test
    void aLossInEveryPairIsAGuardsReason() {
        assertThat(PairedGain.of(List.of(10.0, 10.0, 10.0), List.of(-1.0, -1.1, -0.9))
                        .isWorse())
                .isTrue();
    }

    @Test
    void eachShippedLimitIsChangedAloneAndSaysWhatItComesTo() {
        List<LimitVariant> all = LimitVariant.of(RuleFiles.shipped());

        assertThat(all).extracting(LimitVariant::limit).contains("slow-after", "work-in-progress", "LandingPolicy");
        assertThat(all)
                .filteredOn(variant -> variant.limit().equals("slow-after"))
                .extracting(LimitVariant::to, LimitVariant::expected)
                .containsExactly(
                        tuple("Duration.ofMinutes( 30 )", "{fact: HealthLimits, slow: PT30M}"),
                        tuple("Duration.ofMinutes( 120 )", "{fact: HealthLimits, slow: PT2H}"));
        assertThat(all)
                .extracting(LimitVariant::expected)
                .contains(
                        "{fact: ShortageLimits, resource: SERVER_ERROR, margin: PT5S}",
                        "{fact: LandingPolicy, landing: WHOLE}");
        assertThat(all).noneMatch(variant -> variant.limit().startsWith("proposal-"));
    }
}
