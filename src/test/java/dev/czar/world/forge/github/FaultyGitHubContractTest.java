package dev.czar.world.forge.github;

import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgeContract;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same suite while one request in eight goes wrong; whoever has time to wait sees nothing of it. */
class FaultyGitHubContractTest extends ForgeContract {
    private static final RequestLimits PATIENT =
            new RequestLimits(400, 30, 250, 3_000, Duration.ofHours(2), Duration.ofSeconds(20));
    private static final RequestFault[] FAULTS = {
        RequestFault.TOO_MANY,
        RequestFault.SECONDARY,
        RequestFault.BROKEN,
        RequestFault.DROPPED,
        RequestFault.LOST,
        RequestFault.CUT,
        RequestFault.STALE
    };

    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private final Random random = new Random(7);

    @BeforeEach
    void begin() {
        gitHub.failing(this::fault);
    }

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Override
    protected Forge forge() {
        return new GitHubForge(gitHub.address(), PATIENT, time, time);
    }

    @Override
    protected String push(String branch) {
        return gitHub.repository().push(branch);
    }

    private synchronized RequestFault fault(String call) {
        return random.nextInt(8) == 0 ? FAULTS[random.nextInt(FAULTS.length)] : RequestFault.NONE;
    }
}
