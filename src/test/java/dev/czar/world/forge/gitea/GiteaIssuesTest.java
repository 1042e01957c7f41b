package dev.czar.world.forge.gitea;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.forge.IssueContract;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.forge.ScriptedIssues;
import org.junit.jupiter.api.AfterEach;

class GiteaIssuesTest extends IssueContract {
    private final FakeGitea server = new FakeGitea();

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
        return server.forge((client, endpoint) -> new GiteaServer(client, TaskBranchNames.STANDARD))
                .issues("czar")
                .orElseThrow();
    }

    @Override
    protected void loseAnAnswer() {
        server.loseAnswers(1);
    }
}
