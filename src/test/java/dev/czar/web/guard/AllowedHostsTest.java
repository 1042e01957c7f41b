package dev.czar.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts hosts = new AllowedHosts(List.of("Czar.Lan"));

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:7077", "LOCALHOST:1", "127.0.0.1:80", "[::1]:7077", "czar.lan:9"})
    void anAllowedNameIsAllowedWithAnyPort(String authority) {
        assertThat(hosts.allows(authority)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "evil.example:7077",
                "localhost.evil.example",
                "localhost:7077.evil.example",
                "localhost@evil.example",
                "evil@localhost",
                "127.0.0.1.evil.example",
                "127.0.0.2",
                "[::2]:7077",
                "localhost/x",
                "localhost:7077/",
                " localhost",
                "localhost#x",
                "localhost?x",
                "0.0.0.0:7077"
            })
    void anyOtherNameIsRefused(String authority) {
        assertThat(hosts.allows(authority)).isFalse();
    }

    @Test
    void aHostOtherMachinesCanReachIsRefusedUnlessMeant() {
        assertThatThrownBy(() -> GuardInstaller.requireLoopback("0.0.0.0", false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0.0.0.0")
                .hasMessageContaining("czar.web.exposed");
        assertThatCode(() -> GuardInstaller.requireLoopback("0.0.0.0", true)).doesNotThrowAnyException();
        assertThatCode(() -> GuardInstaller.requireLoopback("127.0.0.1", false)).doesNotThrowAnyException();
        assertThatCode(() -> GuardInstaller.requireLoopback("::1", false)).doesNotThrowAnyException();
    }
}
