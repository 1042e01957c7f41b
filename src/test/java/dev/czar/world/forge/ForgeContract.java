package dev.czar.world.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestReview;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewComment;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every forge must do, whatever keeps its pull requests. */
public abstract class ForgeContract {
    private static final String BRANCH = "czar/w/T1";
    private static final String HOSTILE = "czar/w/$(touch+owned)`id`;&|'\"<script>#%2F=ü";
    private static final ReviewAnswer APPROVED = new ReviewAnswer(ReviewVerdict.APPROVE, "fine", List.of());
    private static final ReviewAnswer REFUSED = new ReviewAnswer(
            ReviewVerdict.REQUEST_CHANGES, "no --> \"way\" @all", List.of(new ReviewComment("a b.txt", 3, "why -->?")));

    /** A forge that knows nothing but what is kept, as after a start. */
    protected abstract Forge forge();

    /** Gives the branch a new commit where the forge can see it. */
    protected abstract String push(String branch);

    @Test
    void openingTwiceGivesTheSamePullRequest() {
        PullRequestDraft draft = draft(BRANCH, push(BRANCH));
        ForgePullRequest first = forge().open(draft);
        assertThat(first.draft()).isEqualTo(draft);
        assertThat(first.state()).isEqualTo(PullRequestState.OPEN);
        assertThat(forge().open(draft)).isEqualTo(first);
        assertThat(listed()).containsExactly(first);
    }

    @Test
    void aNewHeadBringsTheSamePullRequestForward() {
        int number = forge().open(draft(BRANCH, push(BRANCH))).number();
        PullRequestDraft newer = new PullRequestDraft(
                "T1", "w", BRANCH, "main", push(BRANCH), "Another title", "Another body\n\nof lines");
        ForgePullRequest pull = forge().open(newer);
        assertThat(pull.number()).isEqualTo(number);
        assertThat(pull.draft()).isEqualTo(newer);
        assertThat(forge().byNumber(number)).contains(pull);
    }

    @Test
    void aPullRequestGoesToAnotherBaseWhenThatIsAnother() {
        String head = push(BRANCH);
        int number = forge().open(draft(BRANCH, head)).number();
        PullRequestDraft elsewhere = new PullRequestDraft("T1", "w", BRANCH, "release", head, "T1", "body");
        assertThat(forge().open(elsewhere).draft()).isEqualTo(elsewhere);
        assertThat(forge().byNumber(number).orElseThrow().draft().base()).isEqualTo("release");
    }

    @Test
    void eachBranchHasItsOwn() {
        ForgePullRequest one = forge().open(draft(BRANCH, push(BRANCH)));
        ForgePullRequest two = forge().open(draft("czar/w/T2", push("czar/w/T2")));
        assertThat(listed()).containsExactly(one, two);
        assertThat(forge().latestOf("czar/w/T2")).contains(two);
        assertThat(forge().latestOf("czar/w/T3")).isEmpty();
        assertThat(forge().byNumber(two.number())).contains(two);
        assertThat(forge().byNumber(77)).isEmpty();
    }

    @Test
    void aCommentIsMadeOnce() {
        int number = forge().open(draft(BRANCH, push(BRANCH))).number();
        forge().comment(number, "a \"quoted\" remark\nwith lines");
        ForgePullRequest pull = forge().comment(number, "a \"quoted\" remark\nwith lines");
        assertThat(pull.history())
                .filteredOn(event -> event.what().equals("commented"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.text()).isEqualTo("a \"quoted\" remark\nwith lines");
                    assertThat(event.author()).isEqualTo(ForgePullRequest.CZAR);
                });
        assertThat(forge().byNumber(number)).contains(pull);
    }

    @Test
    void aReviewIsKeptOncePerHeadWordForWord() {
        String head = push(BRANCH);
        int number = forge().open(draft(BRANCH, head)).number();
        forge().review(number, head, REFUSED);
        ForgePullRequest pull = forge().review(number, head, REFUSED);
        assertThat(pull.reviews()).hasSize(1);
        assertThat(forge().latestOf(BRANCH).orElseThrow().reviewOf(head))
                .get()
                .extracting(PullRequestReview::answer)
                .isEqualTo(REFUSED);
    }

    @Test
    void theLatestReviewOfAHeadCounts() {
        String head = push(BRANCH);
        int number = forge().open(draft(BRANCH, head)).number();
        forge().review(number, head, REFUSED);
        assertThat(forge().review(number, head, APPROVED).reviewOf(head))
                .get()
                .extracting(PullRequestReview::answer)
                .isEqualTo(APPROVED);
    }

    @Test
    void aReviewOfAnOlderHeadDoesNotCount() {
        String head = push(BRANCH);
        forge().review(forge().open(draft(BRANCH, head)).number(), head, APPROVED);
        String newer = push(BRANCH);
        ForgePullRequest pull = forge().open(draft(BRANCH, newer));
        assertThat(pull.reviewOf(newer)).isEmpty();
        assertThat(pull.reviewOf(head)).isPresent();
    }

    @Test
    void whatLandedStaysLandedUntilThereIsNewWork() {
        String head = push(BRANCH);
        int number = forge().open(draft(BRANCH, head)).number();
        ForgePullRequest landed = forge().setState(number, PullRequestState.LANDED);
        assertThat(landed.state()).isEqualTo(PullRequestState.LANDED);
        assertThat(forge().setState(number, PullRequestState.LANDED)).isEqualTo(landed);
        assertThat(forge().open(draft(BRANCH, head))).isEqualTo(landed);
        ForgePullRequest again = forge().open(draft(BRANCH, push(BRANCH)));
        assertThat(again.state()).isEqualTo(PullRequestState.OPEN);
        assertThat(forge().latestOf(BRANCH)).contains(again);
    }

    @Test
    void whatAPersonClosedIsNotOpenedAgainWithoutNewWork() {
        String head = push(BRANCH);
        int number = forge().open(draft(BRANCH, head)).number();
        assertThat(forge().setState(number, PullRequestState.CLOSED).state()).isEqualTo(PullRequestState.CLOSED);
        assertThat(forge().open(draft(BRANCH, head)).state()).isEqualTo(PullRequestState.CLOSED);
        ForgePullRequest again = forge().open(draft(BRANCH, push(BRANCH)));
        assertThat(again.state()).isEqualTo(PullRequestState.OPEN);
        assertThat(again.number()).isNotEqualTo(number);
    }

    @Test
    void aBranchWithAHostileNameIsABranchLikeAnyOther() {
        PullRequestDraft draft = new PullRequestDraft(
                HOSTILE.substring("czar/w/".length()), "w", HOSTILE, "main", push(HOSTILE), "T", "--body $(id)");
        ForgePullRequest pull = forge().open(draft);
        assertThat(pull.draft()).isEqualTo(draft);
        assertThat(forge().latestOf(HOSTILE)).contains(pull);
        assertThat(forge().open(draft)).isEqualTo(pull);
    }

    @Test
    void manyWhoOpenAtOnceGetOnePullRequestPerBranch() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Forge> rivals = List.of(forge(), forge());
            List<PullRequestDraft> drafts = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                drafts.add(draft("czar/w/T" + number, push("czar/w/T" + number)));
            }
            List<Callable<ForgePullRequest>> calls = new ArrayList<>();
            for (int number = 0; number < 16; number++) {
                Forge chosen = rivals.get(number % 2);
                PullRequestDraft draft = drafts.get(number / 2 % 4);
                calls.add(() -> chosen.open(draft));
            }
            for (Future<ForgePullRequest> opened : threads.invokeAll(calls)) {
                opened.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(listed())
                .extracting(ForgePullRequest::branch)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void anUnknownPullRequestIsAClearError() {
        assertThatThrownBy(() -> forge().comment(77, "x"))
                .isInstanceOf(ForgeException.class)
                .hasMessage("There is no pull request 77.");
    }

    /** Without what others say, which not every forge has. */
    private List<ForgePullRequest> listed() {
        return forge().list().pulls().stream()
                .map(pull ->
                        new ForgePullRequest(pull.number(), pull.draft(), pull.state(), pull.reviews(), pull.history()))
                .toList();
    }

    protected static PullRequestDraft draft(String branch, String head) {
        String task = branch.substring(branch.lastIndexOf('/') + 1);
        return new PullRequestDraft(task, "w", branch, "main", head, "Title of " + branch, "Body");
    }
}
