package dev.czar.world.forge.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.Forge.ThreadReply;
import dev.czar.world.forge.ForgeContract;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestEvent;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.PullRequestListing.UnreadablePullRequest;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every forge on a server must do beside. */
public abstract class HostedForgeContract extends ForgeContract {
    private static final String BRANCH = "czar/w/T1";

    protected abstract ScriptedServer server();

    @AfterEach
    void end() {
        server().close();
    }

    @Override
    protected String push(String branch) {
        return server().push(branch);
    }

    @Test
    void whatWasWrittenIsNotWrittenAgainBecauseItsAnswerWasLost() {
        String head = push(BRANCH);
        server().loseAnswers(1);
        int number = forge().open(draft(BRANCH, head)).number();
        server().loseAnswers(1);
        forge().comment(number, "once");
        assertThat(server().pull(number).comments)
                .filteredOn(comment -> String.valueOf(comment).contains(CommentText.marked("once")))
                .hasSize(1);
        assertThat(forge().list().pulls()).hasSize(1);
    }

    /** The one thread at line 12 of {@code src/A b.txt}, of alice, is answered though an answer of the server is lost. */
    protected void answersOnce(String thread, String head) {
        ThreadReply reply = new ThreadReply(thread, "src/A b.txt:12", "Answered with h2.");
        server().loseAnswers(1);
        forge().reply(1, reply);
        forge().reply(1, reply);
        forge().reply(1, new ThreadReply("999999", "B.txt:1", "to nobody"));
        assertThat(server().log())
                .filteredOn(request -> request.startsWith("POST") && request.matches(".*(/discussions/|/reviews).*"))
                .hasSize(1);
        assertThat(forge().list().pulls().get(0).feedback().orElseThrow().threads())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.id()).isEqualTo(thread);
                    assertThat(one.head()).isEqualTo(head);
                    assertThat(one.text()).isEqualTo("alice: why?");
                });
    }

    @Test
    void aVerdictShowsOnceAsAStatusOfItsCommit() {
        String head = push(BRANCH);
        int number = forge().open(draft(BRANCH, head)).number();
        ReviewAnswer fine = new ReviewAnswer(ReviewVerdict.APPROVE, "fine", List.of());
        forge().review(number, head, fine);
        forge().review(number, head, fine);
        assertThat(server().statusesOf(head)).hasSize(1);
    }

    @Test
    void aForkWithABranchOfTheSameNameIsNotOurs() {
        int number = forge().open(draft(BRANCH, push(BRANCH))).number();
        server().pull(number).fork = true;
        assertThat(forge().list().pulls()).isEmpty();
        assertThat(forge().list().unreadable()).singleElement().satisfies(one -> {
            assertThat(one.ofFork()).isTrue();
            assertThat(one.cause()).contains(BRANCH, "neither pushed to nor landed");
        });
        assertThat(forge().latestOf(BRANCH)).isEmpty();
    }

    @Test
    void whatAPersonMergedHasLanded() {
        int number = forge().open(draft(BRANCH, push(BRANCH))).number();
        server().pull(number).state = "merged";
        assertThat(forge().list().pulls()).extracting(ForgePullRequest::state).containsExactly(PullRequestState.LANDED);
    }

    @Test
    void whatEndedIsFoundHoweverMuchPeopleDoThereBesides() {
        int number = forge().open(draft(BRANCH, push(BRANCH))).number();
        server().pull(number).state = "merged";
        server().busy(300);
        assertThat(forge().list().pulls())
                .extracting(ForgePullRequest::number, ForgePullRequest::state)
                .containsExactly(tuple(number, PullRequestState.LANDED));
        int before = server().log().size();
        assertThat(forge().latestOf(BRANCH)).isPresent();
        assertThat(server().log().size() - before).isLessThan(10);
    }

    @Test
    void oneThatCannotBeReadStopsNoOther() {
        int number = forge().open(draft(BRANCH, push(BRANCH))).number();
        forge().open(draft("czar/w/T2", push("czar/w/T2")));
        server().pull(number).failure = 451;
        assertThat(forge().list().unreadable())
                .extracting(UnreadablePullRequest::number)
                .containsExactly(number);
        assertThat(forge().list().pulls()).hasSize(2);
    }

    @Test
    void aPersonsDraftStaysOneWhenNewWorkComes() {
        int number = forge().open(draft(BRANCH, push(BRANCH))).number();
        String title = server().pull(number).title;
        server().pull(number).title = draftPrefix() + title;
        PullRequestDraft newer = new PullRequestDraft("T1", "w", BRANCH, "main", push(BRANCH), title, "Another body");
        assertThat(forge().open(newer).draft()).isEqualTo(newer);
        assertThat(server().pull(number).title).isEqualTo(draftPrefix() + title);
        assertThat(server().pull(number).body).isEqualTo("Another body");
        assertThat(forge().list().pulls().get(0).feedback().orElseThrow().draft())
                .isTrue();
        server().pull(number).title = title;
        assertThat(forge().open(newer).draft()).isEqualTo(newer);
        assertThat(server().pull(number).title).isEqualTo(title);
    }

    /** What people write before a title so that it is a draft. */
    protected abstract String draftPrefix();

    @Test
    void aRepositoryThatWasRenamedIsFollowed() {
        int number = forge().open(draft(BRANCH, push(BRANCH))).number();
        Forge forge = forge();
        forge.list();
        server().rename();
        assertThat(forge.list().pulls()).hasSize(1);
        forge.comment(number, "here too");
        assertThat(forge().comment(number, "and from the start").history())
                .extracting(PullRequestEvent::text)
                .contains("here too", "and from the start");
    }

    @Test
    void answersThatAreCutOffAreAskedForAgain() {
        int number = forge().open(draft(BRANCH, push(BRANCH))).number();
        server().cutAnswers(2);
        assertThat(forge().list().pulls()).hasSize(1);
        Forge forge = forge();
        forge.list();
        server().cutAnswers(1);
        forge.comment(number, "once");
        assertThat(forge().byNumber(number).orElseThrow().history())
                .filteredOn(event -> event.text().equals("once"))
                .hasSize(1);
    }

    @Test
    void whatIsAsItWasIsNotAskedForAgain() {
        forge().open(draft(BRANCH, push(BRANCH)));
        var forge = forge();
        forge.list();
        int before = server().log().size();
        forge.list();
        assertThat(server().log().subList(before, server().log().size())).noneMatch(call -> call.contains("/1/"));
    }
}
