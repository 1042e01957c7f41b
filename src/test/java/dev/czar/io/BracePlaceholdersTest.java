package dev.czar.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BracePlaceholdersTest {

    private static final Map<String, String> VALUES = Map.of("worktree", "/w/a \"b\" \\{gitDir}");

    @Test
    void namesInSingleBracesAreFilledOnceAndOthersStay() {
        assertThat(BracePlaceholders.fill("--in={worktree} {other} ${worktree}", VALUES))
                .isEqualTo("--in=/w/a \"b\" \\{gitDir} {other} ${worktree}");
    }

    @Test
    void insideJsonTheValueStaysOneString() {
        assertThat(BracePlaceholders.fill("{\"allow\":{\"{worktree} *\":true}}", VALUES))
                .isEqualTo("{\"allow\":{\"/w/a \\\"b\\\" \\\\{gitDir} *\":true}}");
    }

    @Test
    void aShellVariableAndJsonAreNoPlaceholders() {
        assertThat(BracePlaceholders.in("{\"a\":{}} ${HOME} {gitDir} { print }"))
                .containsExactly("gitDir");
    }
}
