package dev.czar.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.czar.loop.LiveProject;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ServedProject.Profile.class)
class DashboardTest {

    private static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\">";

    private static Browsers browsers;

    @TestHTTPResource("/")
    URI service;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> foreign = new CopyOnWriteArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        browsers = new Browsers();
    }

    @AfterAll
    static void stop() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @BeforeEach
    void letIn() {
        await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(() -> api().get(
                        "/api/projects/tally/decisions/INJECT_TASK/T1/1")
                .then()
                .body("status", equalTo("DONE")));
        context = browsers.browser.newContext();
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(base())) {
                foreign.add(request.url());
            }
        });
        page.navigate(base() + link());
    }

    @AfterEach
    void complainAboutNothing() {
        context.close();
        assertThat(complaints).isEmpty();
        assertThat(foreign).isEmpty();
    }

    private String base() {
        return "http://localhost:" + service.getPort();
    }

    private RequestSpecification api() {
        return given().baseUri(base()).header("Authorization", "Bearer " + LiveProject.TOKEN);
    }

    private String link() {
        return api().post("/login").then().statusCode(200).extract().path("path");
    }

    private void order(Map<String, String> order) {
        api().contentType(ContentType.JSON)
                .body(order)
                .post("/api/projects/tally/orders")
                .then()
                .statusCode(200);
    }

    private Locator row(String worker) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(worker));
    }

    @Test
    void aBrowserWithoutALinkIsNotLetIn() {
        try (BrowserContext stranger = browsers.browser.newContext()) {
            Response answer = stranger.newPage().navigate(base() + "/");
            assertThat(answer.status()).isEqualTo(401);
            Response used = stranger.newPage().navigate(base() + "/login?code=00");
            assertThat(used.status()).isEqualTo(401);
        }
    }

    @Test
    void theFirstViewShowsEachWorkerOnItsAxes() {
        assertThat(row("engineer1")).containsText("T1");
        assertThat(page.locator("thead")).containsText("Health");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("as of");
    }

    @Test
    void anOrderGivenOnThePageIsSeenByAllPagesAndEndsThere() {
        try (BrowserContext second = browsers.browser.newContext()) {
            Page other = second.newPage();
            other.navigate(base() + link());
            row("engineer2").getByRole(AriaRole.BUTTON).click();
            Locator there = other.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("engineer2"));
            assertThat(there).containsText("held by dashboard");
            there.getByRole(AriaRole.BUTTON).click();
            assertThat(row("engineer2")).not().containsText("held by");
        }
    }

    @Test
    void aDecisionUnfoldsFromItsFactsToItsOutcome() {
        page.navigate(base() + "/#/tally/decisions/INJECT_TASK%2FT1%2F1");
        Locator story = page.getByRole(AriaRole.ARTICLE);
        assertThat(story).containsText("a claimed task is delivered");
        assertThat(story).containsText("Claim(");
        assertThat(story).containsText("done");
    }

    @Test
    void whyNotIsAnsweredOnThePage() {
        page.navigate(base() + "/#/tally/decisions");
        Locator form = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Why not"));
        form.getByLabel("rule").fill("a claimed task is delivered");
        form.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("pre").last()).containsText("\"rule\"");
    }

    @Test
    void aWorkersScreenIsShownAsHarmlessText() {
        page.getByLabel("Screen of engineer1").click();
        Locator screen = page.locator("section[aria-label='Screen of engineer1'] pre");
        assertThat(screen).hasText("$ make\n<img src=x onerror=alert(1)>");
        assertThat(page.locator("img").count()).isZero();
        page.navigate(base() + "/#/tally/overview/engineer2");
        assertThat(page.locator("section[aria-label='Screen of engineer2'] pre"))
                .containsText("no session that can be read");
        complaints.removeIf(complaint -> complaint.contains("404"));
    }

    @Test
    void theTimelineShowsEachDecisionInTheLaneOfItsWorkerAndCanBeStopped() {
        page.navigate(base() + "/#/tally/timeline");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 day"))
                .click();
        assertThat(page.getByLabel("inject task engineer1 T1, done")).hasCount(1);
        page.getByText("Stop here").click();
        assertThat(page.getByText("Go on")).isVisible();
    }

    @Test
    void outsideTextIsShownAsText() {
        order(Map.of("kind", "hold", "worker", "engineer2", "author", HOSTILE, "reason", HOSTILE));
        assertThat(row("engineer2")).containsText("held by " + HOSTILE);
        assertThat(page.locator("img").count()).isZero();
        assertThat(page.title()).isEqualTo("tally – Czar");
        order(Map.of("kind", "release", "worker", "engineer2", "author", "ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "timeline", "decisions", "graph", "graph/T1", "merging", "rules"})
    void noViewHasASeriousBarrier(String view) {
        page.navigate(base() + "/#/tally/" + view);
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("as of");
        page.waitForTimeout(300);
        List<Rule> serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .toList();
        assertThat(serious)
                .extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }
}
