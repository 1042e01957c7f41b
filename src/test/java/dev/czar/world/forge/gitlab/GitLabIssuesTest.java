package dev.czar.world.forge.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.forge.IssueContract;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.forge.ScriptedIssues;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitLabIssuesTest extends IssueContract {
    private final FakeGitLab server = new FakeGitLab();

    @AfterEach
    void end() {
        server.close();
    }

    @Override
    protected ScriptedIssues people() {
        return server.issues;
    }

    @Override
    protected IssueTracker issues() {
        return server.forge((client, endpoint) -> new GitLabServer(client, TaskBranchNames.STANDARD))
                .issues("czar")
                .orElseThrow();
    }

    @Test
    void anIssueWaitsForThoseThatBlockIt() {
        int one = people().opened("czar", "Dates", "");
        int other = people().opened("czar", "Clocks", "");
        people().opened("czar", "Free", "");
        people().blocks(other, one);
        people().blocks(77, one);
        assertThat(issues().labelled().issues()).hasSize(3);
        assertThat(server.log()).filteredOn(call -> call.contains("/links")).isEmpty();
        assertThat(issues().find("" + one).orElseThrow().terms().waitsFor()).containsExactly("issue-" + other);
        issues().close("" + other);
        assertThat(issues().find("" + one).orElseThrow().terms().waitsFor()).isEmpty();
    }

    @Test
    void linksThatMayNotBeReadAreNoneThatAreNotThere() {
        int one = people().opened("czar", "Dates", "");
        people().hidesLinks();
        assertThatThrownBy(() -> issues().find("" + one)).isInstanceOf(ForgeRefusalException.class);
        assertThat(issues().find("77")).isEmpty();
    }

    @Override
    protected void loseAnAnswer() {
        server.loseAnswers(1);
    }
}
