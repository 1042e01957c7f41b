package dev.czar.rule.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleStratificationTest {

    @Test
    void aRuleStandsBehindThoseThatConcludeWhatItMatches() {
        Rule last = rule("a is last", List.of("Idle"), List.of("StartWorker", "Action"));
        Rule middle = rule("b is between", List.of("Worker", "AbleWorker"), List.of("Idle"));
        Rule first = rule("c is first", List.of("Worker"), List.of("AbleWorker"));

        assertThat(order(last, middle, first)).containsExactly("c is first", "b is between", "a is last");
    }

    @Test
    void aFamilyIsMatchedByItsKinds() {
        Rule refusing = rule("a refuses", List.of("Action"), List.of("Vetoed"));
        Rule acting = rule("b acts", List.of("Worker"), List.of("StartWorker", "Action"));

        assertThat(order(refusing, acting)).containsExactly("b acts", "a refuses");
    }

    @Test
    void aRingComesToAnEnd() {
        Rule one = rule("one", List.of("Idle"), List.of("AbleWorker"));
        Rule other = rule("other", List.of("AbleWorker"), List.of("Idle"));

        assertThat(order(other, one)).containsExactlyInAnyOrder("one", "other").isEqualTo(order(one, other));
    }

    private static List<String> order(Rule... rules) {
        return Stream.of(rules)
                .map(Rule::name)
                .sorted(new RuleStratification(List.of(rules)).order())
                .toList();
    }

    private static Rule rule(String name, List<String> matches, List<String> concludes) {
        return new Rule(name, "", "", "test.drl", 1, matches, concludes);
    }
}
