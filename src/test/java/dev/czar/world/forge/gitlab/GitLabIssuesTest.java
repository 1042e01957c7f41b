package dev.czar.world.forge.gitlab;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.forge.IssueContract;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.forge.ScriptedIssues;
import org.junit.jupiter.api.AfterEach;

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

    @Override
    protected void loseAnAnswer() {
        server.loseAnswers(1);
    }
}
