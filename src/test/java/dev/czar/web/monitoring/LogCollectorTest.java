package dev.czar.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.web.monitoring.LogCollector.CollectorVariables;
import dev.czar.web.monitoring.LogCollector.InvalidCollector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCollectorTest {

    private static final String LOCAL = "http://localhost:4318";

    @Test
    void theUsualVariablesSayWhere() throws Exception {
        assertThat(LogCollector.of(new CollectorVariables("", " ", "a=b"))).isEmpty();
        assertThat(LogCollector.of(new CollectorVariables("", LOCAL + "/", "api-key=a%20b, t=1+2==,")))
                .contains(new LogCollector(URI.create(LOCAL + "/v1/logs"), Map.of("api-key", "a b", "t", "1+2==")));
        assertThat(LogCollector.of(new CollectorVariables("http://logs:1/in", LOCAL, "")))
                .contains(new LogCollector(URI.create("http://logs:1/in"), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4318", "collector", "ftp://host", "http://", "http://a b", "http:///v1"})
    void anAddressThatCannotBeUsedIsAMistakeOfItsVariable(String address) {
        assertThatThrownBy(() -> LogCollector.of(new CollectorVariables("", address, "")))
                .isInstanceOf(InvalidCollector.class)
                .hasMessageStartingWith("OTEL_EXPORTER_OTLP_ENDPOINT is not an address");
        assertThatThrownBy(() -> LogCollector.of(new CollectorVariables(address, LOCAL, "")))
                .isInstanceOf(InvalidCollector.class)
                .hasMessageStartingWith("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT is not an address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"secret", "=secret", "api key=secret", "api-key=secret%", "host=secret", "api-key=secret%0A"})
    void aHeaderThatCannotBeSentIsAMistakeThatTellsNoValue(String header) {
        assertThatThrownBy(() -> LogCollector.of(new CollectorVariables("", LOCAL, "a=b," + header)))
                .isInstanceOf(InvalidCollector.class)
                .hasMessageStartingWith("entry 2 of OTEL_EXPORTER_OTLP_HEADERS is not")
                .hasMessageNotContaining("secret");
    }
}
