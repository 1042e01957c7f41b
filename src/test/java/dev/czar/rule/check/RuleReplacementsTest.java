package dev.czar.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleSource;
import dev.czar.rule.check.syntax.RuleReplacements;
import dev.czar.rule.check.syntax.RuleReplacements.Replacement;
import dev.czar.rule.compile.TestRuleBooks;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleReplacementsTest {

    private static final String IDLE =
            TestRuleBooks.rule("a worker is idle", "Worker( $id : id )", "insertLogical( new Idle( $id ) );");
    private static final String STARTED =
            TestRuleBooks.rule("a worker is started", "Worker( $id : id )", "insertLogical( new StartWorker( $id ) );");
    private static final String OFF =
            """
            rule "a worker is idle"
              @off("ours are never idle")
            when
            then
            end
            """;

    private static RuleFiles with(String own) {
        return RuleFiles.of(Map.of(
                "infer/shipped.drl", TestRuleBooks.HEADER + IDLE + STARTED, "mine.drl", TestRuleBooks.HEADER + own));
    }

    @Test
    void aRuleIsSwitchedOffByItsNameAndTheOthersStay() {
        RuleFiles files = with(OFF);

        assertThat(TestRuleBooks.problems(files)).isEmpty();
        RuleBook book = TestRuleBooks.book(files);
        assertThat(book.rules())
                .extracting(rule -> rule.name() + " " + rule.line())
                .containsExactly("a worker is started 12");
        assertThat(book.revision()).isEqualTo(files.revision());
        assertThat(RuleReplacements.of(files.texts()).replacements())
                .containsExactly(new Replacement(
                        "a worker is idle", "infer/shipped.drl", "", "mine.drl", "ours are never idle"));
    }

    @Test
    void aRuleOfOnesOwnTakesThePlaceOfAnother() {
        RuleFiles files = with(TestRuleBooks.rule(
                        "a worker is idle", "Worker( $id : id, id != \"qa\" )", "insertLogical( new Idle( $id ) );")
                .replace("@why(", "@replaces(\"a worker is idle\") @why("));

        assertThat(TestRuleBooks.problems(files)).isEmpty();
        assertThat(RuleSource.of(files)).extracting(RuleSource::file).containsExactly("infer/shipped.drl", "mine.drl");
        assertThat(TestRuleBooks.book(files).rules()).hasSize(2);
    }

    @Test
    void aRuleOfATableIsSwitchedOffByItsNameAndTheOtherLinesStay() {
        RuleFiles files = RuleFiles.of(Map.of(
                "limits-own.csv",
                "scope,name,limit,value\nworker,qa,turn-longest,9h\nlabel,big,turn-longest,8h\n",
                "mine.drl",
                TestRuleBooks.HEADER + OFF.replace("a worker is idle", "turn-longest of worker qa")));

        assertThat(TestRuleBooks.problems(files)).isEmpty();
        assertThat(TestRuleBooks.book(files).rules())
                .extracting(rule -> rule.name() + " " + rule.line())
                .containsExactly("turn-longest of label big 3");
    }

    @Test
    void aRuleOfOnesOwnIsSwitchedOffWhereItStands() {
        RuleFiles files = with(TestRuleBooks.rule("mine", "Worker( $id : id )", "insertLogical( new Idle( $id ) );")
                .replace("@why(", "@off(\"for a while\") @why("));

        assertThat(TestRuleBooks.problems(files)).isEmpty();
        assertThat(TestRuleBooks.book(files).rules()).hasSize(2);
    }

    @Test
    void aNameThatIsNotThereIsTheOnlyThingThatIsWrong() {
        assertThat(TestRuleBooks.problems(with(OFF.replace("is idle", "is idel"))))
                .extracting(found -> found.code() + " " + found.line() + " " + found.message())
                .containsExactly(
                        "unknown-rule 6 no other file has a rule \"a worker is idel\", or it is replaced already");
    }

    @Test
    void whatReplacesSaysWhy() {
        assertThat(TestRuleBooks.problems(with(OFF.replace("ours are never idle", " "))))
                .extracting(found -> found.code() + " " + found.message())
                .contains("metadata @off says nothing");
    }

    @Test
    void twoThatReplaceOneRuleAreAMistake() {
        RuleFiles files = RuleFiles.of(Map.of(
                "infer/shipped.drl", TestRuleBooks.HEADER + IDLE,
                "a.drl", TestRuleBooks.HEADER + OFF,
                "b.drl", TestRuleBooks.HEADER + OFF));

        assertThat(TestRuleBooks.problems(files))
                .extracting(found -> found.file() + " " + found.code())
                .containsExactly("b.drl unknown-rule");
    }
}
