package dev.czar.world.forge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the issues of every forge must do. */
public abstract class IssueContract {
    protected abstract ScriptedIssues people();

    protected abstract IssueTracker issues();

    /** The next writing is done, and its answer does not arrive. */
    protected abstract void loseAnAnswer();

    @Test
    void thoseWithTheLabelAreListedAsTheyAre() {
        people().opened("bug", "Not ours", "");
        int number = people().opened("czar", "Parse dates", "As in #3.\r\n\r\nblocked by #7");
        TrackedIssue expected = TrackedIssue.numbered(
                number,
                "Parse dates",
                "As in #3.\n\nblocked by #7",
                "alice",
                "http://forge.test/issues/" + number,
                true);
        assertThat(issues().labelled().issues()).containsExactly(expected);
        assertThat(issues().find("" + number)).contains(expected);
        assertThat(issues().find("77")).isEmpty();
    }

    @Test
    void theDayByWhichOneIsDueIsRead() {
        int number = people().opened("czar", "Parse dates", "");
        people().due(number, "2026-12-24");
        assertThat(issues().find("" + number))
                .get()
                .satisfies(issue -> assertThat(issue.terms().due()).isEqualTo("2026-12-24"));
    }

    @Test
    void aCommentIsMadeOnceAlsoWhenItsAnswerIsLost() {
        int number = people().opened("czar", "Parse dates", "");
        loseAnAnswer();
        issues().comment("" + number, "Taken up.");
        issues().comment("" + number, "Taken up.");
        assertThat(people().comments(number)).containsExactly(CommentText.marked("Taken up."));
    }

    @Test
    void oneThatIsClosedIsNotListedAndMayBeClosedAgain() {
        int number = people().opened("czar", "Parse dates", "");
        loseAnAnswer();
        issues().close("" + number);
        issues().close("" + number);
        assertThat(people().isOpen(number)).isFalse();
        assertThat(issues().labelled().issues()).isEmpty();
        assertThat(issues().find("" + number))
                .get()
                .extracting(TrackedIssue::open)
                .isEqualTo(false);
    }
}
