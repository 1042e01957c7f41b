package dev.czar.world.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.git.GitFailed;
import dev.czar.world.git.Repository;
import dev.czar.world.git.SampleRepository;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewVerdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalForgeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final ReviewAnswer APPROVED = new ReviewAnswer(ReviewVerdict.APPROVE, "fine", List.of());

    @TempDir
    Path folder;

    private SampleRepository sample;
    private Forge forge;

    @BeforeEach
    void begin() {
        sample = SampleRepository.withCommit(folder.resolve("r"));
        forge = new LocalForge(sample.repository(), CLOCK);
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @Test
    void openingTwiceGivesTheSamePullRequest() {
        Pull first = forge.open(draft("czar/w/T1", sample.head("main")));
        assertThat(forge.open(draft("czar/w/T1", sample.head("main")))).isEqualTo(first);
        assertThat(forge.list()).containsExactly(first);
        assertThat(sample.head("refs/czar/pull/1/head")).isEqualTo(sample.head("main"));
    }

    @Test
    void aNewHeadBringsTheSamePullRequestForward() {
        forge.open(draft("czar/w/T1", sample.head("main")));
        String newer = sample.commit("file", "x", "More");
        Pull pull = forge.open(draft("czar/w/T1", newer));
        assertThat(pull.number()).isEqualTo(1);
        assertThat(pull.history()).extracting(PullEvent::what).containsExactly("opened", "updated");
        assertThat(sample.head("refs/czar/pull/1/head")).isEqualTo(newer);
    }

    @Test
    void pullRequestsOutliveTheProcess() {
        forge.open(draft("czar/w/T1", sample.head("main")));
        forge.review(1, sample.head("main"), APPROVED);
        forge.comment(1, "a \"quoted\" remark\nwith lines");
        try (Repository reopened = Repository.open(sample.top())) {
            assertThat(new LocalForge(reopened, CLOCK).list()).isEqualTo(forge.list());
        }
        assertThat(forge.find("czar/w/T1").orElseThrow().reviewOf(sample.head("main")))
                .get()
                .extracting(PullReview::answer)
                .isEqualTo(APPROVED);
    }

    @Test
    void aReviewOfAnOlderHeadDoesNotCount() {
        forge.open(draft("czar/w/T1", sample.head("main")));
        forge.review(1, sample.head("main"), APPROVED);
        String newer = sample.commit("file", "x", "More");
        assertThat(forge.open(draft("czar/w/T1", newer)).reviewOf(newer)).isEmpty();
    }

    @Test
    void theSameReviewOrStateTwiceIsRememberedOnce() {
        forge.open(draft("czar/w/T1", sample.head("main")));
        Pull once = forge.review(1, sample.head("main"), APPROVED);
        assertThat(forge.review(1, sample.head("main"), APPROVED)).isEqualTo(once);
        Pull landed = forge.mark(1, PullState.LANDED);
        assertThat(forge.mark(1, PullState.LANDED)).isEqualTo(landed);
    }

    @Test
    void whatLandedStaysLandedUntilThereIsNewWork() {
        forge.open(draft("czar/w/T1", sample.head("main")));
        Pull landed = forge.mark(1, PullState.LANDED);
        assertThat(forge.open(draft("czar/w/T1", sample.head("main")))).isEqualTo(landed);
        assertThat(forge.open(draft("czar/w/T1", sample.commit("file", "x", "More")))
                        .number())
                .isEqualTo(2);
    }

    @Test
    void manyWhoOpenAtOnceGetOnePullRequestPerBranch() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Repository other = Repository.open(sample.top())) {
            Forge rival = new LocalForge(other, CLOCK);
            List<Callable<Pull>> calls = new ArrayList<>();
            String head = sample.head("main");
            for (int number = 0; number < 24; number++) {
                Forge chosen = number % 2 == 0 ? forge : rival;
                PullDraft draft = draft("czar/w/T" + number % 6, head);
                calls.add(() -> chosen.open(draft));
            }
            for (Future<Pull> opened : threads.invokeAll(calls)) {
                opened.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(forge.list())
                .extracting(Pull::branch)
                .doesNotHaveDuplicates()
                .hasSize(6);
    }

    @Test
    void anUnknownPullRequestIsAClearError() {
        assertThatThrownBy(() -> forge.comment(7, "x"))
                .isInstanceOf(GitFailed.class)
                .hasMessage("There is no pull request 7.");
    }

    private static PullDraft draft(String branch, String head) {
        return new PullDraft("T1", "w", branch, "main", head, "Title of " + branch, "Body");
    }
}
