package dev.czar.web.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.Notified;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class GraphPageServedTest extends DashboardPage {

    @Inject
    ServedProjectFixture served;

    private final List<Fact> seen = new ArrayList<>();

    @AfterEach
    void forget() {
        served.live().forget(seen.toArray(Fact[]::new));
    }

    @Test
    void theGraphTellsWhatWaitsForWhat() {
        open("graph");
        assertThat(page.getByLabel("Critical path", new Page.GetByLabelOptions().setExact(true)))
                .containsText("2 tasks, time left unknown until three tasks");
        node("T2").click();
        assertThat(panel("T2")).containsText("it waits for T1: delivered, at engineer1, for");
        assertThat(panel("T2")).containsText("Unassigned");
        assertThat(panel("T2").getByText("Decisions about it"))
                .hasAttribute("href", Pattern.compile("/decisions/task%3DT2$"));
        assertThat(panel("T2")).containsText("requirement T1: it needs the other task in its base");
        assertThat(node("T2"))
                .hasAttribute("aria-label", Pattern.compile("T2, waiting.*; depends on T1; required by nothing"));
        noBarrier();
    }

    @Test
    void aRequirementThatClearsIsShownWithItsMoment() {
        open("graph/T2");
        see(
                new Integrated("T1", "czar/engineer1/T1", "aaa", "bbb", Duration.ZERO),
                new Notified("engineer2", Topic.CLEARED, "T2/T1", Duration.ZERO));
        assertThat(panel("T2"))
                .containsText(Pattern.compile("T1: met \\d\\d:\\d\\d:\\d\\d, engineer2 notified \\d\\d:"));
        assertThat(page.locator("path.fresh")).hasCount(1);
        assertThat(page.locator("svg")).containsText("met ");
    }

    @Test
    void whatIsLeftIsSaidWhenThreeTasksAreFinished() {
        for (String task : List.of("E1", "E2", "E3")) {
            see(
                    new Delivery(task, "engineer1", 1, DeliveryStep.PICKED_UP, Duration.ZERO),
                    new Task(task, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true),
                    new Claim(task, "engineer1", Duration.ofMinutes(30)),
                    new Integrated(task, "czar/engineer1/" + task, "aaa", "bbb", Duration.ofMinutes(10)));
        }
        open("graph");
        Locator path = page.getByLabel("Critical path", new Page.GetByLabelOptions().setExact(true));
        assertThat(path).containsText(Pattern.compile("2 tasks, about [34]\\d min left"));
        assertThat(path).containsText("usually takes 20 min: the median of 3 finished");
        assertThat(node("E1")).containsText("took 20 min");
    }

    @Test
    void arrowsWalkAlongTheEdges() {
        open("graph");
        node("T1").focus();
        page.keyboard().press("ArrowRight");
        assertThat(node("T2")).isFocused();
        page.keyboard().press("Enter");
        assertThat(node("T2")).hasAttribute("aria-pressed", "true");
        page.keyboard().press("ArrowLeft");
        assertThat(node("T1")).isFocused();
        page.keyboard().press("End");
        page.keyboard().press("Home");
        assertThat(page.locator("[data-node][tabindex='0']")).hasCount(1);
        page.keyboard().press("Escape");
        assertThat(panel("T2")).hasCount(0);
    }

    @Test
    void aGroupUnfoldsAndFoldsWithTheKeyboard() {
        big();
        open("graph");
        Locator group = page.locator("[data-node='group finished']");
        assertThat(group).hasAttribute("aria-label", Pattern.compile("finished: 20 tasks, 20 integrated.*collapsed"));
        assertThat(page.locator("[data-node='task bulk-7']")).hasCount(0);
        noBarrier();
        group.press("Enter");
        assertThat(page.locator("[data-node='task bulk-7']")).hasCount(1);
        page.locator("[data-node='task bulk-7']").press("-");
        assertThat(group).hasCount(1);
    }

    @Test
    void threeHundredTasksAreDrawnOneByOneOrTogether() {
        big();
        open("graph");
        page.getByLabel("group by").selectOption("none");
        assertThat(page.locator("[data-node='task bulk-299']")).hasCount(1);
        page.getByLabel("group by").selectOption("prefix");
        assertThat(page.locator("[data-node='group bulk']")).hasCount(1);
        assertThat(page.locator("[data-node='group bulk']")).containsText("bulk (300)");
    }

    @Test
    void theListSaysTheSameAsTheDrawing() {
        open("graph");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Table"))
                .click();
        Locator row = page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("critical"))
                .last();
        assertThat(row).containsText("T2");
        assertThat(row).containsText("waiting");
        assertThat(row).containsText("◇ T1");
        noBarrier();
    }

    @Test
    void namesOfTasksAreText() {
        see(new Task(HOSTILE, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true), new Dependency(HOSTILE, "T1"));
        open("graph/T1");
        assertThat(panel("T1")).containsText(HOSTILE);
        assertThat(page.locator("[data-node]")).hasCount(3);
        assertThat(page.locator("img")).hasCount(0);
        assertThat(page).hasTitle(Pattern.compile("tally – Graph – Czar$"));
    }

    private void big() {
        List<Fact> facts = new ArrayList<>();
        for (int at = 0; at < 300; at++) {
            facts.add(new Task("bulk-" + at, TaskKind.PRIMARY, TaskStatus.PENDING, 3, "", "", true));
            if (at >= 25) {
                facts.add(new Dependency("bulk-" + at, "bulk-" + (at * 7 % 25 + at - 25)));
                facts.add(new Dependency("bulk-" + at, "bulk-" + (at * 11 % 25 + at - 25)));
            }
            if (at < 20) {
                facts.add(new Integrated("bulk-" + at, "czar/x/" + at, "aaa", "bbb", Duration.ofMinutes(9)));
            }
        }
        see(facts.toArray(Fact[]::new));
    }

    private void see(Fact... facts) {
        seen.addAll(List.of(facts));
        served.live().see(facts);
    }

    private Locator node(String task) {
        return page.locator("[data-node='task " + task + "']");
    }

    private Locator panel(String task) {
        return page.getByLabel("Task " + task, new Page.GetByLabelOptions().setExact(true));
    }
}
