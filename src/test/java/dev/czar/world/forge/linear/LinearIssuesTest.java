package dev.czar.world.forge.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.AccessFinding.Grade;
import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.forge.TrackedIssue;
import dev.czar.world.forge.TrackedIssue.IssueTerms;
import dev.czar.world.forge.connection.RequestBudget.RequestsPausedException;
import dev.czar.world.forge.github.FakeTime;
import dev.czar.world.forge.linear.LinearIssues.LinearTeam;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinearIssuesTest {
    private final FakeLinear linear = new FakeLinear();
    private final IssueTracker issues = tracker("ENG", FakeLinear.KEY);

    @AfterEach
    void end() {
        linear.close();
    }

    private IssueTracker tracker(String team, String key) {
        FakeTime time = new FakeTime();
        return LinearIssues.tracker(new LinearTeam(linear.url(), team, key), "czar", time, time);
    }

    @Test
    void thoseOfTheTeamWithTheLabelThatAreOpenAreListedAsTheyAre() {
        linear.opened("bug", "Not ours", 0);
        linear.opened("czar", "Parse dates", 2);
        linear.opened("czar", "Done long ago", 0);
        linear.move(3, "duplicate");
        TrackedIssue expected = new TrackedIssue(
                "ENG-2",
                "ENG-2",
                "Parse dates",
                "As said.",
                "alice",
                "https://linear.test/ENG-2",
                true,
                new IssueTerms(Set.of(), "high", List.of(), "", "2026-12-24", "", false));
        assertThat(issues.labelled().issues()).containsExactly(expected);
        assertThat(issues.find("ENG-2")).contains(expected);
        assertThat(issues.find("ENG-3")).get().matches(issue -> !issue.open());
        assertThat(issues.find("ENG-9")).isEmpty();
        assertThatThrownBy(() -> tracker("OPS", FakeLinear.KEY).labelled())
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("no team OPS");
        assertThatThrownBy(() -> tracker("OPS", FakeLinear.KEY).close("OPS-1")).hasMessageContaining("no team OPS");
    }

    @Test
    void allPagesAreRead() {
        for (int number = 0; number < 120; number++) {
            linear.opened("czar", "Task", 0);
        }
        assertThat(issues.labelled().issues()).hasSize(120);
        assertThat(linear.log()).hasSize(3);
    }

    @Test
    void oneWaitsForItsOpenPartsAndForThoseThatBlockIt() {
        for (String title : List.of("Whole", "Part", "Part that is done", "Blocker", "Like it")) {
            linear.opened("czar", title, 4);
        }
        linear.contains(1, 2);
        linear.contains(1, 3);
        linear.move(3, "completed");
        linear.blocks(4, 1);
        linear.blocks(5, 1);
        TrackedIssue whole = issues.find("ENG-1").orElseThrow();
        assertThat(whole.terms().waitsFor()).containsExactlyInAnyOrder("ENG-2", "ENG-4");
        assertThat(whole.terms().priority()).isEqualTo("low");
        assertThat(whole.author()).isEqualTo("somebody");
    }

    @Test
    void manyPartsThatAreDoneHideNoneThatIsOpen() {
        linear.opened("czar", "Whole", 0);
        for (int part = 2; part <= 52; part++) {
            linear.opened("other", "Part", 0);
            linear.contains(1, part);
            linear.move(part, part < 52 ? "completed" : "started");
        }
        assertThat(issues.find("ENG-1").orElseThrow().terms().waitsFor()).containsExactly("ENG-52");
    }

    @Test
    void allThatOneWaitsForAndAllThatWasSaidOfItIsRead() {
        linear.opened("czar", "Whole", 0);
        for (int number = 2; number <= 131; number++) {
            linear.opened("other", number % 2 == 0 ? "Part" : "Like it", 0);
            if (number <= 61) {
                linear.contains(1, number);
            }
            linear.blocks(number, 1);
        }
        linear.opened("other", "Blocker", 0);
        linear.blocks(132, 1);
        assertThat(issues.find("ENG-1").orElseThrow().terms().waitsFor())
                .contains("ENG-61", "ENG-130", "ENG-132")
                .doesNotContain("ENG-131");
        for (int said = 0; said < 120; said++) {
            linear.said(1, "Said " + said);
        }
        issues.comment("ENG-1", "Taken up.");
        issues.comment("ENG-1", "Taken up.");
        assertThat(linear.comments(1)).hasSize(121);
    }

    @Test
    void noQueryIsMoreComplexThanLinearAllows() {
        String id = linear.opened("czar", "Parse dates", 0);
        issues.labelled();
        issues.comment(id, "Taken up.");
        issues.close(id);
        assertThat(linear.log()).hasSizeGreaterThan(4).allSatisfy(query -> assertThat(QueryComplexity.of(query))
                .isBetween(0.1, 1_000.0));
        assertThat(QueryComplexity.of("query { issues { nodes { id state { type } } pageInfo { endCursor } } }"))
                .isEqualTo(50 * (1 + 0.1 + 1.1 + 1.1));
    }

    @Test
    void aLimitOfRequestsIsHeeded() {
        linear.opened("czar", "Parse dates", 0);
        linear.answerNext(
                400, "{\"errors\":[{\"message\":\"Rate limit exceeded\",\"extensions\":{\"code\":\"RATELIMITED\"}}]}");
        assertThatThrownBy(issues::labelled)
                .isInstanceOf(RequestsPausedException.class)
                .hasMessageContaining("it answered 400");
        assertThatThrownBy(() -> issues.find("ENG-1")).isInstanceOf(RequestsPausedException.class);
        assertThat(linear.log()).hasSize(1);
    }

    @Test
    void anAnswerWithoutDataIsNoEmptyList() {
        for (String answer : List.of("", "{}", "{\"data\":null}")) {
            linear.answerNext(200, answer);
            assertThatThrownBy(issues::labelled)
                    .isInstanceOf(ForgeException.class)
                    .hasMessage("Linear answers (200) without data: " + answer);
        }
    }

    @Test
    void aCommentIsMadeOnceAlsoWhenItsAnswerIsLost() {
        String id = linear.opened("czar", "Parse dates", 0);
        linear.loseAnswers(1);
        issues.comment(id, "Taken up.");
        issues.comment(id, "Taken up.");
        assertThat(linear.comments(1)).containsExactly(CommentText.marked("Taken up."));
    }

    @Test
    void oneThatIsClosedGoesToTheFirstCompletedStateAndMayBeClosedAgain() {
        String id = linear.opened("czar", "Parse dates", 0);
        linear.loseAnswers(1);
        issues.close(id);
        issues.close(id);
        assertThat(linear.state(1)).isEqualTo("completed");
        assertThat(linear.log())
                .filteredOn(call -> call.contains("issueUpdate"))
                .hasSize(1);
    }

    @Test
    void anIdOfAnotherTeamOrPlaceIsKeptElsewhere() {
        assertThat(List.of("ENG-1", "ENG-12")).allMatch(issues::keeps);
        assertThat(List.of("OPS-1", "12", "ENG-", "ENG-a", "TODO.md#ENG-1")).noneMatch(issues::keeps);
    }

    @Test
    void whatTheKeySeesIsToldByTheDoctor() {
        assertThat(access("ENG", FakeLinear.KEY))
                .isEqualTo(new AccessFinding("tracker", Grade.OK, "czar on Linear, team Engineering", ""));
        assertThat(access("OPS", FakeLinear.KEY).found()).isEqualTo("czar sees no team OPS on Linear");
        assertThat(access("ENG", "wrong")).satisfies(finding -> {
            assertThat(finding.grade()).isEqualTo(Grade.FAIL);
            assertThat(finding.found()).contains("Authentication required");
        });
    }

    private AccessFinding access(String team, String key) {
        FakeTime time = new FakeTime();
        return LinearAccess.finding(new LinearTeam(linear.url(), team, key), time, time);
    }

    @Test
    void aRefusalIsToldWithLinearsWords() {
        assertThatThrownBy(() -> tracker("ENG", "wrong").labelled())
                .isInstanceOf(ForgeException.class)
                .hasMessage("Linear refuses (401): Authentication required, not authenticated");
    }
}
