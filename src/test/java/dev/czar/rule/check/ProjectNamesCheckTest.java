package dev.czar.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNamesCheckTest {

    private static final String RULE =
            """
            package dev.czar.rules;

            import dev.czar.fact.*;
            import dev.czar.decision.*;
            import java.time.Duration;

            rule "the qa worker is not restarted"
              @capability("A4") @why("it runs long tests")
            when
              Worker( $name : id )
              $action : RestartWorker( %s )
            then
              insertLogical( new Vetoed( $action ) );
            end
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worker == \"qaa\"",
                "\"qaa\" == worker",
                "worker in ( \"qa\", \"qaa\" )",
                "worker not in ( \"qaa\" )",
                "worker != \"qaa\""
            })
    void aNameThatIsNotThereIsFoundWhereItIsCompared(String condition) {
        assertThat(found(RULE.formatted(condition))).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("unknown-name");
            assertThat(diagnostic.line()).isEqualTo(11);
            assertThat(diagnostic.hint()).isEqualTo("did you mean `qa`?");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worker == \"qa\"",
                "worker in ( \"qa\", \"engineer1\" )",
                "worker == $name + \"-x\"",
                "worker != \"\""
            })
    void whatIsPartOfAnExpressionIsNoName(String condition) {
        assertThat(found(RULE.formatted(condition))).isEmpty();
    }

    @Test
    void aWorkerThatIsNotThereIsFoundWhereSomethingIsConcludedAboutIt() {
        String rule = RULE.formatted("").replace("new Vetoed( $action )", "new Preference( \"T1\", \"qaa\" )");
        assertThat(found(rule)).extracting(CheckDiagnostic::hint).containsExactly("did you mean `qa`?");
        assertThat(found(rule.replace("qaa", "qa"))).isEmpty();
        String assignee = RULE.replace("RestartWorker", "Task")
                .replace("$action : ", "")
                .replace("Vetoed( $action )", "Held( $name, \"x\" )");
        assertThat(found(assignee.formatted("assignee == \"qaa\"")))
                .extracting(CheckDiagnostic::message)
                .containsExactly("czar.yaml has no worker \"qaa\"");
    }

    @Test
    void aLimitOfAnAgentIsInOrderWithThatOfItsWorkers() {
        String limits =
                """
                package dev.czar.rules;

                import dev.czar.fact.*;
                import java.time.Duration;

                rule "claude may think for long"
                  @capability("A4") @why("it does")
                when
                then
                  insertLogical( new LimitFor( LimitName.SLOW_AFTER, LimitScope.AGENT, "claude", Duration.ofHours( 3 ) ) );
                end

                rule "claude is stuck later"
                  @capability("A4") @why("it does")
                when
                then
                  insertLogical( new LimitFor( LimitName.STUCK_AFTER, LimitScope.AGENT, "claude", Duration.ofHours( 5 ) ) );
                end

                rule "%s is watched"
                  @capability("A4") @why("it is new")
                when
                then
                  insertLogical( new LimitFor( LimitName.STUCK_AFTER, LimitScope.WORKER, "%s", Duration.ofHours( 2 ) ) );
                end
                """;
        ProjectNamesCheck names = new ProjectNamesCheck(Map.of("qa", "claude", "other", "codex"), Map.of());

        assertThat(names.check(ParsedRuleFiles.of(Map.of("own.drl", limits.formatted("qa", "qa")))))
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.line() + ":" + diagnostic.column()).isEqualTo("24:80");
                    assertThat(diagnostic.message())
                            .isEqualTo(
                                    "stuck-after of worker qa is shorter than slow-after of agent claude (own.drl:10)");
                    assertThat(diagnostic.hint()).endsWith("or set slow-after for worker qa as well");
                });
        assertThat(names.check(ParsedRuleFiles.of(Map.of("own.drl", limits.formatted("other", "other")))))
                .isEmpty();
    }

    @Test
    void aLimitOfAWorkerIsInOrderWithThatOfItsAgentNotWithThatOfAll() {
        String limits =
                """
                package dev.czar.rules;

                import dev.czar.fact.*;
                import java.time.Duration;

                rule "ada is slow late"
                  @capability("A4") @why("she thinks")
                when
                then
                  insertLogical( new LimitFor( LimitName.SLOW_AFTER, LimitScope.WORKER, "ada", Duration.ofHours( 3 ) ) );
                end

                rule "codex is stuck late"
                  @capability("A4") @why("it thinks")
                when
                then
                  insertLogical( new LimitFor( LimitName.STUCK_AFTER, LimitScope.AGENT, "codex", Duration.ofHours( 9 ) ) );
                end
                """;
        ParsedRuleFiles files = ParsedRuleFiles.of(
                Map.of(
                        "own.drl",
                        limits,
                        "limits.drl",
                        """
                package dev.czar.rules;

                import dev.czar.fact.*;
                import java.time.Duration;

                rule "how long silence is fine"
                  @capability("A4") @why("numbers")
                when
                then
                  insertLogical( new HealthLimits( Duration.ofHours( 1 ), Duration.ofHours( 2 ), Duration.ofMinutes( 5 ), Duration.ofHours( 1 ) ) );
                end
                """));

        assertThat(RuleFileCorpus.diagnostics(limits)).isEmpty();
        assertThat(new ProjectNamesCheck(Map.of("ada", "codex"), Map.of()).check(files))
                .isEmpty();
        assertThat(new ProjectNamesCheck(Map.of("ada", "claude", "bob", "codex"), Map.of()).check(files))
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.message())
                        .startsWith("slow-after of worker ada is longer than stuck-after of all"));
    }

    @ParameterizedTest
    @CsvSource({
        "TaskLabels( labels contains \"Hotfix\" ), the queue has no task label \"Hotfix\"",
        "Task( id == \"shema\" ), the queue has no task \"shema\"",
        "Dependency( requirement == \"shema\" ), the queue has no task \"shema\"",
        "Claim( task in ( \"schema\"; \"shema\" ) ), the queue has no task \"shema\""
    })
    void whatLooksLikeSomethingOfTheQueueIsMisspelt(String condition, String message) {
        ProjectNamesCheck names = new ProjectNamesCheck(
                Map.of("qa", "claude"), Map.of("task", Set.of("schema"), "task label", Set.of("hotfix")));

        assertThat(names.check(ParsedRuleFiles.of(Map.of("mine.drl", rule(condition.replace(';', ','))))))
                .extracting(CheckDiagnostic::message)
                .containsExactly(message);
        assertThat(names.check(ParsedRuleFiles.of(Map.of(
                        "mine.drl",
                        rule("Claim( task == \"of-next-week\" ) TaskLabels( labels contains \"security\" )")))))
                .isEmpty();
    }

    @Test
    void whatElseAProjectNamesIsFoundWhereItIsMisspelt() {
        ProjectNamesCheck names = new ProjectNamesCheck(
                Map.of("qa", "claude"),
                Map.of(
                        "skill", Set.of("java"),
                        "worker label", Set.of(),
                        "area", Set.of("code"),
                        "channel", Set.of("oncall"),
                        "prompt", Set.of("migrations"),
                        "mainline", Set.of("main")));
        Map<String, String> hints = Map.of(
                "Worker( skills contains \"jaav\" )", "did you mean `java`?",
                "Task( skill == \"jav\" )", "did you mean `java`?",
                "WorkerLabels( labels contains \"slow\" )", "write it into czar.yaml, or leave it out",
                "BranchChange( areas contains \"cod\" )", "did you mean `code`?",
                "ToldOwn( prompt == \"migration\" )", "did you mean `migrations`?",
                "ToldOwn( prompt == \"look-at\" )", "write what is to be said into .czar/prompts/look-at.md",
                "Mainline( branch == \"master\" )", "it has main");

        assertThat(hints).allSatisfy((condition, hint) -> assertThat(
                        names.check(ParsedRuleFiles.of(Map.of("mine.drl", rule(condition)))))
                .extracting(CheckDiagnostic::hint)
                .containsExactly(hint));
        assertThat(List.of(
                        "Worker( skills contains \"java\" )",
                        "Task( skill == \"documentation\" )",
                        "BranchChange( areas contains \"interface\" )",
                        "ToldOwn( prompt == \"migrations\" )"))
                .allSatisfy(
                        condition -> assertThat(names.check(ParsedRuleFiles.of(Map.of("mine.drl", rule(condition)))))
                                .isEmpty());
    }

    private static String rule(String condition) {
        return RULE.formatted("")
                .replace("$action : RestartWorker(  )", condition)
                .replace("Vetoed( $action )", "Held( $name, \"x\" )");
    }

    @Test
    void aTableNamesTheCell() {
        assertThat(new ProjectNamesCheck(Map.of("qa", "claude"), Map.of())
                        .check(ParsedRuleFiles.of(Map.of("who.csv", "label,worker\nsecurity,qaa\n"))))
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.line() + ":" + diagnostic.column())
                        .isEqualTo("2:10"));
    }

    private static Stream<CheckDiagnostic> found(String text) {
        return new ProjectNamesCheck(Map.of("qa", "claude", "engineer1", "claude"), Map.of())
                .check(ParsedRuleFiles.of(Map.of("mine.drl", text)));
    }
}
