package dev.czar.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.LimitHolders.LimitName;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitNameTest {

    @ParameterizedTest
    @EnumSource
    void eachIsALimitThatIsStatedForAllInTheSameUnit(LimitName limit) {
        NamedLimit named = NamedLimit.of(limit.label()).orElseThrow();

        assertThat(named.part().getType()).isEqualTo(limit.time() ? Duration.class : int.class);
        assertThat(LimitName.of(limit.label())).contains(limit);
    }
}
