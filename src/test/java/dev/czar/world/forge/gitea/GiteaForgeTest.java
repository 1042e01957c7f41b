package dev.czar.world.forge.gitea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.fact.SubmittedWork.CommandVerb;
import dev.czar.fact.SubmittedWork.PullRequestCommand;
import dev.czar.io.TaskBranchNames;
import dev.czar.sensor.ForgeSensor;
import dev.czar.sensor.ForgeSensor.ProjectRequirements;
import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.AccessFinding.Grade;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgeFeedback;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.CiState;
import dev.czar.world.forge.ForgeFeedback.CommentCommand;
import dev.czar.world.forge.ForgeFeedback.MergeRequirements;
import dev.czar.world.forge.ForgeFeedback.ReviewOpinion;
import dev.czar.world.forge.hosted.HostedForgeContract;
import dev.czar.world.forge.hosted.ScriptedServer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GiteaForgeTest extends HostedForgeContract {
    private final FakeGitea gitea = new FakeGitea();

    @Override
    protected ScriptedServer server() {
        return gitea;
    }

    @Override
    protected String draftPrefix() {
        return "WIP: ";
    }

    @Override
    protected Forge forge() {
        return gitea.forge((client, endpoint) -> new GiteaServer(client, TaskBranchNames.STANDARD));
    }

    @Test
    void whatPeopleAndCiSayIsRead() {
        String head = push("czar/w/T1");
        forge().open(draft("czar/w/T1", head));
        Map<String, Object> dismissed = gitea.reviewed(1, "bob", "REQUEST_CHANGES", "no");
        dismissed.put("dismissed", true);
        gitea.reviewed(1, "alice", "REQUEST_CHANGES", "name it better");
        gitea.reviewed(1, "alice", "COMMENT", "and one more thing");
        gitea.reviewed(1, "stranger7", "APPROVED", "fine");
        gitea.commented(1, "alice", "/czar hold");
        gitea.status(head, "build", "success");
        gitea.status(head, "build", "failure");
        gitea.status(head, "lint", "pending");
        ForgeFeedback said = forge().list().pulls().get(0).feedback().orElseThrow();
        assertThat(said.opinions())
                .extracting(opinion -> opinion.reviewer().login(), ReviewOpinion::verdict, opinion -> opinion.reviewer()
                        .mayPush())
                .containsExactly(
                        tuple("alice", ReviewVerdict.REQUEST_CHANGES, true),
                        tuple("stranger7", ReviewVerdict.APPROVE, false));
        assertThat(said.commands()).extracting(CommentCommand::verb).containsExactly("hold");
        assertThat(said.runs())
                .extracting(CiRun::name, CiRun::state, CiRun::flaky)
                .containsExactly(tuple("build", CiState.FAILED, true), tuple("lint", CiState.PENDING, false));
        assertThat(said.required()).isEqualTo(new MergeRequirements(List.of("build"), 1, false));
    }

    @Test
    void aPatternOfChecksAsksForThoseThatItFits() {
        String head = push("czar/w/T1");
        forge().open(draft("czar/w/T1", head));
        gitea.contexts = List.of("ci/*", "docs*", "a.b");
        gitea.status(head, "ci/build (push)", "success");
        gitea.status(head, "ci/lint/all", "failure");
        gitea.status(head, "axb", "failure");
        assertThat(forge().list()
                        .pulls()
                        .get(0)
                        .feedback()
                        .orElseThrow()
                        .required()
                        .checks())
                .containsExactlyInAnyOrder("ci/build (push)", "ci/lint/all", "docs*", "a.b");
    }

    @Test
    void anApprovalThatGiteaDoesNotCountIsNoneAndARefusalStands() {
        forge().open(draft("czar/w/T1", push("czar/w/T1")));
        gitea.reviewed(1, "alice", "APPROVED", "").put("official", false);
        gitea.reviewed(1, "bob", "APPROVED", "").put("official", true);
        gitea.reviewed(1, "carol", "REQUEST_CHANGES", "no").put("official", false);
        gitea.reviewed(1, "dora", "APPROVED", "").put("official", true);
        gitea.reviewed(1, "dora", "REQUEST_REVIEW", "").put("submitted_at", null);
        assertThat(forge().list().pulls().get(0).feedback().orElseThrow().opinions())
                .extracting(opinion -> opinion.reviewer().login(), ReviewOpinion::verdict)
                .containsExactly(
                        tuple("bob", ReviewVerdict.APPROVE),
                        tuple("carol", ReviewVerdict.REQUEST_CHANGES),
                        tuple("dora", ReviewVerdict.APPROVE));
    }

    @Test
    void anOrderInTheTextOfAReviewIsAnOrder() {
        forge().open(draft("czar/w/T1", push("czar/w/T1")));
        gitea.reviewed(1, "alice", "COMMENT", "Let me look first.\n/czar hold");
        gitea.reviewed(1, "stranger7", "APPROVED", "/czar land");
        assertThat(forge().list().pulls().get(0).feedback().orElseThrow().commands())
                .extracting(CommentCommand::verb, command -> command.author().mayPush())
                .containsExactly(tuple("hold", true), tuple("land", false));
    }

    @Test
    void aThreadIsRepliedToOnceAndItsReplyIsNotToldAgain() {
        String head = push("czar/w/T1");
        forge().open(draft("czar/w/T1", head));
        answersOnce(gitea.inline(1, "alice", "src/A b.txt", 12, "why?"), head);
    }

    @Test
    void whereRightsAreNotToldTheWordOfPeopleIsUnprovenAndDoctorSaysSo() {
        forge().open(draft("czar/w/T1", push("czar/w/T1")));
        gitea.administrator = false;
        gitea.commented(1, "alice", "/czar hold");
        gitea.commented(1, "mallory", "/czar land");
        gitea.commented(1, "mallory", "/czar hold");
        gitea.commented(1, "acme", "/czar release");
        ForgeFeedback said = forge().list().pulls().get(0).feedback().orElseThrow();
        assertThat(said.commands())
                .extracting(CommentCommand::verb, command -> command.author().mayPush(), command -> command.author()
                        .known())
                .containsExactly(
                        tuple("hold", false, false),
                        tuple("land", false, false),
                        tuple("hold", false, false),
                        tuple("release", true, true));
        assertThat(new ForgeSensor(
                                forge(),
                                Set.of("w"),
                                TaskBranchNames.STANDARD,
                                ProjectRequirements.OF_FORGE,
                                Clock.systemUTC())
                        .sense().stream()
                                .flatMap(seen -> seen.fact().stream())
                                .filter(PullRequestCommand.class::isInstance)
                                .map(PullRequestCommand.class::cast))
                .as("one answer for all whose right is not told")
                .extracting(PullRequestCommand::verb)
                .containsExactly(CommandVerb.RELEASE, CommandVerb.UNPROVEN);
        assertThat(gitea.access(
                        (client, endpoint) -> new GiteaServer(client, TaskBranchNames.STANDARD), Optional.empty()))
                .extracting(AccessFinding::subject, AccessFinding::grade)
                .contains(tuple("forge rights", Grade.WARN));
        gitea.administrator = true;
        assertThat(gitea.access(
                        (client, endpoint) -> new GiteaServer(client, TaskBranchNames.STANDARD), Optional.empty()))
                .extracting(AccessFinding::grade)
                .containsOnly(Grade.OK);
    }
}
