package dev.czar.actuator.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction.AnswerCommand;
import dev.czar.fact.Memory.CommandAnswered;
import dev.czar.fact.SubmittedWork.CommandVerb;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub;
import dev.czar.world.forge.github.FakeTime;
import dev.czar.world.forge.github.GitHubForge;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerCommandActuatorTest {
    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private final GitHubForge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
    private final AnswerCommandActuator actuator = new AnswerCommandActuator(forge, time);

    @BeforeEach
    void begin() {
        String head = gitHub.repository().push("czar/w/T1");
        forge.open(new PullRequestDraft("T1", "w", "czar/w/T1", "main", head, "Title", "Body"));
    }

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Test
    void whyIsAnsweredOnceWithWhatItWaitsFor() {
        AnswerCommand why = new AnswerCommand(1, "T1", "77", CommandVerb.WHY, List.of("landing", "ci (build)"), 1);
        Outcome outcome = actuator.act(why);
        actuator.act(why);
        assertThat(IntegrationFixture.facts(outcome, CommandAnswered.class))
                .extracting(CommandAnswered::comment)
                .containsExactly("77");
        assertThat(gitHub.repository().pull(1).commented("x", "", "").get("id")).isEqualTo(102);
        assertThat(outcome.detail()).isEqualTo("T1 waits for: ci (build), landing.");
    }

    @Test
    void aRetryHasCiRunAgain() {
        Outcome outcome = actuator.act(new AnswerCommand(1, "T1", "78", CommandVerb.RETRY, List.of(), 1));
        assertThat(outcome.detail()).isEqualTo("CI that failed runs again (1).");
        assertThat(gitHub.repository().ci().reruns()).containsExactly("5");
    }

    @Test
    void everyCommandHasAnAnswer() {
        for (CommandVerb verb : CommandVerb.values()) {
            assertThat(actuator.act(new AnswerCommand(1, "T1", verb.name(), verb, List.of(), 1))
                            .detail())
                    .as(verb.name())
                    .isNotBlank();
        }
    }
}
