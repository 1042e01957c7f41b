package dev.czar.web.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.czar.fact.Fact;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.loop.RunningProjects;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class TimelinePageServedTest extends DashboardPage {

    private static final Duration FRESH = Duration.ofSeconds(1);

    @Inject
    RunningProjects served;

    @BeforeEach
    void go() {
        open("timeline");
        assertThat(mark("inject task T1, done")).not().hasCount(0);
    }

    private void see(Fact... facts) {
        ((ServedProjectFixture) served).live().see(facts);
    }

    /** A mark of its own or one of several events, whichever way the events fell. */
    private Locator mark(String words) {
        return page.locator(
                ".mark[aria-label*='" + words + "'], .mark[aria-label*='events:'], .mark[aria-label*=' × ']");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator chosen() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Chosen"));
    }

    @Test
    void commitsPullRequestsAndReviewsAppearWhenTheyHappen() {
        String head = "c" + System.nanoTime();
        see(new Workspace("engineer2", "czar/engineer2/T7", "base" + head, true, 0, 0, FRESH));
        page.waitForTimeout(500);
        see(new Workspace("engineer2", "czar/engineer2/T7", head, true, 1, 0, FRESH));
        button("1 min").click();
        assertThat(page.locator(".mark[aria-label^='commit " + head.substring(0, 10) + "']"))
                .hasCount(1);
        page.waitForTimeout(1_500);
        see(new PullRequest(7, "T7", "engineer2", "czar/engineer2/T7", head, PullRequestState.OPEN, FRESH));
        assertThat(page.locator(".mark[aria-label^='pull request 7 T7 open']")).hasCount(1);
        page.waitForTimeout(1_500);
        see(new Review(7, "T7", head, ReviewResult.APPROVE, HOSTILE, FRESH));
        Locator review = page.locator(".mark[aria-label^='review of 7 T7: approve']");
        assertThat(review).hasCount(1);
        review.click();
        assertThat(chosen()).containsText("approve – " + HOSTILE);
        chosen().getByText("view this moment").click();
        assertThat(page.getByText("Showing the state at")).isVisible();
    }

    @Test
    void aMarkIsReachedByKeysAndToldInWords() {
        button("1 day").click();
        Locator chart = page.getByLabel("Events by worker and time");
        chart.focus();
        chart.press("ArrowRight");
        assertThat(page.locator(".mark:focus")).hasCount(1);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(chosen()).isVisible();
        page.keyboard().press("+");
        assertThat(button("1 day")).hasAttribute("aria-pressed", "false");
    }

    @Test
    void eventsOfAKindCanBeHiddenAndTheTimeStopped() {
        button("1 day").click();
        button("manual override").click();
        assertThat(button("manual override")).hasAttribute("aria-pressed", "false");
        button("Pause").click();
        assertThat(button("Follow live")).isVisible();
        button("Follow live").click();
        assertThat(button("Pause")).isVisible();
    }

    @Test
    void aClickOnTheTimesLooksAtThatMoment() {
        button("1 min").click();
        page.locator("svg.axis").click();
        assertThat(page.getByText(Pattern.compile("Showing the state at|the first cycle")))
                .isVisible();
        forgive("404");
    }

    @Test
    void thereIsNoBarrier() {
        page.waitForTimeout(300);
        noBarrier();
    }
}
