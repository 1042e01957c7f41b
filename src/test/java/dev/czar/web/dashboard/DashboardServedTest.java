package dev.czar.web.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.loop.RunningTestProjects;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class DashboardServedTest extends DashboardPage {

    @Inject
    RunningTestProjects served;

    @Test
    void aBrowserWithoutALinkIsNotLetIn() {
        try (BrowserContext stranger = browsers.browser.newContext()) {
            Page shut = stranger.newPage();
            Response answer = shut.navigate(base() + "/");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(shut.locator("main")).containsText("This browser is not signed in: no token was sent.");
            assertThat(shut.locator("main")).containsText("czar open");
            assertThat(shut.locator("main")).hasCSS("margin-top", Pattern.compile("[1-9].*"));
            Response used = stranger.newPage().navigate(base() + "/login?code=00");
            assertThat(used.status()).isEqualTo(401);
        }
    }

    @Test
    void theFirstViewHasATileForEachWorker() {
        assertThat(tile(page, "engineer1")).containsText("T1");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Workers")))
                .containsText("healthy 1");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("as of");
    }

    @Test
    void anOrderGivenOnThePageIsSeenByAllPagesAndEndsThere() {
        try (BrowserContext second = browsers.browser.newContext()) {
            Page other = second.newPage();
            other.navigate(base() + link());
            give(opened(page, "engineer2"), "Hold");
            Locator there = opened(other, "engineer2");
            assertThat(there).containsText("on hold by ada until");
            give(there, "Release");
            assertThat(tile(page, "engineer2")).not().containsText("on hold by");
        }
    }

    @Test
    void theFirstViewSaysWhatWillBeDoneAndWhatIsUsed() {
        Locator next = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Upcoming actions"));
        assertThat(next).containsText("in 2 h alert human engineer1: a human is told of a worker that is silent");
        Locator budgets = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Budgets"));
        assertThat(budgets).containsText("tokens for reviews");
        assertThat(budgets).containsText("900 of 1000 in 24 h");
    }

    @Test
    void whatASensorCannotReadNeedsAHuman() {
        SensorFailed unread = new SensorFailed("queue", "work-queue.json:1:19: the file ends", Duration.ZERO);
        served.live().see(unread);
        try {
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Needs attention")))
                    .containsText("sensor queue failed: work-queue.json:1:19: the file ends");
            api().get("/api/v1/projects/tally/health")
                    .then()
                    .body("problems[0]", containsString("work-queue.json:1:19"));
        } finally {
            served.live().forget(unread);
        }
        assertThat(page.getByText("sensor queue failed")).hasCount(0);
    }

    @Test
    void aWorkerHasAPageOfItsOwn() {
        open("worker/engineer1");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Task")))
                .containsText("a commit");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Decisions")))
                .containsText("inject task engineer1 T1");
        page.getByText("Why did a rule not fire?").click();
        Locator question = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Why not"));
        assertThat(question.getByLabel("worker or task")).hasValue("engineer1");
        open("worker/nobody");
        assertThat(page.locator("czar-worker")).containsText("There is no worker nobody.");
    }

    @Test
    void theReportCanBePrinted() {
        open("report");
        assertThat(page.locator("czar-report")).containsText("task accuracy");
        assertThat(page.locator("czar-report")).containsText("Human actions");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isHidden();
        assertThat(page.getByText("Print")).isHidden();
    }

    @Test
    void aWorkersScreenIsShownAsHarmlessText() {
        open("worker/engineer1");
        assertThat(page.getByLabel("Screen of engineer1").locator("pre"))
                .hasText("$ make\n<img src=x onerror=alert(1)>");
        assertThat(page.locator("img").count()).isZero();
        open("worker/engineer2");
        assertThat(page.getByLabel("Screen of engineer2")).containsText("no session that can be read");
        forgive("404");
    }

    @Test
    void outsideTextIsShownAsText() {
        order(Map.of("kind", "hold", "worker", "engineer2", "author", HOSTILE, "reason", HOSTILE));
        assertThat(tile(page, "engineer2")).containsText("on hold by " + HOSTILE);
        assertThat(page.locator("img").count()).isZero();
        assertThat(page.title()).isEqualTo("(1) tally – Overview – Czar");
        order(Map.of("kind", "release", "worker", "engineer2", "author", "ada"));
    }

    @Test
    void aCrowdIsReadAndAnsweredOnTheFirstView() {
        Fact[] crowd = CrowdedProject.of(60, 120);
        served.live().see(crowd);
        try {
            assertThat(region("Needs attention")).containsText("worker07 ■ awaiting input");
            assertThat(page).hasTitle("(4) tally – Overview – Czar");
            page.getByLabel("the answer").fill("Drop it");
            page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Answer worker07"))
                    .getByLabel("your name")
                    .fill("ada");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Answer"))
                    .click();
            assertThat(region("Needs attention")).containsText("to be answered by ada: Drop it");
            assertThat(region("Needs attention")).containsText("it has crashed 3 times in 30 min");
            assertThat(region("The project")).containsText("50 of 122 tasks done (40 %), expected end");
            assertThat(region("The project")).containsText("stuck 2: worker28 worker33");
            assertThat(region("Workers")).containsText("62 of 62");
        } finally {
            served.live().forget(crowd);
        }
    }

    @Test
    void keysGoEverywhereAndAreExplained() {
        page.keyboard().press("g");
        page.keyboard().press("d");
        assertThat(page).hasURL(Pattern.compile("#/tally/decisions$"));
        page.keyboard().press("/");
        assertThat(page.getByLabel("text")).isFocused();
        page.keyboard().press("?");
        assertThat(page.getByLabel("text")).hasValue("?");
        page.getByLabel("text").blur();
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("search in this view");
        noBarrier();
        page.getByRole(AriaRole.DIALOG)
                .evaluate("dialog => { dialog.close();"
                        + " dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true })); }");
        assertThat(page.getByLabel("Go to").getByRole(AriaRole.COMBOBOX)).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("Control+k");
        page.keyboard().type("worker engineer1");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("#/tally/worker/engineer1$"));
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    @Test
    void allProjectsAreShownWithWhatEachNeeds() {
        open("projects");
        Locator tile = page.getByRole(AriaRole.LISTITEM, new Page.GetByRoleOptions().setName("tally"));
        assertThat(tile).containsText("1 needs a human");
        assertThat(tile).containsText("0 of 2 tasks done");
        noBarrier();
    }

    private Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "worker/engineer1", "report"})
    void noneOfTheseViewsHasABarrier(String view) {
        open(view);
        page.waitForTimeout(300);
        noBarrier();
    }
}
