package dev.czar.web.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class DecisionsPageServedTest extends DashboardPage {

    private static final String INJECTED = "decisions/INJECT_TASK%2FT1%2F1";
    private static final String CROWD =
            """
            INSERT INTO decision (project, key, cycle, at, kind, subject, worker, task, rule, capability, status, body)
            WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < %d)
            SELECT project, 'CROWD/' || n, cycle, at, 'NUDGE', 'crowd', 'crowd', task, rule, capability, 'OPEN', body
            FROM decision, counter WHERE key = 'INJECT_TASK/T1/1'
            """;

    @Inject
    ServedProjectFixture served;

    private Locator story() {
        return page.getByRole(AriaRole.ARTICLE);
    }

    private Locator rows() {
        return page.locator("czar-decision-list .rows [role=row]");
    }

    private Locator form(String name) {
        return page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void aDecisionUnfoldsFromItsFactsOverItsRuleToItsOutcome() {
        open(INJECTED);
        assertThat(story()).containsText("a claimed task is delivered");
        assertThat(story()).containsText("from CLAIM_TASK/T1/engineer1/1");
        assertThat(story()).containsText("old then");
        assertThat(story().getByLabel("Source of the rule")).containsText("Claim( $task : task, $worker : worker )");
        assertThat(story().getByLabel("Fields of the action")).containsText("worker engineer1");
        assertThat(story().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("pasted")))
                .containsText("11 bytes");
        assertThat(story()).containsText("picked up");
        noBarrier();
    }

    @Test
    void aSearchIsInTheAddressSoThatItCanBeLinkedTo() {
        open("decisions");
        assertThat(rows()).hasCount(2);
        page.getByLabel("kind").fill("InjectTask");
        page.getByLabel("kind").press("Enter");
        assertThat(rows()).hasCount(1);
        assertThat(page.url()).contains("kind%3DInjectTask");
        page.reload();
        assertThat(rows()).hasCount(1);
        open("decisions/text%3Dclaimed%20for%20ENGINEER1");
        assertThat(rows()).hasCount(1);
        assertThat(rows()).containsText("claim task engineer1 T1");
        noBarrier();
    }

    @Test
    void whatASearchCannotMeanIsSaid() {
        open("decisions/kind%3DDANCE");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("expected one of");
        forgive("400");
    }

    @Test
    void whyNotIsAnsweredInWordsWithAChangeThatWasTried() {
        open("decisions");
        form("Why not").getByLabel("rule").fill("a claimed task is delivered");
        form("Why not").getByLabel("worker or task").fill("engineer1");
        form("Why not").getByRole(AriaRole.BUTTON).click();
        Locator answer = page.getByLabel("Answer");
        assertThat(answer).containsText("does not fire for engineer1");
        assertThat(answer).containsText("unmet requires not Delivery( task == $task )");
        assertThat(answer).containsText("is there");
        assertThat(answer).containsText("It would fire");
        noBarrier();
    }

    @Test
    void aQuestionCanBeLinkedTo() {
        open("decisions/why-not%3Frule%3Dwhat%20needs%20approval");
        assertThat(page.getByLabel("Answer")).containsText("It derives Vetoed/RUN_CHECKS");
        open("decisions/why-not%3Frule%3Dnothing%20of%20the%20kind");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("nothing of the kind");
        forgive("400");
    }

    @Test
    void tenThousandDecisionsScrollSmoothlyAndOnlyThoseSeenAreThere() throws SQLException {
        change(CROWD.formatted(10_000));
        try {
            open("decisions/worker%3Dcrowd");
            Locator table = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Decisions"));
            assertThat(table).hasAttribute("aria-rowcount", "10001");
            for (int place = 0; place <= 280_000; place += 7_000) {
                scrollTo(place);
            }
            assertThat(page.locator("[aria-rowindex='10001']"))
                    .containsText(
                            "inject task engineer1 T1", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            assertThat(rows().count()).isLessThan(100);
        } finally {
            change("DELETE FROM decision WHERE key LIKE 'CROWD/%'");
        }
    }

    @Test
    void whatIsNewWaitsWhileOneReadsFurtherDown() throws SQLException {
        change(CROWD.formatted(300));
        try {
            open("decisions");
            assertThat(rows().first()).isVisible();
            scrollTo(3_000);
            Locator read = rows().nth(15).getByRole(AriaRole.CELL).first();
            String number = read.innerText();
            change(CROWD.formatted(3).replace("'CROWD/'", "'CROWD/NEW/'"));
            order(Map.of("kind", "pause", "author", "ada"));
            order(Map.of("kind", "resume", "author", "ada"));
            Locator news = page.getByText("3 new");
            assertThat(news).isVisible();
            assertThat(read).hasText(number);
            news.click();
            assertThat(news).not().isVisible();
        } finally {
            change("DELETE FROM decision WHERE key LIKE 'CROWD/%'");
        }
    }

    private void scrollTo(int place) {
        page.locator("czar-decision-list .rows")
                .evaluate(
                        "(rows, place) => new Promise((done) => { rows.scrollTop = place; requestAnimationFrame(() => requestAnimationFrame(done)); })",
                        place);
    }

    private void change(String sql) throws SQLException {
        String ledger = "jdbc:sqlite:" + served.live().loop().layout().ledger();
        try (Connection connection = DriverManager.getConnection(ledger);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute(sql);
        }
    }
}
