package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.TestRuleBooks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopiedRuleFileTest {

    private static final String IDLE = rule("a worker is idle", "Idle");
    private static final String STARTED = rule("a worker is started", "StartWorker");

    private static String rule(String name, String concluded) {
        return TestRuleBooks.rule(name, "Worker( $id : id )", "insertLogical( new " + concluded + "( $id ) );");
    }

    private static RuleFile file(String... rules) {
        return new RuleFile("infer/fit.drl", TestRuleBooks.HEADER + String.join("", rules));
    }

    private static List<CopiedRuleFile> copies(String own, RuleFile shipped) {
        return CopiedRuleFile.among(RuleFiles.of(Map.of(shipped.name(), own)), new RuleFiles(List.of(shipped)));
    }

    @Test
    void aCopyKnowsWhatItWasCopiedFromAndWhatIsItsOwn() {
        RuleFile shipped = file(IDLE, STARTED);
        String own = CopiedRuleFile.noted(shipped.text(), shipped)
                .replace(
                        "Worker( $id : id )\nthen\n  insertLogical( new Idle",
                        "Worker( $id : id, id != \"qa\" )\nthen\n  insertLogical( new Idle");

        assertThat(copies(own, shipped)).singleElement().satisfies(copy -> {
            assertThat(copy.noted()).isTrue();
            assertThat(copy.own()).containsExactly("a worker is idle");
            assertThat(copy.outdated()).isFalse();
        });
    }

    @Test
    void anUpgradeLeavesItBehind() {
        String own = CopiedRuleFile.noted(file(IDLE).text(), file(IDLE)) + "// mine\n";
        RuleFile newer = file(rule("a worker is idle", "StartWorker"), STARTED);

        assertThat(copies(own, newer)).singleElement().satisfies(copy -> {
            assertThat(copy.changed()).containsExactly("a worker is idle", "a worker is started");
            assertThat(copy.gone()).isEqualTo(1);
            assertThat(copy.outdated()).isTrue();
        });
        assertThat(copies(CopiedRuleFile.notedAnew(own, newer), newer))
                .singleElement()
                .matches(copy -> !copy.outdated());
    }

    @Test
    void whatWasTakenOverByHandIsNotLacking() {
        String own = CopiedRuleFile.noted(file(IDLE).text(), file(IDLE)) + STARTED + rule("mine", "Idle");

        assertThat(copies(own, file(IDLE, STARTED))).singleElement().matches(copy -> !copy.outdated());
    }

    @Test
    void withoutANoteWhatItLacksIsNamed() {
        assertThat(copies(file(IDLE).text(), file(IDLE, STARTED)))
                .singleElement()
                .satisfies(copy -> {
                    assertThat(copy.noted()).isFalse();
                    assertThat(copy.changed()).containsExactly("a worker is started");
                });
    }
}
