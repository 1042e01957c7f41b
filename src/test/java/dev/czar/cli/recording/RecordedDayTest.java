package dev.czar.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What replay and backtest say of the recorded day; its own rules are compiled once for all of them. */
class RecordedDayTest {

    private static final String DAY = "facts/demo-day.jsonl";

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private static CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(Path.of("").toAbsolutePath(), Map.of("HOME", home.toString()), arguments);
    }

    @Test
    void itReplaysToTheSameHashes() {
        CommandLineRun run = czar("replay", DAY, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().path("equal").asInt()).isGreaterThan(100);
        assertThat(run.json().path("differences")).isEmpty();
    }

    /** The day with a shorter limit: as JSON, as a page and with a budget it is over. */
    @Test
    void aShorterLimitNudgesTheStuckWorkerEarlierAndChangesNothingElse() {
        Path page = folder.resolve("report.html");
        CommandLineRun run = czar(
                "backtest", DAY, "--rules", "examples/impatient", "--html", page.toString(), "--budget", "0", "--json");

        assertThat(run.code())
                .as("more differences than the budget are a problem")
                .isEqualTo(1);
        JsonNode report = run.json();
        assertThat(report.path("unchanged").asInt()).isGreaterThan(50);
        assertThat(report.path("differences")).hasSizeBetween(1, 4).allSatisfy(difference -> {
            assertThat(difference.path("change").asText()).isIn("EARLIER", "ADDED");
            assertThat(difference.path("key").asText()).startsWith("NUDGE/qa/fixtures");
            assertThat(difference.path("after").path("cycle").asLong()).isPositive();
            assertThat(difference.path("after").path("proposal").path("evidence"))
                    .isNotEmpty();
        });
        assertThat(report.path("byWorker").path(0).path("name").asText()).isEqualTo("qa");
        assertThat(page)
                .content()
                .contains("<svg", "NUDGE/qa/fixtures", "a short question costs less than a long silence")
                .doesNotContain("{{", "<script");
    }

    @Test
    void theSameRulesChangeNothing() throws IOException {
        CommandLineRun run = czar("backtest", DAY, "--rules", folder.toString(), "--budget", "0");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("0 added, 0 removed, 0 changed, 0 at another time");
    }

    @Test
    void aVetoedDecisionIsGoneAndSaysWhoVetoesIt() throws IOException {
        Files.createDirectories(folder.resolve("govern"));
        Files.writeString(
                folder.resolve("govern/quiet.drl"),
                """
                package dev.czar.rules;

                import dev.czar.fact.*;
                import dev.czar.decision.*;

                rule "nobody is ever nudged"
                  @capability("A4") @why("the workers asked for quiet")
                when
                  $nudge : Nudge()
                then
                  insertLogical( new Vetoed( $nudge ) );
                end
                """);
        JsonNode report =
                czar("backtest", DAY, "--rules", folder.toString(), "--json").json();
        assertThat(report.path("differences")).isNotEmpty().allSatisfy(difference -> {
            assertThat(difference.path("change").asText()).isEqualTo("REMOVED");
            assertThat(difference.path("vetoedBy").path(0).asText()).isEqualTo("nobody is ever nudged");
        });
    }

    @Test
    void aDirectoryThatIsNotThereIsWrongUsage() {
        CommandLineRun run = czar("backtest", DAY, "--rules", "nowhere");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no directory nowhere");
    }
}
