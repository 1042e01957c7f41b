package dev.czar.world.forge.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.TestRounds;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many runs against a server that fails in every way it knows. More with {@code -Drounds=10}. */
class FaultyGitHubTest {
    private static final int RUNS = TestRounds.of(60);
    private static final RequestLimits HASTY =
            new RequestLimits(400, 30, 5_000, 50_000, Duration.ofSeconds(90), Duration.ofMillis(150));
    private static final ReviewAnswer NO = new ReviewAnswer(ReviewVerdict.REQUEST_CHANGES, "no", List.of());

    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private final Forge forge = new GitHubForge(gitHub.address(), HASTY, time, time);
    private final Random random = new Random(20_260_101);

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Test
    void everyBranchEndsWithExactlyOnePullRequestAndNoMinuteIsOverTheLimit() {
        gitHub.failing(this::fault);
        for (int run = 1; run <= RUNS; run++) {
            String branch = "czar/w/T" + run;
            PullRequestDraft first = draft(run, gitHub.repository().push(branch));
            int number = insisting(() -> forge.open(first)).number();
            PullRequestDraft second = draft(run, gitHub.repository().push(branch));
            assertThat(insisting(() -> forge.open(second)).number()).isEqualTo(number);
            insisting(() -> forge.review(number, second.head(), NO));
            insisting(() -> forge.setState(number, PullRequestState.LANDED));
        }
        assertThat(gitHub.repository().pulls()).hasSize(RUNS);
        assertThat(gitHub.repository().pulls()).extracting(pull -> pull.branch).doesNotHaveDuplicates();
        assertThat(gitHub.busiestMinute(call -> true)).isLessThanOrEqualTo(HASTY.pointsPerMinute());
        assertThat(gitHub.busiestMinute(call -> !call.startsWith("GET ")))
                .isBetween(HASTY.writesPerMinute() / 2, HASTY.writesPerMinute());
    }

    /** As the rules do: what failed is tried again later. */
    private ForgePullRequest insisting(Supplier<ForgePullRequest> attempt) {
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (ForgeException failed) {
                assertThat(tries).as(failed.getMessage()).isLessThan(30);
                time.sleep(Duration.ofMinutes(1));
            }
        }
    }

    private synchronized RequestFault fault(String call) {
        int dice = random.nextInt(1_000);
        if (dice < 3) {
            return RequestFault.SILENT;
        }
        RequestFault[] others = {
            RequestFault.TOO_MANY,
            RequestFault.SECONDARY,
            RequestFault.BROKEN,
            RequestFault.DROPPED,
            RequestFault.LOST,
            RequestFault.LOST,
            RequestFault.STALE
        };
        return dice < 200 ? others[random.nextInt(others.length)] : RequestFault.NONE;
    }

    private static PullRequestDraft draft(int run, String head) {
        return new PullRequestDraft("T" + run, "w", "czar/w/T" + run, "main", head, "Title " + run, "Body");
    }
}
