package dev.czar.world.forge.github;

import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgeContract;
import dev.czar.world.forge.connection.RequestLimits;
import org.junit.jupiter.api.AfterEach;

class GitHubForgeContractTest extends ForgeContract {
    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Override
    protected Forge forge() {
        return new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
    }

    @Override
    protected String push(String branch) {
        return gitHub.repository().push(branch);
    }
}
