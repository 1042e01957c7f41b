package dev.czar.rule;

import static dev.czar.rule.RuleScenario.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.decision.SessionAction.StartWorker;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerCondition.Idle;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleCompiler;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleScenarioTest {

    private static final String START =
            """
            package dev.czar.rules;
            import dev.czar.fact.*;
            import dev.czar.decision.*;
            rule "a worker is idle"
              @capability("A3") @why("it is there")
            when
              Worker( $worker : id )
            then
              insertLogical( new Idle( $worker ) );
            end
            rule "an idle worker is started"
              @capability("A3") @why("it is idle")
            when
              Idle( $worker : worker )
            then
              insertLogical( new StartWorker( $worker ) );
            end
            rule "nobody starts w2"
              @capability("A3") @why("not w2")
            when
              $start : StartWorker( worker == "w2" )
            then
              insertLogical( new Vetoed( $start ) );
            end
            """;

    private static final Worker W1 = new Worker("w1", "command", List.of());
    private static final Worker W2 = new Worker("w2", "command", List.of());

    private final RuleBook book = book();

    @Test
    void whatTheRulesDecideDeriveAndVetoIsAsserted() {
        given(W1, W2)
                .under(book)
                .decides(new StartWorker("w1"))
                .vetoes(new StartWorker("w2"))
                .derives(new Idle("w1"), new Idle("w2"))
                .byRule("nobody starts w2")
                .doesNotDecide(new StartWorker("w2"));
    }

    @Test
    void aWrongExpectationFailsAndShowsAll() {
        assertThatThrownBy(() -> given(W1, W2).under(book).decidesNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not expected:\n    StartWorker[worker=w1, attempt=1]")
                .hasMessageContaining("vetoed by [nobody starts w2]")
                .hasMessageContaining("derived:\n    Idle[worker=w1]");
        assertThatThrownBy(() -> given(W1).under(book).derivesNo(Idle.class)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> given(W1).under(book).derives(new Idle("w1"), new Idle("w3")))
                .hasMessageContaining("missing:\n    Idle[worker=w3]");
    }

    @Test
    void theShippedBookDecidesNothingAboutNothing() {
        given().decidesNothing();
    }

    private static RuleBook book() {
        try {
            return new RuleCompiler(RuleScenarioTest.class.getClassLoader())
                    .compile(new RuleFiles(List.of(new RuleFile("start.drl", START))));
        } catch (InvalidRules invalid) {
            throw new AssertionError(invalid);
        }
    }
}
