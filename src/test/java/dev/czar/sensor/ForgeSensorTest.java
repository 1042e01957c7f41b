package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.SubmittedWork.AutoMerge;
import dev.czar.fact.SubmittedWork.CiCheck;
import dev.czar.fact.SubmittedWork.CiState;
import dev.czar.fact.SubmittedWork.CommandVerb;
import dev.czar.fact.SubmittedWork.OwnersRequired;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestCommand;
import dev.czar.fact.SubmittedWork.PullRequestFault;
import dev.czar.fact.SubmittedWork.PullRequestLabel;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import dev.czar.fact.SubmittedWork.ReviewerOpinion;
import dev.czar.fact.SubmittedWork.TeamOpinion;
import dev.czar.io.TaskBranchNames;
import dev.czar.sensor.ForgeSensor.ProjectRequirements;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import dev.czar.world.forge.github.FakePullRequest;
import dev.czar.world.forge.github.FakeTime;
import dev.czar.world.forge.github.GitHubForge;
import dev.czar.world.forge.github.GitHubForge.GitHubAddress;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody knocks here: every webhook is lost, and one look is enough. */
class ForgeSensorTest {
    private static final String AT = "2026-01-01T00:00:00Z";

    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private final Forge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
    private final ForgeSensor sensor =
            new ForgeSensor(forge, Set.of("w"), TaskBranchNames.STANDARD, ProjectRequirements.OF_FORGE, time);
    private String head;

    @BeforeEach
    void begin() {
        head = open("czar/w/T1");
        open("czar/stranger/T2");
        sensor.sense();
    }

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Test
    void aPullRequestIsStatedForEachWorkerOfOurs() {
        assertThat(seen(PullRequest.class)).singleElement().satisfies(request -> {
            assertThat(request.task()).isEqualTo("T1");
            assertThat(request.head()).isEqualTo(head);
            assertThat(request.state()).isEqualTo(PullRequestState.OPEN);
        });
    }

    @Test
    void whatPeopleDoByHandIsSeenAtTheNextLook() {
        gitHub.repository().pull(1).close(AT);
        assertThat(seen(PullRequest.class)).extracting(PullRequest::state).containsExactly(PullRequestState.CLOSED);
        gitHub.repository().pull(1).merge(AT);
        assertThat(seen(PullRequest.class)).extracting(PullRequest::state).containsExactly(PullRequestState.LANDED);
    }

    @Test
    void aPersonsRequestForChangesIsSeenBesideCzarsOwnReview() {
        forge.review(1, head, new ReviewAnswer(ReviewVerdict.APPROVE, "fine", List.of()));
        gitHub.repository().pull(1).reviewed("alice", "CHANGES_REQUESTED", head, "name it better", AT);
        assertThat(seen(Review.class)).extracting(Review::verdict).containsExactly(ReviewResult.APPROVE);
        assertThat(seen(ReviewerOpinion.class)).singleElement().satisfies(opinion -> {
            assertThat(opinion.verdict()).isEqualTo(ReviewResult.REQUEST_CHANGES);
            assertThat(opinion.text()).isEqualTo("name it better");
            assertThat(opinion.counts()).isTrue();
        });
    }

    @Test
    void whatIsRequiredAndNotThereYetIsPending() {
        gitHub.repository().ci().protect("build");
        gitHub.repository().ci().run(head, "docs", "failure", "a typo");
        assertThat(facts(
                        new ForgeSensor(
                                started(), Set.of("w"), TaskBranchNames.STANDARD, ProjectRequirements.OF_FORGE, time),
                        CiCheck.class))
                .extracting(CiCheck::name, CiCheck::state, CiCheck::required)
                .containsExactlyInAnyOrder(tuple("build", CiState.PENDING, true), tuple("docs", CiState.FAILED, false));
    }

    @Test
    void whatIsNamedInTheConfigurationCountsAndElseAllDo() {
        gitHub.repository().ci().run(head, "docs", "failure", "a typo");
        time.sleep(Duration.ofMinutes(1));
        assertThat(seen(CiCheck.class)).extracting(CiCheck::required).containsExactly(true);
        ForgeSensor named = new ForgeSensor(
                forge,
                Set.of("w"),
                TaskBranchNames.STANDARD,
                new ProjectRequirements(Optional.of(List.of("unit")), Optional.empty()),
                time);
        assertThat(facts(named, CiCheck.class))
                .extracting(CiCheck::name, CiCheck::required)
                .containsExactlyInAnyOrder(tuple("unit", true), tuple("docs", false));
    }

    @Test
    void ownersMustApproveWhereTheForgeOrTheConfigurationSaysSo() {
        ProjectRequirements wanted = new ProjectRequirements(Optional.empty(), Optional.of(true));
        assertThat(seen(OwnersRequired.class)).isEmpty();
        assertThat(facts(
                        new ForgeSensor(forge, Set.of("w"), TaskBranchNames.STANDARD, wanted, time),
                        OwnersRequired.class))
                .containsExactly(new OwnersRequired(1, "T1", head));
        gitHub.repository().ci().rule("pull_request", Map.of("require_code_owner_review", true));
        time.sleep(Duration.ofMinutes(11));
        assertThat(seen(OwnersRequired.class)).hasSize(1);
        ProjectRequirements unwanted = new ProjectRequirements(Optional.empty(), Optional.of(false));
        assertThat(facts(
                        new ForgeSensor(forge, Set.of("w"), TaskBranchNames.STANDARD, unwanted, time),
                        OwnersRequired.class))
                .isEmpty();
    }

    @Test
    void whoHadTheForgeMergeByItselfIsAFact() {
        assertThat(seen(AutoMerge.class)).isEmpty();
        gitHub.repository().pull(1).autoMerged("alice");
        assertThat(seen(AutoMerge.class)).containsExactly(new AutoMerge(1, "T1", "alice"));
    }

    @Test
    void aLabelIsTheSameInCapitals() {
        gitHub.repository().pull(1).label("HOLD");
        assertThat(seen(PullRequestLabel.class))
                .extracting(PullRequestLabel::label)
                .contains("hold");
    }

    @Test
    void whomAReviewStandsForIsAFact() {
        FakePullRequest pull = gitHub.repository().pull(1);
        pull.representing(pull.reviewed("alice", "APPROVED", head, "", AT), "acme/core");
        assertThat(seen(TeamOpinion.class)).containsExactly(new TeamOpinion(1, "T1", "alice", "@acme/core"));
    }

    @Test
    void whatMayNotPushOrdersNothingAndWordsThatAreNotKnownNeither() {
        gitHub.repository().pull(1).commented("stranger", "/czar hold", AT);
        gitHub.repository().pull(1).commented("alice", "/czar dance", AT);
        gitHub.repository().pull(1).commented("alice", "/czar assign ada", AT);
        assertThat(seen(PullRequestCommand.class))
                .extracting(PullRequestCommand::verb, PullRequestCommand::argument)
                .containsExactly(tuple(CommandVerb.ASSIGN, "ada"));
    }

    @Test
    void onePullRequestThatCannotBeReadIsAFactWithItsCauseAndTheOthersGoOn() {
        open("czar/w/T3");
        gitHub.repository().pull(1).reviewed("alice", "APPROVED", head, "", "yesterday");
        assertThat(seen(PullRequestFault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.task()).isEqualTo("T1");
            assertThat(fault.cause()).contains("yesterday");
        });
        time.sleep(Duration.ofMinutes(2));
        assertThat(seen(PullRequestFault.class))
                .extracting(PullRequestFault::age)
                .containsExactly(Duration.ofMinutes(2));
        assertThat(seen(PullRequest.class)).hasSize(2);
    }

    @Test
    void ofForksOnlyThoseWithABranchNamedLikeOneOfOurWorkersAreToldAndConcernNoTask() {
        gitHub.repository().pull(1).from("mallory/tally");
        gitHub.repository().pull(2).from("mallory/tally");
        assertThat(seen(PullRequestFault.class))
                .extracting(PullRequestFault::number, PullRequestFault::task, PullRequestFault::branch)
                .containsExactly(tuple(1, "", "czar/w/T1"));
    }

    @Test
    void theTaskOfOneThatCannotBeReadIsKnownUnderAPrefixOfSeveralParts() {
        TaskBranchNames names = new TaskBranchNames("team/czar/");
        GitHubAddress standard = gitHub.address();
        GitHubAddress address =
                new GitHubAddress(standard.api(), standard.owner(), standard.name(), standard.credentials(), names);
        Forge shared = new GitHubForge(address, RequestLimits.DEFAULT, time, time);
        String commit = gitHub.repository().push(names.of("w", "T9"));
        shared.open(new PullRequestDraft("T9", "w", names.of("w", "T9"), "main", commit, "Title", "Body"));
        gitHub.repository().pull(3).reviewed("alice", "APPROVED", commit, "", "yesterday");
        assertThat(facts(
                        new ForgeSensor(shared, Set.of("w"), names, ProjectRequirements.OF_FORGE, time),
                        PullRequestFault.class))
                .extracting(PullRequestFault::task)
                .containsExactly("T9");
    }

    @Test
    void aReviewStaysKnownAfterItsPullRequestEnded() {
        forge.review(1, head, new ReviewAnswer(ReviewVerdict.APPROVE, "fine", List.of()));
        gitHub.repository().pull(1).merge(AT);
        assertThat(seen(Review.class)).hasSize(1);
    }

    @Test
    void aPushMakesTheReviewStale() {
        forge.review(1, head, new ReviewAnswer(ReviewVerdict.APPROVE, "fine", List.of()));
        gitHub.repository().push("czar/w/T1");
        assertThat(seen(Review.class)).isEmpty();
    }

    @Test
    void aForgeThatIsDownIsAFailedLookAndNotAnEmptyOne() {
        gitHub.failing(call -> RequestFault.BROKEN);
        assertThatThrownBy(sensor::sense).isInstanceOf(ForgeException.class);
    }

    /** One that knows nothing, as after a start. */
    private Forge started() {
        return new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
    }

    private String open(String branch) {
        String commit = gitHub.repository().push(branch);
        String[] parts = branch.split("/");
        forge.open(new PullRequestDraft(parts[2], parts[1], branch, "main", commit, "Title", "Body"));
        return commit;
    }

    private <F extends Fact> List<F> seen(Class<F> type) {
        return facts(sensor, type);
    }

    private static <F extends Fact> List<F> facts(ForgeSensor sensor, Class<F> type) {
        return sensor.sense().stream()
                .map(Observation::fact)
                .flatMap(Optional::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
