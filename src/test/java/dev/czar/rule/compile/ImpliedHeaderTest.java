package dev.czar.rule.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The package and the imports of a rule file may be left out. */
class ImpliedHeaderTest {

    private static final String RULE =
            """
            rule "an idle worker is told"
              @capability("A4") @why("a test wants it")
            when
              Idle( $worker : worker )
              WorkerProgress( worker == $worker, outputAge > Duration.ofMinutes( 5 ) )
            then
              insertLogical( new AlertHuman( $worker, "idle", "text" ) );
            end
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "// words of mine: package com.example;\n\n",
                "/* import java.io.File; */ ",
                "import dev.czar.fact.*;\n",
                "package dev.czar.rules;\n",
                "package dev.czar.rules\n\nimport dev.czar.decision.*\n",
                "/* mine */ package dev . czar . rules ; import java.time.Duration;\n",
            })
    void whatAHeaderLeavesOutIsImplied(String header) {
        assertThatCode(() -> compile(header + RULE)).doesNotThrowAnyException();
    }

    @Test
    void mistakesStandWhereTheyAre() {
        assertThatThrownBy(() -> compile(RULE.replace("outputAge", "outputAgee")))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("5:");
        assertThatThrownBy(() -> compile(RULE.replace("\"idle\", ", "\"idle\", 7, ")))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("7:");
    }

    @Test
    void aRuleIsWhereItsFileSaysIt() throws InvalidRules {
        assertThat(compile("\n\n" + RULE)).containsExactly("mine.drl:3 an idle worker is told");
    }

    private static List<String> compile(String text) throws InvalidRules {
        return new RuleCompiler(ImpliedHeaderTest.class.getClassLoader())
                .compile(RuleFiles.of(Map.of("mine.drl", text))).rules().stream()
                        .map(rule -> "%s:%d %s".formatted(rule.file(), rule.line(), rule.name()))
                        .toList();
    }
}
