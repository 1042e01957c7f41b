package dev.czar.world.forge.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.AccessFinding.Grade;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgeFeedback;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.CiState;
import dev.czar.world.forge.ForgeFeedback.CommentCommand;
import dev.czar.world.forge.ForgeFeedback.InlineThread;
import dev.czar.world.forge.ForgeFeedback.MergeRequirements;
import dev.czar.world.forge.ForgeFeedback.ReviewOpinion;
import dev.czar.world.forge.hosted.HostedForgeContract;
import dev.czar.world.forge.hosted.ScriptedServer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitLabForgeTest extends HostedForgeContract {
    private final FakeGitLab gitLab = new FakeGitLab();

    @Override
    protected ScriptedServer server() {
        return gitLab;
    }

    @Override
    protected String draftPrefix() {
        return "Draft: ";
    }

    @Override
    protected Forge forge() {
        return gitLab.forge((client, endpoint) -> new GitLabServer(client, TaskBranchNames.STANDARD));
    }

    @Test
    void whatPeopleSayIsRead() {
        forge().open(draft("czar/w/T1", push("czar/w/T1")));
        gitLab.approvals.add(Map.of("user", gitLab.user("bob")));
        gitLab.reviewers.add(
                Map.of("user", gitLab.user("alice"), "state", "requested_changes", "created_at", gitLab.now()));
        gitLab.reviewers.add(Map.of("user", gitLab.user("carol"), "state", "reviewed", "created_at", gitLab.now()));
        gitLab.noted(1, "alice", "/czar hold", null);
        gitLab.noted(1, "stranger", "/czar land", null);
        gitLab.noted(1, "alice", "why?", Map.of("new_path", "src/A b.txt", "new_line", 12));
        gitLab.noted(1, "alice", "and here", Map.of("new_path", "B.txt", "new_line", 1))
                .put("resolved", true);
        ForgeFeedback said = feedback();
        assertThat(said.opinions())
                .extracting(opinion -> opinion.reviewer().login(), ReviewOpinion::verdict)
                .containsExactly(tuple("bob", ReviewVerdict.APPROVE), tuple("alice", ReviewVerdict.REQUEST_CHANGES));
        assertThat(said.commands())
                .extracting(CommentCommand::verb, command -> command.author().mayPush())
                .containsExactly(tuple("hold", true), tuple("land", false));
        assertThat(said.threads())
                .extracting(InlineThread::file, InlineThread::line, InlineThread::resolved)
                .containsExactly(tuple("src/A b.txt", 12, false), tuple("B.txt", 1, true));
        assertThat(said.required()).isEqualTo(new MergeRequirements(List.of(), 2, true));
    }

    @Test
    void anApprovalOfACodeOwnerStandsForItsGroup() {
        forge().open(draft("czar/w/T1", push("czar/w/T1")));
        assertThat(feedback().required().owners()).isFalse();
        gitLab.ownersApprove("acme/core", "bob");
        ForgeFeedback said = feedback();
        assertThat(said.required().owners()).isTrue();
        assertThat(said.opinions()).singleElement().satisfies(opinion -> {
            assertThat(opinion.reviewer().login()).isEqualTo("bob");
            assertThat(opinion.teams()).containsExactly("acme/core");
        });
    }

    @Test
    void protectionsAreReadOnceALookAndThatTheyMayNotBeReadIsSaid() {
        forge().open(draft("czar/w/T1", push("czar/w/T1")));
        forge().open(draft("czar/w/T2", push("czar/w/T2")));
        forge().list();
        assertThat(gitLab.log())
                .filteredOn(call -> call.contains("/protected_branches"))
                .hasSize(1);
        assertThat(access(Optional.empty())).extracting(AccessFinding::grade).containsOnly(Grade.OK);
        gitLab.hideProtections();
        assertThat(access(Optional.empty()))
                .filteredOn(finding -> finding.grade() == Grade.WARN)
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("code-owners"));
        assertThat(access(Optional.of(false))).extracting(AccessFinding::grade).containsOnly(Grade.OK);
    }

    private ForgeFeedback feedback() {
        return forge().list().pulls().get(0).feedback().orElseThrow();
    }

    private List<AccessFinding> access(Optional<Boolean> owners) {
        return gitLab.access((client, endpoint) -> new GitLabServer(client, TaskBranchNames.STANDARD), owners);
    }

    @Test
    void aProtectionBehindAHundredOthersCounts() {
        forge().open(draft("czar/w/T1", push("czar/w/T1")));
        gitLab.ownersApprove("acme/core", "bob");
        gitLab.protectOthers(100);
        assertThat(feedback().required().owners()).isTrue();
    }

    @Test
    void anOwnerStandsOnlyForGroupsThatHeMayApproveFor() {
        forge().open(draft("czar/w/T1", push("czar/w/T1")));
        gitLab.ownersApprove("acme/core", "bob");
        gitLab.owned(List.of("acme/pages"), List.of("bob"), List.of("bob"));
        gitLab.owned(List.of("acme/docs", "acme/law"), List.of(), List.of("bob"));
        gitLab.owned(List.of("acme/law"), List.of(), List.of());
        assertThat(forge().list().pulls().get(0).feedback().orElseThrow().opinions())
                .singleElement()
                .satisfies(opinion -> assertThat(opinion.teams()).containsExactlyInAnyOrder("acme/core", "acme/docs"));
    }

    @Test
    void aThreadIsRepliedToOnceAndItsReplyIsNotToldAgain() {
        String head = push("czar/w/T1");
        forge().open(draft("czar/w/T1", head));
        Map<String, Object> note =
                gitLab.noted(1, "alice", "why?", Map.of("new_path", "src/A b.txt", "new_line", 12, "head_sha", head));
        answersOnce("d" + note.get("id"), head);
    }

    @Test
    void theJobsOfAPipelineAreCiAndWhatFailedSaysWhy() {
        String head = push("czar/w/T1");
        forge().open(draft("czar/w/T1", head));
        gitLab.status(head, "build", "success", false);
        gitLab.status(head, "build", "failed", false);
        gitLab.status(head, "lint", "failed", true);
        gitLab.status(head, "deploy", "manual", false);
        gitLab.status(head, "net", "running", false);
        assertThat(forge().list().pulls().get(0).feedback().orElseThrow().runs())
                .extracting(CiRun::name, CiRun::state, CiRun::flaky, CiRun::log)
                .containsExactly(
                        tuple("build", CiState.FAILED, true, "compiling\nexpected 3, got 4"),
                        tuple("lint", CiState.PASSED, false, ""),
                        tuple("deploy", CiState.PASSED, false, ""),
                        tuple("net", CiState.PENDING, false, ""));
        assertThat(forge().rerunFailedCi(1)).isEqualTo(1);
        assertThat(gitLab.log()).contains("POST /api/projects/acme%2Ftools%2Ftally/pipelines/5/retry");
    }

    @Test
    void aVerdictIsOfTheHeadItWasGivenForAndIsAnotherWhenItIsGivenAgain() {
        String first = push("czar/w/T1");
        forge().open(draft("czar/w/T1", first));
        gitLab.versions.add(Map.of("head_commit_sha", first, "created_at", gitLab.now()));
        gitLab.reviewers.add(
                Map.of("user", gitLab.user("alice"), "state", "requested_changes", "created_at", gitLab.now()));
        gitLab.approvals.add(Map.of("user", gitLab.user("bob")));
        gitLab.time().sleep(Duration.ofMinutes(1));
        gitLab.systemNote(1, "bob", "approved this merge request");
        gitLab.systemNote(1, "alice", "requested changes");
        ReviewOpinion once = opinion("alice");
        gitLab.time().sleep(Duration.ofMinutes(1));
        String second = push("czar/w/T1");
        gitLab.versions.add(0, Map.of("head_commit_sha", second, "created_at", gitLab.now()));
        assertThat(opinion("bob").head()).isEqualTo(first);
        assertThat(opinion("alice")).isEqualTo(once);
        gitLab.time().sleep(Duration.ofMinutes(1));
        gitLab.systemNote(1, "alice", "requested changes");
        ReviewOpinion again = opinion("alice");
        assertThat(again.head()).isEqualTo(second);
        assertThat(again.id()).isNotEqualTo(once.id());
        assertThat(opinion("bob").head()).isEqualTo(first);
    }

    private ReviewOpinion opinion(String login) {
        return forge().list().pulls().get(0).feedback().orElseThrow().opinions().stream()
                .filter(opinion -> opinion.reviewer().login().equals(login))
                .findFirst()
                .orElseThrow();
    }
}
