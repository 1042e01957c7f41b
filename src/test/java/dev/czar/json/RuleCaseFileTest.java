package dev.czar.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.decision.Message.Nudge;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import dev.czar.json.RuleCaseFile.CaseWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleCaseFileTest {

    private static final String CASES =
            """
            defaults:
              Worker: {agent: command, skills: [code]}
            background:
              - {fact: Worker, id: alice}
            cases:
              - name: a worker on hold for $age is left alone
                because: a human said so
                given:
                  - {fact: Hold, worker: alice, author: ada, reason: lunch, age: $age}
                expect:
                  - {vetoed: Nudge, worker: alice, level: NUDGE}
                expectNot:
                  - {kind: RestartWorker, because: it is only waiting}
                rows:
                  - {age: PT1H}
                  - {age: PT9H, expectNot: [{fact: Stuck, worker: alice}]}
            """;

    private static List<RuleCase> read(String text) {
        return RuleCaseFile.read("hold.test.yaml", text);
    }

    @Test
    void aCaseIsReadForEachRowOverTheBackground() {
        List<RuleCase> cases = read(CASES);
        assertThat(cases)
                .extracting(RuleCase::name)
                .containsExactly("a worker on hold for PT1H is left alone", "a worker on hold for PT9H is left alone");
        assertThat(cases.get(1).given().facts())
                .extracting(KnownFact::fact)
                .containsExactlyInAnyOrder(
                        new Worker("alice", "command", List.of("code")),
                        new Hold("alice", "ada", "lunch", Duration.ofHours(9)));
        assertThat(cases.get(0).expectNot()).hasSize(1);
        assertThat(cases.get(1).expectNot()).hasSize(2);
    }

    @Test
    void aCaseMayLeaveOutFactsOfTheBackground() {
        String without = CASES.replace("because: a human said so", "without: [Worker]");
        assertThat(read(without).get(0).given().facts())
                .extracting(known -> known.fact().key())
                .containsExactly("Hold/alice");
        assertThatThrownBy(() -> read(without.replace("[Worker]", "[Wroker]")))
                .hasMessageContaining("there is no Wroker; did you mean \"Worker\"?");
    }

    @Test
    void whatIsWantedLooksAtTheNamedComponentsOnly() {
        CaseExpectation wanted = read(CASES).get(0).expect().get(0);
        assertThat(wanted.matches(new Nudge("alice", "T1", "e", NudgeLevel.NUDGE)))
                .isTrue();
        assertThat(wanted.matches(new Nudge("alice", "T1", "e", NudgeLevel.ASK_STATUS)))
                .isFalse();
        assertThat(wanted.matches(new Nudge("bob", "T1", "e", NudgeLevel.NUDGE)))
                .isFalse();
    }

    @Test
    void aCaseWithATwinIsReadAloneAndWithAllOfItTwice() {
        List<RuleCase> cases = read(CASES.replace("because: a human", "twin: true\n    because: a human"));
        RuleCase one = cases.get(1);
        assertThat(cases.get(0).given().facts()).hasSize(2);
        assertThat(one.name()).isEqualTo("a worker on hold for PT1H is left alone, twice");
        assertThat(one.given().facts())
                .extracting(known -> known.fact().key())
                .containsExactly("Hold/alice", "Hold/alice-twin", "Worker/alice", "Worker/alice-twin");
        assertThat(one.expect())
                .extracting(wanted -> wanted.values().get("worker"))
                .containsExactly("alice", "alice-twin");
        assertThat(one.expectNot()).hasSize(1);
    }

    @Test
    void everyMistakeIsNamedByLineAndColumn() {
        String wrong = CASES.replace("age: $age}", "since: $age}")
                .replace("vetoed: Nudge", "vetoed: Nugde")
                .replace("PT9H, expectNot", "PT9H, expectedNot");
        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(InvalidJson.class)
                .hasMessageContaining("hold.test.yaml:9:")
                .hasMessageContaining("Hold has no field \"since\"")
                .hasMessageContaining("there is no Nugde; did you mean \"Nudge\"?");
        assertThatThrownBy(() -> read("cases: [{name: nothing, given: []}]"))
                .hasMessageContaining("1:9")
                .hasMessageContaining("the case expects nothing");
        assertThatThrownBy(() -> read("cases:\n  - name: [")).hasMessageContaining("hold.test.yaml:2:");
        assertThatThrownBy(() -> read("- just a list")).hasMessageContaining("expected \"cases\"");
    }

    @Test
    void anExpectationThatCouldNeverFitIsAMistake() {
        assertThatThrownBy(() -> read(CASES.replace("level: NUDGE", "level: NUGDE")))
                .hasMessageContaining("\"level\" of Nudge")
                .hasMessageContaining("NUDGE");
        assertThatThrownBy(() -> read(CASES.replace("because: a human", "exactly: perhaps\n    because: a human")))
                .hasMessageContaining("expected true or false");
    }

    @Test
    void aCaseWrittenIsRead() {
        RuleCase one = read(CASES).get(0);
        Nudge nudge = new Nudge("alice", "T1", "e", NudgeLevel.NUDGE);
        RuleCase again = read(CaseWriter.write("it's \"so\": #1", one.given(), List.of(nudge)))
                .get(0);
        assertThat(again.name()).isEqualTo("it's \"so\": #1");
        assertThat(again.given().facts())
                .extracting(KnownFact::fact)
                .isEqualTo(one.given().facts().stream().map(KnownFact::fact).toList());
        assertThat(again.expect().get(0).matches(nudge)).isTrue();
        assertThat(again.exactly()).isTrue();
    }
}
