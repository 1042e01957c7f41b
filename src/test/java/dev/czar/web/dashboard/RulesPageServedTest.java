package dev.czar.web.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.czar.loop.RunningTestProjects;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class RulesPageServedTest extends DashboardPage {

    private static final String FILE = "decide/spare.drl";
    private static final String RULE =
            """
            package dev.czar.rules;

            import dev.czar.fact.*;
            import dev.czar.decision.*;

            rule "%s"
              @capability("B4") @why("%s")
            when
              Task( $task : id == "spare" )
            then
              insertLogical( new UnmetRequirement( $task, $task ) );
            end
            """;
    private static final String SPARE = RULE.formatted("a spare task is unmet", "a test of saving");

    @Inject
    RunningTestProjects projects;

    private Path rules;
    private String revision;

    @BeforeEach
    void before() {
        rules = projects.live().loop().layout().rules();
        revision = projects.live().loop().ruleBook().revision();
    }

    @AfterEach
    void asItWas() throws IOException {
        page.unrouteAll();
        Files.deleteIfExists(rules.resolve(FILE));
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () -> api().get("/api/v1/projects/tally/rules").then().body("state.saved", equalTo(revision)));
        assertThat(projects.live().loop().ruleBook().revision()).isEqualTo(revision);
    }

    private void onDisk(String text) throws IOException {
        Files.createDirectories(rules.resolve(FILE).getParent());
        Files.writeString(rules.resolve(FILE), text);
    }

    private Locator text(String file) {
        return page.getByLabel("Text of " + file);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void confirm(String what) {
        button(what).click();
        page.getByLabel("why").fill("to see");
        page.getByLabel("your name").fill("ada");
        noBarrier();
        button("Yes, " + what.toLowerCase()).click();
    }

    private Locator rowOf(String words) {
        return page.locator("czar-rule-revisions tbody tr").filter(new Locator.FilterOptions().setHasText(words));
    }

    @Test
    void aRuleIsOpenedByItsLinkWithItsHealthAndItsLineShown() {
        open("rules/a%20worker%20whose%20process%20is%20there%20is%20healthy");
        assertThat(page.locator("czar-rule-editor .here"))
                .hasText("rule \"a worker whose process is there is healthy\"");
        assertThat(page.locator("li.chosen")).containsText("it lives");
        assertThat(page.locator("li.chosen")).containsText("fires in");
        noBarrier();
        page.getByLabel("Find").fill("assignee");
        assertThat(page.locator("czar-rule-list li")).hasCount(1);
        page.getByLabel("Find").fill("process is there");
        page.getByText("Why does it not fire?").click();
        assertThat(page.getByLabel("Answer")).containsText("Healthy/engineer1");
    }

    @Test
    void aRowStaysTheSameRuleWhenTheOrderChangesUnderTheHand() {
        Queue<Route> healths = new ConcurrentLinkedQueue<>();
        page.route("**/rules/health", healths::add);
        open("rules");
        String name = "a worker whose process is there is healthy";
        Locator row =
                page.locator("czar-rule-list").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
        row.focus();
        assertThat(page.getByText("Loading health.")).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Needs attention")))
                .hasCount(0);
        page.waitForCondition(() -> !healths.isEmpty());
        Route health = healths.remove();
        health.fulfill(new Route.FulfillOptions()
                .setBody(health.fetch()
                        .text()
                        .replaceAll("(\"rule\":\"" + name + "\".*?\"micros\":)[0-9.E-]+", "$19000.0")));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Needs attention")))
                .isVisible();
        assertThat(page.locator("czar-rule-list ul").first()).containsText(name);
        assertThat(row).isFocused();
    }

    @Test
    void aMistakeIsShownWhereItIsAndIsGoneWhenItIsMended() {
        open("rules/test.drl");
        assertThat(page.getByText("1 warning")).isVisible();
        String sound = text("test.drl").inputValue();
        text("test.drl").fill(sound.replace("new Healthy(", "new Healty("));
        Locator diagnostic = page.getByLabel("Diagnostics")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Healty"));
        assertThat(diagnostic).containsText("did you mean `Healthy`?");
        diagnostic.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("span.ERROR").first()).containsText("Healty");
        assertThat(page.locator("div.ERROR")).containsText("✖");
        assertThat(text("test.drl")).isFocused();
        assertThat(button("Save")).isDisabled();
        noBarrier();
        page.keyboard().press("Delete");
        page.keyboard().press("Control+z");
        text("test.drl").fill(sound);
        assertThat(page.getByText("1 warning")).isVisible();
        assertThat(page.locator("span.ERROR")).hasCount(0);
        assertThat(page.getByText("As on disk.")).isVisible();
    }

    @Test
    void theKeyboardIsNotTrappedInTheText() {
        open("rules/test.drl");
        String sound = text("test.drl").inputValue();
        text("test.drl").focus();
        page.keyboard().press("Control+Home");
        page.keyboard().press("Tab");
        assertThat(text("test.drl")).hasValue("  " + sound);
        page.keyboard().press("Control+z");
        assertThat(text("test.drl")).hasValue(sound);
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        assertThat(text("test.drl")).not().isFocused();
    }

    @Test
    void aNewRuleIsTriedSavedJudgedAndRolledBack() throws IOException {
        String spare = SPARE.replace("B4", "Q9");
        open("rules");
        page.getByLabel("New file").getByRole(AriaRole.TEXTBOX).fill(FILE);
        button("Create").click();
        assertThat(text(FILE)).isVisible();
        text(FILE).fill(spare);
        assertThat(page.getByLabel("Diagnostics")).containsText("Q9");
        button("Dry-run").click();
        assertThat(page.getByText("Right now")).containsText("0 more");
        button("Backtest").click();
        assertThat(page.getByText("decisions unchanged")).containsText("0 different");
        noBarrier();
        confirm("Save");
        Locator said =
                page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("Checked: revision"));
        assertThat(said).containsText("▲ " + FILE + ":");
        assertThat(said).containsText("Q9");
        assertThat(Files.readString(rules.resolve(FILE))).isEqualTo(spare);
        assertThat(rowOf("● active")).containsText("ada saved decide/spare.drl: to see; ");
        onDisk(spare.replace("a test of saving", "edited on disk"));
        assertThat(text(FILE)).hasValue(spare.replace("a test of saving", "edited on disk"));
        assertThat(rowOf("● active")).containsText("as on disk");
        page.locator("czar-rule-revisions tr:has(td:first-child:has-text('" + revision + "')) button")
                .first()
                .click();
        assertThat(page.getByLabel("Difference: " + FILE)).containsText("+ rule \"a spare task is unmet\"");
        confirm("Roll back");
        assertThat(page.getByText("Done:")).isVisible();
        assertThat(rowOf("rolled back to")).containsText("↶ rolled back");
        noBarrier();
    }

    @Test
    void aTextNotSavedOutlivesTheReloadOfThePageAndAChangeOnDisk() throws IOException {
        onDisk(SPARE);
        open("rules/" + FILE.replace("/", "%2F"));
        assertThat(text(FILE)).hasValue(SPARE);
        text(FILE).fill(SPARE + "// mine");
        page.reload();
        assertThat(text(FILE)).hasValue(SPARE + "// mine");
        onDisk(SPARE + "// theirs");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("has changed since you opened it");
        assertThat(button("Save")).isDisabled();
        button("Compare both").click();
        assertThat(page.getByLabel("Difference: from the file on disk to your text"))
                .containsText("− // theirs");
        noBarrier();
        button("Keep my version").click();
        confirm("Save");
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(rules.resolve(FILE)).hasContent(SPARE + "// mine"));
        confirm("Delete file");
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(rules.resolve(FILE)).doesNotExist());
    }

    @Test
    void aShadowIsWatchedAndDiscarded() {
        open("rules/" + FILE.replace("/", "%2F"));
        text(FILE).fill(SPARE);
        confirm("Shadow");
        assertThat(page.getByLabel("Shadow", new Page.GetByLabelOptions().setExact(true)))
                .containsText("evaluated on the same facts");
        confirm("Discard");
        assertThat(page.getByLabel("Shadow", new Page.GetByLabelOptions().setExact(true)))
                .hasCount(0);
        button("Discard changes").click();
    }

    @Test
    void hostileWordsOfARuleStayText() throws IOException {
        String hostile = "<img src=x onerror=document.title=1>";
        onDisk(RULE.formatted(hostile, hostile));
        open("rules/" + FILE.replace("/", "%2F"));
        Locator found = page.locator("czar-rule-list li").filter(new Locator.FilterOptions().setHasText(hostile));
        assertThat(found).hasCount(1);
        found.getByRole(AriaRole.LINK).click();
        assertThat(page.locator("czar-rule-editor .here")).hasText("rule \"" + hostile + "\"");
        assertThat(page.locator("img").count()).isZero();
        assertThat(page.title()).endsWith(" – Czar").doesNotContain("owned");
    }
}
