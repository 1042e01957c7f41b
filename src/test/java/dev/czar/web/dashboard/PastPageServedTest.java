package dev.czar.web.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class PastPageServedTest extends DashboardPage {

    private int delivery;

    @BeforeEach
    void theCycleThatDecidedTheDelivery() {
        delivery =
                api().get("/api/v1/projects/tally/decisions/INJECT_TASK/T1/1").path("cycle");
    }

    private void lookBack(String view) {
        page.navigate(base() + "/#/tally@" + delivery + "/" + view);
        assertThat(page.getByText("Showing the state at")).containsText("(cycle " + delivery + ")");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void aLinkLeadsToTheStateOfThen() {
        lookBack("decisions");
        assertThat(row("inject task engineer1 T1")).containsText("open");
        page.getByText("Back to live").click();
        assertThat(row("inject task engineer1 T1")).containsText("done");
        assertThat(page.getByText("Showing the state at")).hasCount(0);
    }

    @Test
    void oneGoesFromCycleToCycle() {
        lookBack("overview");
        button("Next cycle").click();
        assertThat(page.getByText("Showing the state at")).containsText("(cycle " + (delivery + 1) + ")");
        button("Previous cycle").click();
        assertThat(page.getByText("Showing the state at")).containsText("(cycle " + delivery + ")");
        Locator slider = page.getByLabel("Recorded cycle");
        slider.focus();
        slider.press("ArrowLeft");
        assertThat(page.getByText("Showing the state at")).containsText("(cycle " + (delivery - 1) + ")");
        slider.press("ArrowRight");
        assertThat(page.getByText("Showing the state at")).containsText("(cycle " + delivery + ")");
        slider.press("Home");
        assertThat(page.getByText("Showing the state at")).containsText("(cycle 1)");
        assertThat(button("Previous cycle")).isDisabled();
    }

    @Test
    void linksStayInThePast() {
        lookBack("overview");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Graph"))
                .click();
        assertThat(page.getByText("Showing the state at")).containsText("(cycle " + delivery + ")");
        assertThat(page.url()).endsWith("#/tally@" + delivery + "/graph");
    }

    @Test
    void nothingCanBeDoneInThePast() {
        open("overview");
        assertThat(page.locator("czar-order-button").first()).isVisible();
        lookBack("overview");
        assertThat(page.locator("czar-order-button").first()).not().isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Emergency stop")))
                .hasCount(0);
        lookBack("decisions/INJECT_TASK%2FT1%2F1");
        assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("open");
        Object refused = page.evaluate("async () => { try { await (await import('/app/page/documents.js'))"
                + ".fetchJson('/api/v1/projects/tally/orders', {kind: 'pause', author: 'x', reason: 'y'}); }"
                + " catch (failure) { return failure.message; } }");
        assertThat(refused).asString().contains("This is a recorded state");
        api().get("/api/v1/projects/tally").then().body("orders.findAll { it.fact == 'Pause' }.size()", equalTo(0));
    }

    @Test
    void anOrderOfNowIsNotInThePast() {
        order(Map.of("kind", "hold", "worker", "engineer2", "author", "ada", "reason", "lunch"));
        open("overview");
        assertThat(page.getByText("on hold by ada").first()).isVisible();
        lookBack("overview");
        assertThat(page.getByText("on hold by ada")).hasCount(0);
        order(Map.of("kind", "release", "worker", "engineer2", "author", "ada"));
    }

    @Test
    void aMomentBeforeAllMomentsIsSaidToBeUnknown() {
        page.navigate(base() + "/#/tally@2001-01-01T00:00:00Z/overview");
        assertThat(page.getByText("the first cycle that can be seen is 1 at")).isVisible();
        forgive("404");
    }

    @Test
    void theBannerAppearsWhereThePresentOffersToLookBack() {
        open("overview");
        page.getByText("View history").click();
        assertThat(page.getByText("Showing the state at")).containsText("read-only");
        assertThat(page.url()).contains("#/tally@20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "timeline"})
    void noViewOfThePastHasABarrier(String view) {
        lookBack(view);
        page.waitForTimeout(300);
        noBarrier();
    }
}
