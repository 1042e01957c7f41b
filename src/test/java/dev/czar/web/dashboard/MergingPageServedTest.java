package dev.czar.web.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.czar.fact.Conflict.ConflictMatrix;
import dev.czar.fact.Fact;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.OmnibusReadiness.MemberState;
import dev.czar.fact.OmnibusReadiness.MemberStatus;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import dev.czar.fact.TaskProgress.StageReached;
import dev.czar.fact.TaskProgress.TaskStage;
import dev.czar.fact.TaskProgress.WaitingFor;
import dev.czar.fact.TaskProgress.WaitingStep;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.web.ServedProjectFixture;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.LocalForge;
import dev.czar.world.git.GitTestRepository;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class MergingPageServedTest extends DashboardPage {

    private static final String BRANCH = "czar/engineer2/T5";

    @Inject
    ServedProjectFixture served;

    private final List<Fact> seen = new ArrayList<>();

    @AfterEach
    void forget() {
        served.live().forget(seen.toArray(Fact[]::new));
    }

    @Test
    void eachCarOfTheTrainTellsWhyItWaits() {
        see(
                new Integrated("T0", "czar/engineer1/T0", "aaa0", "bbb", Duration.ofMinutes(3)),
                member("T6", "aaa6", MemberState.WAITING),
                new StageReached("T6", TaskStage.ACCEPTED),
                new WaitingFor("T6", WaitingStep.REPAIR, ""),
                new Evicted("T7", "czar/engineer2/T7", "aaa7", EvictionReason.CHECKS, "bbb", HOSTILE, Duration.ZERO),
                member("T7", "aaa7", MemberState.EVICTED),
                new StageReached("T7", TaskStage.ACCEPTED),
                new WaitingFor("T7", WaitingStep.REPAIR, ""),
                member("T8", "aaa8", MemberState.UNDER_REVIEW),
                new StageReached("T8", TaskStage.IN_REVIEW),
                new WaitingFor("T8", WaitingStep.CHECKS, ""),
                new WaitingFor("T8", WaitingStep.APPROVAL, ""));
        open("merging");
        assertThat(car("T0")).containsText("✔ merged");
        assertThat(car("T6")).containsText(Pattern.compile("◇ waiting T6\\s+aaa6"));
        assertThat(car("T6")).containsText("waiting for: a repaired commit");
        assertThat(car("T7")).containsText("✖ evicted T7");
        assertThat(car("T7")).containsText("checks: evicted until fixed");
        assertThat(car("T7")).containsText("waiting for: a repaired commit");
        assertThat(car("T8")).containsText("waiting for: passing checks, approval");
        car("T7").getByText("log").click();
        assertThat(car("T7").locator("pre")).hasText(HOSTILE);
        assertThat(page.locator("img")).hasCount(0);
        noBarrier();
    }

    @Test
    void aBranchShowsWhereItStands() {
        see(new Workspace("engineer2", "czar/engineer2/T9", "abc123", false, 2, 0, Duration.ofMinutes(1)));
        open("merging");
        Locator row = page.getByRole(AriaRole.TABLE, named("Branches"))
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("czar/engineer2/T9"))
                .last();
        assertThat(row).containsText("no origin");
        assertThat(row).containsText("uncommitted");
        assertThat(row).containsText(Pattern.compile("✖ not with\\s+czar/engineer1/T1"));
    }

    @Test
    void aPullRequestShowsItsDiffItsReviewAndWhatHinders() throws Exception {
        int number = openPull();
        String head = served.live().loop().access().branches().head(BRANCH).orElseThrow();
        see(
                pull(number, "T5", head),
                new CheckResult("T5", head, CheckStatus.FAILED, "unit", "log " + HOSTILE, Duration.ZERO),
                new Review(number, "T5", head, ReviewResult.REQUEST_CHANGES, "no " + HOSTILE, Duration.ZERO),
                new StageReached("T5", TaskStage.IN_REVIEW),
                new WaitingFor("T5", WaitingStep.CHECKS, "unit"),
                new WaitingFor("T5", WaitingStep.APPROVAL, ""));
        open("merging");
        page.getByRole(AriaRole.LINK, named("#" + number)).first().click();
        Locator article = page.getByRole(AriaRole.ARTICLE);
        assertThat(article).containsText("Add " + HOSTILE);
        assertThat(article).containsText("passing checks (unit)");
        assertThat(article).containsText("approval");
        assertThat(article.getByLabel("Description")).hasText("Body " + HOSTILE);
        assertThat(article.getByLabel("Changes of five")).containsText("+" + HOSTILE);
        assertThat(page.getByRole(AriaRole.LIST, named("History"))).containsText("opened by");
        assertThat(page.locator("img")).hasCount(0);
        assertThat(page).hasTitle(Pattern.compile("tally – Merging – Czar$"));
        noBarrier();
        forgive("404");
    }

    @Test
    void aPullRequestThatIsNotThereSaysSo() {
        open("merging/pr/404");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("there is no pull request 404");
        forgive("404");
    }

    @Test
    void aCellOfTheMatrixOpensThePlacesOfBothSides() {
        open("merging");
        Locator matrix = page.getByRole(AriaRole.GRID);
        matrix.getByRole(AriaRole.GRIDCELL).first().focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        Locator cell = matrix.getByLabel("czar/engineer1/T1 and czar/engineer2/T9: 1 place in 1 file");
        assertThat(cell).isFocused();
        assertThat(cell).hasText("◔ 1");
        noBarrier();
        page.keyboard().press("Enter");
        Locator conflict = page.getByLabel("Conflict of engineer1 and engineer2");
        assertThat(conflict).containsText("engineer1 should rebase");
        assertThat(conflict).containsText("Uncommitted work is involved");
        assertThat(conflict.getByRole(AriaRole.ROW).last()).hasText(Pattern.compile("tree.c\\s+3-5\\s+3"));
        assertThat(page).hasURL(Pattern.compile("#/tally/merging/conflict/engineer1/engineer2$"));
        noBarrier();
    }

    @Test
    void aConflictThatIsGoneSaysSo() {
        open("merging/conflict/engineer1/nobody");
        assertThat(page.getByLabel("Conflict of engineer1 and nobody")).containsText("merge with each other now");
    }

    @Test
    void aHundredBranchesKeepTheirOrderAndShowOnlyWhatClashes() {
        List<String> names = IntStream.range(0, 100)
                .mapToObj(at -> "czar/w" + at / 2 + "/<b>" + at)
                .toList();
        List<String> cells = IntStream.range(0, 100)
                .mapToObj(row -> IntStream.range(0, 100)
                        .mapToObj(column -> row == column ? "-" : row + column == 33 ? "x" : ".")
                        .reduce("", String::concat))
                .toList();
        ConflictMatrix matrix =
                new ConflictMatrix("tip", "git", names, List.of(), cells, ".".repeat(100), names, ".".repeat(100));
        served.live().see(matrix);
        open("merging");
        Locator rows = page.getByRole(AriaRole.GRID).locator("tbody tr");
        assertThat(rows).hasCount(34);
        assertThat(rows.nth(2)).containsText("3 w1/<b>2");
        page.getByLabel("only branches with conflicts").uncheck();
        assertThat(rows).hasCount(100);
        served.live().see(ServedProjectFixture.MATRIX);
        assertThat(rows).hasCount(2);
    }

    private int openPull() throws Exception {
        Path root = served.live().loop().layout().root();
        try (GitTestRepository sample = GitTestRepository.at(root)) {
            Path worktree = root.resolveSibling("T5");
            sample.git("worktree", "add", "--quiet", "-b", BRANCH, worktree.toString(), "main");
            String head = sample.commitIn(worktree, "five", HOSTILE + "\n", "Add five");
            LocalForge forge = new LocalForge(sample.repository(), Clock.systemUTC());
            return forge.open(new PullRequestDraft(
                            "T5", "engineer2", BRANCH, "main", head, "Add " + HOSTILE, "Body " + HOSTILE))
                    .number();
        }
    }

    private static MemberStatus member(String task, String head, MemberState state) {
        return new MemberStatus(task, "czar/engineer2/" + task, head, state);
    }

    private static PullRequest pull(int number, String task, String head) {
        return new PullRequest(
                number, task, "engineer2", "czar/engineer2/" + task, head, PullRequestState.OPEN, Duration.ZERO);
    }

    private void see(Fact... facts) {
        seen.addAll(List.of(facts));
        served.live().see(facts);
    }

    private Locator car(String task) {
        return page.getByRole(AriaRole.LIST, named("Merge queue of the omnibus"))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(task + " "));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
