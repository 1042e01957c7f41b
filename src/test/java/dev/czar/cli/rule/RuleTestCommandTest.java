package dev.czar.cli.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestCommandTest {

    private static final String CASES =
            """
            cases:
              - name: a worker is told to a human
                because: somebody should look
                given:
                  - {fact: Worker, id: ada, agent: command}
                expect:
                  - {kind: AlertHuman, rule: "a probe is noticed"}
            """;

    private static final String RULE =
            """
            package dev.czar.rules

            import dev.czar.fact.*
            import dev.czar.decision.*

            rule "a probe is noticed"
              @capability("A3") @why("a human said so")
            when
              Worker( $author : id )
            then
              insertLogical( new AlertHuman( "stop", $author, "stopped" ) );
            end
            """;

    @TempDir
    static Path home;

    @TempDir
    Path rules;

    @BeforeEach
    void aRuleWithItsTest() throws IOException {
        Files.createDirectories(rules.resolve("decide"));
        Files.writeString(rules.resolve("decide/probe.drl"), RULE);
        Files.writeString(rules.resolve("decide/probe.test.yaml"), CASES);
    }

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(rules, Map.of("HOME", home.toString()), arguments);
    }

    @Test
    void casesThatHoldPass() {
        CommandLineRun run = czar("test", rules.toString());
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("1 cases, 0 failed");
    }

    @Test
    void aCaseThatDoesNotHoldSaysWhatWasFound() throws IOException {
        Files.writeString(rules.resolve("decide/probe.test.yaml"), CASES.replace("kind: AlertHuman", "kind: Nudge"));
        CommandLineRun run = czar("test", rules.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("decide/probe.test.yaml:2: a worker is told to a human")
                .contains("expected a decision Nudge")
                .contains("found no Nudge");
    }

    @Test
    void theReportIsJunitXml() throws IOException {
        Files.writeString(rules.resolve("decide/probe.test.yaml"), CASES.replace("kind: AlertHuman", "kind: Nudge"));
        Path report = rules.resolve("report.xml");
        czar("test", rules.toString(), "--junit", report.toString());
        assertThat(report)
                .content()
                .contains("tests=\"1\"", "failures=\"1\"", "classname=\"decide/probe.test.yaml\"", "<failure message=");
    }

    @Test
    void aCaseThatCannotBeUnderstoodIsNamedByPlace() throws IOException {
        Files.writeString(rules.resolve("decide/probe.test.yaml"), CASES.replace("agent: command", "agnt: command"));
        CommandLineRun run = czar("test", rules.toString(), "--json");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("probe.test.yaml:5:").contains("did you mean \"agent\"");
    }
}
