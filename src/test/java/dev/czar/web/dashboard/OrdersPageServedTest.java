package dev.czar.web.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each order is given in one browser and seen in another, which ends it. */
@QuarkusTest
@TestProfile(ServedProjectFixture.SeparateProfile.class)
class OrdersPageServedTest extends DashboardPage {

    private static final String CHECKS = "RUN_CHECKS/T9/abc123/1";
    private static final String WAITING = "decisions/RUN_CHECKS%2FT9%2Fabc123%2F1";
    private static final String APPROVED = "RUN_CHECKS/T8/def456/1";
    private static final String FORCED = "INJECT_TASK/T7/1";
    private static final String DELIVERED = "decisions/INJECT_TASK%2FT1%2F1";
    private static final double PATIENCE = 15_000;

    @Inject
    ServedProjectFixture project;

    private static Page other;

    @BeforeEach
    void letInASecondBrowser() {
        if (other == null) {
            other = browsers.browser.newContext().newPage();
            other.navigate(base() + link());
        }
        begin(other);
    }

    @AfterAll
    static void forgetTheSecondBrowser() {
        other = null;
    }

    @AfterEach
    void leaveNothingStanding() {
        end(Map.of("kind", "clear-estop"));
        end(Map.of("kind", "resume"));
        end(Map.of("kind", "release", "worker", "engineer1"));
        end(Map.of("kind", "release", "worker", "engineer2"));
        List.of(CHECKS, APPROVED, FORCED).forEach(this::undo);
    }

    /** Nothing to end is as good. */
    private void end(Map<String, String> order) {
        Map<String, String> signed = new HashMap<>(order);
        signed.put("author", "test");
        api().contentType(ContentType.JSON).body(signed).post("/api/v1/projects/tally/orders");
    }

    private void undo(String decision) {
        if (api().get("/api/v1/projects/tally/orders").asString().contains(decision)) {
            end(Map.of("kind", "undo", "decision", decision));
        }
    }

    private void awaiting(String decision) {
        await().atMost(30, SECONDS).untilAsserted(() -> api().get("/api/v1/projects/tally/decisions/" + decision)
                .then()
                .statusCode(200));
    }

    private static void go(Page where, String view) {
        where.navigate(where.url().split("#")[0] + "#/tally/" + view);
    }

    private static Locator button(Page where, String name) {
        return where.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    /** Two clicks, and the name the first time. */
    private static void give(Page where, String name, String author) {
        button(where, name).click();
        Locator form = where.getByRole(
                AriaRole.FORM, new Page.GetByRoleOptions().setName(name).setExact(true));
        if (!author.isEmpty()) {
            form.getByLabel("your name").fill(author);
        }
        form.getByRole(AriaRole.BUTTON).first().click();
    }

    private static Locator standing(Page where) {
        return where.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Manual overrides"));
    }

    private static void shows(Locator place, String words) {
        assertThat(place).containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    private static void showsNo(Locator place, String words) {
        assertThat(place).not().containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    @Test
    void aPauseHasAnAuthorAndAnEndAndIsEndedInAnotherBrowser() {
        open("decisions");
        go(other, "decisions");
        give(page, "Pause", "ada");
        shows(standing(other), "everything paused by ada until");
        noBarrier();
        give(other, "End", "bob");
        shows(standing(page), "Manual overrides: 0");
    }

    @Test
    void theNameIsAskedForOnce() {
        open("decisions");
        give(page, "Pause", "ada");
        shows(standing(page), "paused by ada");
        button(page, "End").click();
        assertThat(page.getByText("as ada")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByText("as ada")).not().isVisible();
    }

    @Test
    void anEmergencyStopHasNoEndOfItsOwn() {
        open("decisions");
        go(other, "decisions");
        button(page, "Emergency stop").click();
        assertThat(page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Emergency stop"))
                        .getByLabel("for"))
                .hasCount(0);
        page.keyboard().press("Escape");
        give(page, "Emergency stop", "ada");
        shows(standing(other), "everything stopped by ada");
        give(other, "End", "bob");
        shows(standing(page), "Manual overrides: 0");
    }

    @Test
    void aWorkerIsHeldAndReleasedWhereADecisionIsAboutIt() {
        open(DELIVERED);
        go(other, DELIVERED);
        give(page, "Hold engineer1", "ada");
        shows(other.getByRole(AriaRole.ARTICLE), "on hold by ada until");
        give(other, "Release engineer1", "bob");
        showsNo(page.getByRole(AriaRole.ARTICLE), "on hold by ada");
    }

    @Test
    void aWorkerTakenOverIsMarkedSoAndItsTakerIsToldHowToJoin() {
        open(DELIVERED);
        go(other, "decisions");
        give(page, "Take over engineer1", "ada");
        Locator command = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Command for engineer1"));
        shows(command, "tmux -L czar-tally attach-session -t =engineer1");
        assertThat(button(page, "Copy")).isVisible();
        shows(standing(other), "engineer1 taken over by ada until");
        give(other, "Release engineer1", "bob");
        shows(standing(other), "Manual overrides: 0");
        go(page, "overview");
        shows(command, "tmux");
        button(page, "Dismiss").click();
        assertThat(command).hasCount(0);
    }

    @Test
    void aDecisionIsForbiddenAndTheVetoIsUndone() {
        open(WAITING);
        go(other, WAITING);
        give(page, "Veto " + CHECKS, "ada");
        shows(other.getByRole(AriaRole.ARTICLE), "vetoed by ada");
        give(other, "End " + CHECKS, "bob");
        showsNo(page.getByRole(AriaRole.ARTICLE), "vetoed by ada");
    }

    @Test
    void whatIsApprovedIsDone() {
        CompletionReport claim = new CompletionReport("T8", "engineer2", "czar/engineer2/T8", "def456", Duration.ZERO);
        project.live().see(claim);
        try {
            awaiting(APPROVED);
            open("overview");
            go(other, "decisions/RUN_CHECKS%2FT8%2Fdef456%2F1");
            give(page, "Approve " + APPROVED, "ada");
            shows(other.getByRole(AriaRole.ARTICLE), "approved by ada");
            shows(other.getByRole(AriaRole.ARTICLE), "all pass");
        } finally {
            project.live().forget(claim);
        }
    }

    @Test
    void whatNeedsAHumanIsSaidForAsLongAsItDoes() {
        WorkerProgress silent =
                new WorkerProgress("engineer3", 0, Duration.ofHours(3), Duration.ofHours(3), Duration.ofHours(3));
        project.live().see(silent);
        open("overview");
        Locator needs = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Needs attention"));
        try {
            shows(needs, "engineer3 is silent");
            api().get("/api/v1/projects/tally").then().body("alerts.text", hasItem("engineer3 is silent"));
        } finally {
            project.live().forget(silent);
        }
        showsNo(needs, "engineer3 is silent");
    }

    @Test
    void whatIsHeldBackIsDoneWhenItIsForced() {
        Claim claim = new Claim("T7", "engineer2", Duration.ZERO);
        order(Map.of("kind", "hold", "worker", "engineer2", "author", "bob"));
        project.live().see(claim);
        try {
            awaiting(FORCED);
            open("decisions");
            Locator held = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Vetoed decisions"))
                    .getByRole(AriaRole.LISTITEM);
            shows(
                    held.filter(new Locator.FilterOptions().setHasText("T7")),
                    "vetoed by a worker that is held is left alone");
            assertThat(held.filter(new Locator.FilterOptions().setHas(button(page, "Force " + FORCED))))
                    .hasCount(1);
            assertThat(held.filter(new Locator.FilterOptions().setHasText("run checks"))
                            .getByText("Force"))
                    .hasCount(0);
            open("decisions/INJECT_TASK%2FT7%2F1");
            shows(page.getByRole(AriaRole.ARTICLE), "a worker that is held is left alone");
            give(page, "Force " + FORCED, "ada");
            shows(page.getByRole(AriaRole.ARTICLE), "forced by ada");
            shows(page.getByRole(AriaRole.ARTICLE), "picked up");
        } finally {
            project.live().forget(claim);
        }
    }

    @Test
    void whatIsNotBegunIsTakenBackAndThatIsUndone() {
        open(WAITING);
        go(other, WAITING);
        give(page, "Undo " + CHECKS, "ada");
        shows(other.getByRole(AriaRole.ARTICLE), "vetoed by ada");
        give(other, "End " + CHECKS, "bob");
        showsNo(page.getByRole(AriaRole.ARTICLE), "vetoed by ada");
    }

    @Test
    void anOpenFormStaysWithItsOrderWhileAnotherEnds() {
        open("decisions");
        order(Map.of("kind", "hold", "worker", "engineer1", "author", "ada", "for", "6s"));
        order(Map.of("kind", "hold", "worker", "engineer2", "author", "ada"));
        shows(standing(page), "Manual overrides: 2");
        button(page, "Release engineer2").click();
        shows(standing(page), "Manual overrides: 1");
        assertThat(page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Release engineer2")))
                .isVisible();
    }

    @Test
    void whatCannotBeOrderedSaysWhyAndWhatToDoInstead() {
        open(DELIVERED);
        page.getByText("Unavailable orders").click();
        shows(page.getByRole(AriaRole.ARTICLE), "undo: the message was already delivered; hold the worker");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")))
                .hasCount(0);
        open(WAITING);
        page.getByText("Unavailable orders").click();
        shows(page.getByRole(AriaRole.ARTICLE), "force: it awaits approval: approve it");
        noBarrier();
    }

    @Test
    void anOrderThatEndsByItselfVanishesFromEveryPage() {
        open("decisions");
        go(other, "decisions");
        order(Map.of("kind", "hold", "worker", "engineer1", "author", "ada", "for", "3s"));
        shows(standing(page), "on hold by ada until");
        shows(standing(page), "Manual overrides: 0");
        shows(standing(other), "Manual overrides: 0");
    }
}
