package dev.czar.web.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import dev.czar.loop.RunningTestProject;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page of the served project in a real browser; it must not complain, nor ask anybody else for anything. */
@ExtendWith(SharedBrowser.class)
abstract class DashboardPage {

    static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\">";

    static ChromiumBrowser browsers;

    @TestHTTPResource("/")
    URI service;

    static final List<String> complaints = new CopyOnWriteArrayList<>();
    private static final List<String> foreign = new CopyOnWriteArrayList<>();
    private final List<String> forgiven = new CopyOnWriteArrayList<>();
    static BrowserContext context;
    static Page page;

    @AfterAll
    static void stop() {
        context = null;
        if (browsers != null) {
            browsers.browser.contexts().forEach(BrowserContext::close);
        }
    }

    @BeforeEach
    void letIn() {
        await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(() -> api().get(
                        "/api/v1/projects/tally/decisions/INJECT_TASK/T1/1")
                .then()
                .body("status", equalTo("DONE")));
        if (context == null || page.isClosed()) {
            signIn();
        }
        begin(page);
        complaints.clear();
    }

    /** As if somebody had just come, without loading all again. */
    static void begin(Page page) {
        page.evaluate("() => { localStorage.clear(); location.hash = '#/tally/projects'; }");
        page.locator("czar-projects").waitFor();
        page.evaluate("() => { location.hash = '#/tally/overview'; }");
        page.locator("czar-workers").waitFor();
    }

    /** Once for all tests of a class, for the page is slow to load and none needs another. */
    private void signIn() {
        context = browsers.browser.newContext();
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text() + " " + message.location()));
        page.onPageError(complaints::add);
        String service = base();
        page.onRequest(request -> {
            if (!request.url().startsWith(service)) {
                foreign.add(request.url());
            }
        });
        page.navigate(base() + link());
    }

    @AfterEach
    void complainAboutNothing() {
        if (!page.isClosed()) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
        assertThat(complaints)
                .filteredOn(complaint -> forgiven.stream().noneMatch(complaint::contains))
                .isEmpty();
        assertThat(foreign).isEmpty();
    }

    /** Complaints with these words belong to the test, whenever they come. */
    void forgive(String words) {
        forgiven.add(words);
    }

    String base() {
        return "http://localhost:" + service.getPort();
    }

    RequestSpecification api() {
        return given().baseUri(base()).header("Authorization", "Bearer " + RunningTestProject.TOKEN);
    }

    String link() {
        return api().post("/login").then().statusCode(200).extract().path("path");
    }

    void order(Map<String, String> order) {
        api().contentType(ContentType.JSON)
                .body(order)
                .post("/api/v1/projects/tally/orders")
                .then()
                .statusCode(200);
    }

    Locator row(String worker) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(worker));
    }

    /** The tile of a worker on the overview. */
    Locator tile(Page where, String worker) {
        return where.getByRole(
                AriaRole.LISTITEM, new Page.GetByRoleOptions().setName(worker).setExact(true));
    }

    /** The tile of a worker with all that can be ordered. */
    Locator opened(Page where, String worker) {
        Locator tile = tile(where, worker);
        tile.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Orders for"))
                .click();
        return tile;
    }

    /** Goes to a view by its address after #. */
    void open(String view) {
        page.navigate(base() + "/#/tally/" + view);
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("as of");
    }

    void noBarrier() {
        assertThat(barriers(new AxeRunOptions()))
                .extracting(DashboardPage::description)
                .isEmpty();
    }

    /** None of this kind. */
    void noBarrier(String view, String rule) {
        AxeRunOnlyOptions only = new AxeRunOnlyOptions();
        only.setType("rule");
        only.setValues(List.of(rule));
        AxeRunOptions options = new AxeRunOptions();
        options.setRunOnly(only);
        assertThat(barriers(options))
                .as(view)
                .extracting(DashboardPage::description)
                .isEmpty();
    }

    /** There are no frames here, which the newer mode of axe is for; only what is wrong is gathered. */
    private static List<Rule> barriers(AxeRunOptions options) {
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .setLegacyMode(true)
                .options(options)
                .analyze()
                .getViolations();
    }

    private static String description(Rule rule) {
        return rule.getId() + " " + rule.getNodes().get(0).getHtml();
    }

    /** Gives an order in two clicks, as the first who does so in a browser says who they are. */
    static void give(Locator where, String word) {
        where.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(word))
                .first()
                .click();
        Locator form = where.getByRole(AriaRole.FORM);
        if (form.getByLabel("your name").count() > 0) {
            form.getByLabel("your name").fill("ada");
        }
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(word))
                .click();
    }
}
