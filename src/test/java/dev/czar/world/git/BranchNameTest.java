package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"main", "czar/engineer1/T1", "feature/a.b_c-d", "v1.0"})
    void anOrdinaryNameIsTaken(String name) {
        assertThat(new BranchName(name).ref()).isEqualTo("refs/heads/" + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-x",
                "--exec=x",
                "a b",
                "$(touch x)",
                "`touch x`",
                "a;b",
                "a|b",
                "a&b",
                "a'b",
                "a\"b",
                "<script>",
                "#(x)",
                "a..b",
                "a//b",
                "/a",
                "a/",
                ".a",
                "a/.b",
                "a.lock",
                "a.lock/b",
                "a.",
                "a./b",
                "a\nb",
                "a\0b",
                "é",
                "a~1",
                "a^",
                "a:b",
                "@{u}",
                "a*"
            })
    void aHostileNameIsRefusedByName(String name) {
        assertThat(BranchName.isAllowed(name)).isFalse();
        assertThatThrownBy(() -> new BranchName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Refused branch name \"");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 5000})
    void aNameThatIsTooLongIsRefused(int length) {
        assertThatThrownBy(() -> new BranchName("x".repeat(length))).isInstanceOf(IllegalArgumentException.class);
        assertThat(BranchName.isAllowed("x".repeat(200))).isTrue();
    }
}
