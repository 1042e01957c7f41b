package dev.czar.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainShellCommandTest {

    @Test
    void wordsAreThoseThatAShellWouldPass() {
        assertThat(PlainShellCommand.commands("git  commit -m 'Fix $it; now' --author=\"A B\"x"))
                .contains(List.of(List.of("git", "commit", "-m", "Fix $it; now", "--author=A Bx")));
        assertThat(PlainShellCommand.commands("echo ''")).contains(List.of(List.of("echo", "")));
    }

    @Test
    void joinedCommandsAreTakenApart() {
        assertThat(PlainShellCommand.commands("cd app && npm test|tail -5;ls || true"))
                .contains(List.of(
                        List.of("cd", "app"),
                        List.of("npm", "test"),
                        List.of("tail", "-5"),
                        List.of("ls"),
                        List.of("true")));
    }

    @Test
    void aRedirectionThatWritesNowhereIsLeftOut() {
        assertThat(PlainShellCommand.commands("npm test 2>&1 | tail -5"))
                .contains(List.of(List.of("npm", "test"), List.of("tail", "-5")));
        assertThat(PlainShellCommand.commands("ls >/dev/null 2>&1")).contains(List.of(List.of("ls")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm test $(rm -rf .)",
                "npm test `rm -rf .`",
                "npm test \"$(rm -rf .)\"",
                "npm test \"`id`\"",
                "npm test > out",
                "npm test >> /dev/null2",
                "npm test 2>/dev/null/x",
                "npm test < in",
                "npm test & rm -rf .",
                "npm test\nrm -rf .",
                "npm test \\; rm",
                "npm test |& cat",
                "PATH=. npm test",
                "npm $HOME",
                "ls *",
                "ls ~",
                "{ ls; }",
                "(ls)",
                "npm test #",
                "npm 'test",
                "npm test &&",
                "&& npm test",
                "npm test ;; ls",
                "npm test <(ls)",
                "echo $'a'",
                "",
                " "
            })
    void whatIsNotSurelyUnderstoodIsNotPlain(String line) {
        assertThat(PlainShellCommand.commands(line)).isEmpty();
    }
}
