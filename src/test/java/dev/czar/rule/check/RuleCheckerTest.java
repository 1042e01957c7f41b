package dev.czar.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.compile.TestRuleBooks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCheckerTest {

    private static final String FINE = TestRuleBooks.rule(
            "a silent worker is stuck",
            "HealthLimits( $limit : stuck )\n  WorkerProgress( $worker : worker, silence > $limit )\n"
                    + "  accumulate( Worker( $id : id ); $all : collectList( $id ), $n : count( $id ); $n > 1 )\n"
                    + "  not Hold( worker == $worker )",
            "insertLogical( new Stuck( $worker, \"t-\" + $n, \"e\" ) );");

    @Test
    void aRuleOfTheProfilePasses() {
        assertThat(TestRuleBooks.problems(TestRuleBooks.files(FINE))).isEmpty();
    }

    @Test
    void tooManyRulesAreRefusedAtTheFirstThatIsTooMuch() {
        List<RuleReading> readings = ParsedRuleFiles.of(Map.of("a.drl", FINE + FINE, "b.drl", FINE)).parsed().stream()
                .flatMap(file -> CheckedRuleFile.of(file).readings().stream())
                .toList();

        assertThat(new RuleCountCheck(3, 2).check(readings)).isEmpty();
        assertThat(new RuleCountCheck(2, 1).check(readings))
                .extracting(problem -> problem.file() + ":" + problem.line() + " " + problem.message())
                .containsExactly(
                        "b.drl:1 there are 3 rules in all, more than 2",
                        "a.drl:11 there are 2 rules in one file, more than 1");
    }

    @Test
    void allProblemsOfAllFilesComeAtOnceInOrder() {
        RuleFiles files = TestRuleBooks.named(Map.of(
                "b.drl",
                "package dev.other;\nrule \"x\"\nwhen\n  Worker()\nthen\n  System.exit(1);\nend\n",
                "a.drl",
                "package dev.czar.rules;\nimport java.io.File;\n" + FINE + FINE));

        assertThat(TestRuleBooks.problems(files))
                .extracting(problem ->
                        problem.file() + ":" + problem.line() + ":" + problem.column() + " " + problem.message())
                .containsExactly(
                        "a.drl:2:1 import of java.io.File",
                        "a.drl:13:1 there is a rule of this name in a.drl:3",
                        "b.drl:1:9 the package is \"dev.other\"",
                        "b.drl:2:1 no @capability",
                        "b.drl:2:1 no @why",
                        "b.drl:6:3 the conclusion is not a logical insertion: \"System\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.util.Map;",
                "import java.time.Instant;",
                "import dev.czar.rule.Cycle;",
                "import dev.czar.factory.*;",
                "import function java.lang.Math.max;",
                "import static java.lang.Math.max;",
                "global java.util.List list;",
                "function int one() { return 1; }",
                "declare Thing\n  name : String\nend",
                "query everyone\n  Worker()\nend",
                "dialect \"mvel\"",
                "unit Here;"
            })
    void aFileHoldsNothingButRules(String extra) {
        List<CheckDiagnostic> problems = TestRuleBooks.problems(TestRuleBooks.named(
                Map.of("t.drl", "package dev.czar.rules;\n" + extra + "\nimport dev.czar.fact.*;\n" + FINE)));

        assertThat(problems).isNotEmpty().allSatisfy(RuleCheckerTest::hasAPlace);
        assertThat(problems.get(0).line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salience 10",
                "agenda-group \"g\"",
                "no-loop",
                "lock-on-active true",
                "timer ( int: 1s )",
                "dialect \"java\"",
                "enabled false",
                "activation-group \"x\"",
                "duration 100",
                "auto-focus true",
                "date-effective \"01-Jan-2020\"",
                "ruleflow-group \"x\""
            })
    void aRuleHasNoAttributes(String attribute) {
        String rule = TestRuleBooks.rule("r", "Worker( $id : id )", "insertLogical( new Idle( $id ) );")
                .replace("when\n", attribute + "\nwhen\n");

        assertThat(TestRuleBooks.problems(TestRuleBooks.files(rule)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(7);
                    assertThat(problem.rule()).isEqualTo("r");
                    assertThat(problem.message())
                            .isEqualTo("the attribute " + attribute.split("[ (]")[0]);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eval( 1 == 1 ) | eval",
                "Worker( eval( id == \"x\" ) ) | eval has no place",
                "String() from \"x\" | from",
                "List() from collect( Worker() ) | from",
                "Worker() from entry-point \"x\" | from",
                "Worker() over window:length( 3 ) | a window",
                "Wroker() | \"Wroker\" is neither a fact nor an action",
                "Object() | \"Object\" is neither a fact nor an action",
                "String() | \"String\" is neither a fact nor an action",
                "not( Member() ) | \"Member\" is neither a fact nor an action",
                "Worker( new Object() != null ) | the creation of an object",
                "Worker( skills.stream().anyMatch( s -> true ) ) | \".\" is not expected here",
                "Worker( skills.stream().anyMatch( String::isEmpty ) ) | \".\" is not expected here",
                "accumulate( Worker(); $n : count() ) accumulate( Task(); $m : count(); $n * 2 >= $m ) | a comparison of an accumulation that begins with $n",
                "accumulate( Worker(); $n : count() ) accumulate( Task(); count(); $n > 2 ) | a comparison of an accumulation that begins with $n",
                "accumulate( Worker( $i : id ); $x : variance( $i ) ) | the accumulate function variance",
                "accumulate( Worker(), init( int n = 0; ) action( n++; ) result( n ) ) | code in an accumulation",
                "Number() from accumulate( Worker(), init( int n = 0; ) action( n++; ) result( n ) ) | code in an accumulation"
            })
    void aConditionIsAPatternOverFacts(String condition, String message) {
        List<CheckDiagnostic> problems = TestRuleBooks.problems(
                TestRuleBooks.files(TestRuleBooks.rule("r", condition, "insertLogical( new Idle( \"x\" ) );")));

        assertThat(problems).isNotEmpty().allSatisfy(RuleCheckerTest::hasAPlace);
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.message()).startsWith(message);
            assertThat(problem.line()).isEqualTo(8);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$all <= 3 * $tasks",
                "!( $all > $tasks * 3 )",
                "7 > $all + $tasks",
                "1 == $all",
                "$all > 1 || -$all > $tasks",
                "\"||$tasks\" != \"\" && $all > 1"
            })
    void aComparisonOfAnAccumulationThatBeginsWithItsResultPasses(String comparison) {
        assertThat(TestRuleBooks.problems(TestRuleBooks.files(TestRuleBooks.rule(
                        "r",
                        "accumulate( Task(); $tasks : count(); $tasks > 0 )\n"
                                + "  accumulate( Worker( $id : id ); $all : count( $id ); "
                                + comparison + " )",
                        "insertLogical( new Idle( \"\" + $all + $tasks ) );"))))
                .isEmpty();
    }

    @Test
    void anAnnotationInACommentOrATextIsNoSecondOne() {
        String rule = TestRuleBooks.rule("r @why @why", "Worker( $id : id )", "insertLogical( new Idle( $id ) );")
                .replace("a test wants it", "@why says it when '@why'")
                .replace("when\n", "  // @why(\"once\") was another\n  /* @capability(\"A1\") */\nwhen\n");

        assertThat(TestRuleBooks.problems(TestRuleBooks.files(rule))).isEmpty();
    }

    @Test
    void aMisspeltFactIsGuessed() {
        assertThat(TestRuleBooks.problems(TestRuleBooks.files(
                        TestRuleBooks.rule("r", "WorkerProgres( $id : worker )", "insertLogical( new Idel( $id ) );"))))
                .extracting(CheckDiagnostic::hint)
                .containsExactly("did you mean `WorkerProgress`?", "did you mean `Idle`?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insertLogical( new Idle( $id ) ); insertLogical( new Idle( $id ) );",
                "insert( new Idle( $id ) );",
                "insertLogical( new Worker( $id, \"a\", List.of() ) );",
                "insertLogical( $id );",
                "insertLogical( new Idle( $id ) {} );",
                "insertLogical( new Idle( null ) );",
                "insertLogical( new Idle( new String( $id ) ) );",
                "insertLogical( new Idle( $id.repeat( 1000000000 ) ) );",
                "insertLogical( new Idle( System.getenv( \"HOME\" ) ) );",
                "insertLogical( new Idle( $id = \"x\" ) );",
                "drools.insertLogical( new Idle( $id ) );",
                "while ( true ) { }",
                "for ( ; ; ) insertLogical( new Idle( $id ) );",
                "{ insertLogical( new Idle( $id ) ); }",
                "retract( $id );",
                "",
                "insertLogical( new Idle( $id );"
            })
    void aConsequenceIsOneConclusion(String consequence) {
        List<CheckDiagnostic> problems =
                TestRuleBooks.problems(TestRuleBooks.files(TestRuleBooks.rule("r", "Worker( $id : id )", consequence)));

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            hasAPlace(problem);
            assertThat(problem.rule()).isEqualTo("r");
            assertThat(problem.line()).isBetween(9, 11);
        });
    }

    @Test
    void aSyntaxErrorHasItsLineAndColumn() {
        assertThat(TestRuleBooks.problems(TestRuleBooks.files("rule \"x\"\nwhen\n  Worker( id == )\nthen\nend\n")))
                .first()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(7);
                    assertThat(problem.column()).isEqualTo(17);
                    assertThat(problem.code()).isEqualTo("syntax");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Worker( nmae == \"x\" ) | insertLogical( new Idle( \"x\" ) ); | 8 | nmae",
                "Worker( $id : idd ) | insertLogical( new Idle( $id ) ); | 8 | idd",
                "WorkerTurn( turn == Turn.IDEL ) | insertLogical( new Idle( \"x\" ) ); | 8 | IDEL",
                "Worker( $id : id ) | insertLogical( new Idle( $id, 3 ) ); | 10 | Idle",
                "Worker( $id : id ) | insertLogical( new Idle( $idd ) ); | 10 | $idd"
            })
    void whatTheCompilerFindsHasItsRuleAndLineAndNoGeneratedName(String when, String then, int line, String quoted) {
        List<CheckDiagnostic> problems =
                TestRuleBooks.problems(TestRuleBooks.files(FINE, TestRuleBooks.rule("r", when, then)));

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            hasAPlace(problem);
            assertThat(problem.rule()).isEqualTo("r");
            assertThat(problem.message()).doesNotContainPattern("[0-9A-F]{16}").doesNotContain("import ");
        });
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.message()).contains(quoted);
            assertThat(problem.line()).isEqualTo(line + 10);
        });
    }

    private static void hasAPlace(CheckDiagnostic problem) {
        assertThat(problem.line()).isPositive();
        assertThat(problem.column()).isPositive();
        assertThat(problem.file()).endsWith(".drl");
    }
}
