package dev.czar.world.forge.github;

import dev.czar.world.forge.IssueContract;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.forge.ScriptedIssues;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;

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

    @Override
    protected void loseAnAnswer() {
        AtomicBoolean lost = new AtomicBoolean();
        gitHub.failing(call ->
                !call.startsWith("GET") && lost.compareAndSet(false, true) ? RequestFault.LOST : RequestFault.NONE);
    }
}
