package dev.czar.rule.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which type a rule concludes is read from its code, whatever else stands beside it. */
class RuleConclusionTest {

    private static final String ALERT = "insertLogical( new AlertHuman( $w, \"%s\", \"text\" ) );";

    @Test
    void aCommentConcludesNothing() {
        String line = "// insertLogical( new Idle( $w ) );\n  ";
        String block = "/* insertLogical( new Idle( $w ) ); */ ";
        assertThat(concludes(line + ALERT)).contains("AlertHuman").doesNotContain("Idle");
        assertThat(concludes(block + ALERT)).contains("AlertHuman").doesNotContain("Idle");
    }

    @Test
    void aTextConcludesNothing() {
        String before = "String note = \"insertLogical( new Idle(\"; " + ALERT;
        assertThat(TestRuleBooks.unchecked(rule(before)).rules().get(0).concludes())
                .contains("AlertHuman")
                .doesNotContain("Idle");
    }

    @Test
    void commentsMayStandWithinTheConclusion() {
        assertThat(concludes("insertLogical( /* mine */ new // so\n Idle( $w ) );"))
                .contains("Idle");
    }

    private static List<String> concludes(String then) {
        return TestRuleBooks.book(rule(then)).rules().get(0).concludes();
    }

    private static String rule(String then) {
        return TestRuleBooks.rule("told", "Worker( $w : id )", then.formatted("idle"));
    }
}
