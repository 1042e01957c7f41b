package dev.czar.world.forge.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.forge.IssueContract;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.forge.ScriptedIssues;
import dev.czar.world.forge.TrackedIssue;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubIssuesTest extends IssueContract {
    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Override
    protected ScriptedIssues people() {
        return gitHub.repository().people();
    }

    @Override
    protected IssueTracker issues() {
        return new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time)
                .issues("czar")
                .orElseThrow();
    }

    @Test
    void anIssueWaitsForItsOpenPartsAndForThoseThatBlockIt() {
        int whole = people().opened("czar", "Dates", "blocked by #3");
        int part = people().opened("czar", "Parse dates", "");
        int done = people().opened("czar", "Read dates", "");
        int blocker = people().opened("czar", "Clocks", "");
        IssueTracker issues = issues();
        issues.labelled();
        assertThat(gitHub.log()).noneMatch(call -> call.contains("sub_issues") || call.contains("dependencies"));
        people().contains(whole, part);
        people().contains(whole, done);
        people().blocks(blocker, whole);
        people().blocks(77, whole);
        issues.close("" + done);
        assertThat(issues.labelled().issues().get(0).terms().waitsFor())
                .containsExactlyInAnyOrder("issue-3", "issue-" + part, "issue-" + blocker);
        assertThat(issues.find("" + whole).orElseThrow().terms().waitsFor()).hasSize(3);
        int before = gitHub.requests();
        issues.labelled();
        assertThat(gitHub.requests() - before).isEqualTo(1);
        issues.close("" + part);
        assertThat(issues.labelled().issues().get(0).terms().waitsFor())
                .containsExactlyInAnyOrder("issue-3", "issue-" + blocker);
    }

    @Test
    void oneWhoseRelationsAreRefusedStopsNoOther() {
        int one = people().opened("czar", "Dates", "");
        int other = people().opened("czar", "Clocks", "");
        people().blocks(other, one);
        gitHub.failing(call -> call.contains("blocked_by") ? RequestFault.FORBIDDEN : RequestFault.NONE);
        assertThat(issues().labelled().issues()).extracting(TrackedIssue::id).containsExactly("" + other);
        assertThat(issues().labelled().problems()).singleElement().asString().startsWith("issue " + one + ": ");
    }

    @Override
    protected void loseAnAnswer() {
        AtomicBoolean lost = new AtomicBoolean();
        gitHub.failing(call ->
                !call.startsWith("GET") && lost.compareAndSet(false, true) ? RequestFault.LOST : RequestFault.NONE);
    }
}
