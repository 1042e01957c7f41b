package dev.czar.web.dashboard;

import static java.util.stream.Collectors.joining;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.czar.project.files.ProjectLayout;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Moves about in the views of a crowded project as a hand would, and tells for how long a view was deaf to it. */
final class InteractionLatency {

    /** A decision more for each number, by one of the workers in turn, spread over the last three hours. */
    private static final String DECISIONS =
            """
            INSERT INTO decision (project, key, cycle, at, kind, subject, worker, task, rule, capability, status, body)
            WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < %d)
            SELECT project, 'CROWD/' || n, cycle, at - 10800000 + n * 10800000 / %d, kind, subject,
                   'worker' || (1 + n %% %d), task, rule, capability, 'DONE', body
            FROM (SELECT * FROM decision ORDER BY id DESC LIMIT 1), counter
            """;

    private static final String OBSERVE =
            """
            () => { window.long = []; new PerformanceObserver((list) => list.getEntries().forEach((entry) =>
            window.long.push(entry.duration))).observe({ type: 'longtask', buffered: true }); }
            """;
    private static final String WEIGHT = "() => performance.getEntries().reduce((sum, { encodedBodySize = 0 }) =>"
            + " sum + encodedBodySize, 0) / 1024 + 0.001";
    private static final String TAKE = "() => window.long.splice(0)";
    private static final int CHAIN = 10;
    private static final int CROWDING_SECONDS = 20;
    private static final int SETTLING_MILLIS = 1_500;
    private static final int STEP_MILLIS = 60;

    private final Page page;
    private final String project;

    /** A page on which somebody has signed in already. */
    InteractionLatency(Page page, String project) {
        this.page = page;
        this.project = project;
    }

    /** As many tasks as workers, in chains of ten, and many decisions. */
    static void crowd(ProjectLayout layout, int decisions, int workers) throws Exception {
        String tasks = IntStream.rangeClosed(1, workers)
                .mapToObj(task -> "\"task%d\": {\"status\": \"pending\", \"priority\": 1, \"depends_on\": [%s]}"
                        .formatted(task, task % CHAIN == 1 ? "" : "\"task" + (task - 1) + '"'))
                .collect(joining(",\n", "{\"primary_tasks\": {", "}, \"bonus_tasks\": {}}\n"));
        Files.writeString(layout.queueFile(), tasks);
        TimeUnit.SECONDS.sleep(CROWDING_SECONDS);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + layout.ledger());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(DECISIONS.formatted(decisions, decisions, workers));
        }
    }

    void tell() {
        tell("overview", "czar-workers a", this::rollThePage);
        System.out.printf(Locale.ROOT, "%-40s %.0f KB as it comes over the wire%n", "the first view", (double)
                page.evaluate(WEIGHT));
        tell("decisions", "czar-decision-list .rows [role=row]", () -> roll("czar-decision-list .rows", 40));
        tell("timeline", "czar-lanes .mark", this::aboutTheTimeline);
        tell("graph", "czar-graph-diagram [role=button]", this::rollThePage);
        tell("merging", "czar-merging table", this::rollThePage);
        tell("rules", "czar-rule-list li", () -> roll("czar-rule-list .all", 20));
    }

    private void tell(String view, String landmark, Runnable moves) {
        page.navigate(page.url().replaceAll("#.*", "") + "#/" + project + "/" + view);
        page.reload();
        page.evaluate(OBSERVE);
        page.locator(landmark).first().waitFor();
        page.waitForTimeout(SETTLING_MILLIS);
        List<Double> opening = taken();
        moves.run();
        page.waitForTimeout(SETTLING_MILLIS);
        List<Double> moving = taken();
        System.out.printf(
                Locale.ROOT,
                "%-40s longest task on opening %4.0f ms, on moving %4.0f ms (0: none over 50; %d on moving)%n",
                view,
                longest(opening),
                longest(moving),
                moving.size());
    }

    private void aboutTheTimeline() {
        button("3 h");
        for (int round = 0; round < 3; round++) {
            button("Zoom in");
        }
        for (int round = 0; round < 4; round++) {
            button("Zoom out");
        }
        roll("czar-lanes .body", 20);
        for (int round = 0; round < 4; round++) {
            button("◀ Earlier");
        }
    }

    private void button(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        page.waitForTimeout(5 * STEP_MILLIS);
    }

    private void rollThePage() {
        for (int step = 0; step < 20; step++) {
            page.mouse().wheel(0, step < 10 ? 400 : -400);
            page.waitForTimeout(STEP_MILLIS);
        }
    }

    /** From the top to the end in so many steps. */
    private void roll(String list, int steps) {
        Locator rows = page.locator(list);
        for (int step = 1; step <= steps; step++) {
            rows.evaluate("(rows, part) => rows.scrollTop = rows.scrollHeight * part", (double) step / steps);
            page.waitForTimeout(STEP_MILLIS);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Double> taken() {
        return ((List<Number>) page.evaluate(TAKE))
                .stream().map(Number::doubleValue).toList();
    }

    private static double longest(List<Double> tasks) {
        return tasks.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
