package dev.czar.world.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.agent.AgentProfile.InvalidAgentException;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.MarkerPlace;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenReaderTest {
    private static final Path SCREENS = Path.of("src/test/resources/screens");

    @Test
    void theTimeALimitResetsIsKeptInTheAgentsWords() throws Exception {
        assertThat(read("claude", "limited-resets").until()).isEqualTo("7pm (Europe/Berlin)");
        assertThat(read("codex", "limited-usage").until()).startsWith("in 3 days 2 hours");
        assertThat(read("command", "limited-limit").until()).isEqualTo("in 20m");
        assertThat(read("claude", "limited-day-month").until()).isEqualTo("03.12. 09:00");
        assertThat(read("copilot", "limited-used-100").until()).isEqualTo("in 3 hours");
        assertThat(read("codex", "limited-visit-wrapped").until()).isEqualTo("at Jun 18th, 2026 8:41 AM");
        assertThat(read("claude", "limited-width40").until()).isEqualTo("Dec 3 at 9am (America/New_York)");
        assertThat(read("opencode", "limited-free-20h").until()).isEqualTo("20h28m");
        assertThat(read("claude", "limited-rejected-seconds").until()).isEqualTo("in 20 seconds");
        assertThat(read("claude", "limited-waits-footer-only").until()).isEqualTo("7:40pm");
        assertThat(read("claude", "limited-waits-as-block").until()).isEqualTo("3:30am");
        assertThat(read("claude", "limited-reset-url-line").until()).isEqualTo("Oct 1 at 8:30am (Asia/Calcutta)");
    }

    @Test
    void theTimeALimitResetsIsNotCutAtAnAbbreviation() throws Exception {
        Map<String, String> times = Map.of(
                "claude/limited-resets", "7pm (Europe/Berlin)",
                "claude/limited-rejected-seconds", "in 20 seconds",
                "copilot/limited-58-hours", "in 58 hours",
                "codex/limited-compact-task", "at Sep 28th, 2026 2:14 AM");
        for (String screen : times.keySet()) {
            String agent = screen.substring(0, screen.indexOf('/'));
            String text = screen(agent, screen.substring(agent.length() + 1));
            assertThat(text).contains(times.get(screen));
            for (String time : List.of("in 1 hr. 20 min", "at 5 p.m. PST on Jan. 10")) {
                String until = reader(agent)
                        .read(text.replace(times.get(screen), time))
                        .until();
                assertThat(until).as(screen).contains(time.replaceFirst("^at ", ""));
            }
        }
    }

    @Test
    void theQuestionOfADialogIsKept() throws Exception {
        assertThat(read("claude", "blocked-permission").question()).startsWith("Do you want to proceed? [1. Yes / 2. ");
        assertThat(read("claude", "blocked-plan-ready").question())
                .startsWith("Would you like to proceed? [1. Yes, and auto-accept edits / 2. ");
        assertThat(read("codex", "blocked-width40").question())
                .startsWith("Would you like to run the following command? [1. Yes, proceed (y) / ");
        assertThat(read("opencode", "blocked-permission-edit").question()).isEqualTo("△ Permission required");
        assertThat(read("command", "blocked-question").question()).isEqualTo("? May I remove the folder");
        assertThat(read("claude", "blocked-list-above-composer").question())
                .isEqualTo("Teach auto mode about your environment? [1. Yes / 2. Not now / 3. Don't show again]");
    }

    @Test
    void aQuestionAndItsAnswersAreWholeHoweverTheyAreWrapped() throws Exception {
        assertThat(read("claude", "blocked-question-wrapped").question())
                .isEqualTo("Do you want to let Claude run this command in the folder README.d of your worktree again? "
                        + "[1. Yes, and don't ask again for rm commands in /w / 2. No]");
        assertThat(read("claude", "blocked-file-name-wrapped").question())
                .isEqualTo(
                        "Do you want to create src/main/java/org/example/tally/ReaderOfNumbers.java? [1. Yes / 2. No]");
        assertThat(read("codex", "blocked-reason-asks").question())
                .startsWith("Would you like to run the following command? [1. Yes, proceed (y) / 2. No");
    }

    @Test
    void aListInTheDescriptionOfAnAnswerIsNoneOfAnswers() throws Exception {
        assertThat(read("claude", "blocked-lists-in-answers").question())
                .isEqualTo("Which order? [1. First / 2. Second]");
        assertThat(read("claude", "blocked-list-above-answers").question())
                .isEqualTo(
                        "Do you want to make this edit? [1. Yes / 2. No, and tell Claude what to do differently (esc)]");
    }

    @Test
    void aMenuAboutALimitKeepsTheLimitItIsAbout() throws Exception {
        ScreenState menu = read("claude", "blocked-limit-menu");
        assertThat(menu.turn()).isEqualTo(ScreenTurn.AWAITING_INPUT);
        assertThat(menu.shortage()).isEqualTo(AgentShortage.RATE_LIMITED);
        assertThat(menu.until()).isEqualTo("7pm");
        ScreenState boxed = read("gemini", "blocked-usage-limit-menu");
        assertThat(boxed.shortage()).isEqualTo(AgentShortage.QUOTA_EXCEEDED);
        assertThat(boxed.until()).isEqualTo("2:55 PM PST");
        assertThat(boxed.banner()).startsWith("Usage limit reached for all Pro models. Access resets at 2:55 PM PST.");
        assertThat(read("claude", "blocked-permission").shortage()).isEqualTo(AgentShortage.NONE);
    }

    @Test
    void workInTheBackgroundTakesInputEvenFromAnAgentThatDoesNotSteer() throws Exception {
        AgentProfile patient = AgentCatalog.withOverrides(Map.of("claude", Map.of("steersWhileActive", false)))
                .named("claude");
        assertThat(read("claude", "active-shells-still-running").takesInput(patient))
                .isTrue();
        assertThat(read("claude", "active-spinner").takesInput(patient)).isFalse();
        assertThat(read("claude", "blocked-permission").takesInput(patient)).isFalse();
    }

    @Test
    void aMarkerAboveTheComposerWasSaidAndOneInItWasNot() throws Exception {
        ScreenReader claude = reader("claude");
        assertThat(claude.locate(screen("claude", "idle-finished"), "[czar:0a1b2c3d]"))
                .isEqualTo(MarkerPlace.TRANSCRIPT);
        assertThat(claude.locate("────\n❯ text\n  [czar:0a1b2c3d]\n────\n", "[czar:0a1b2c3d]"))
                .isEqualTo(MarkerPlace.COMPOSER);
        assertThat(claude.locate("● x\n────\n❯ [Pasted text #2 +9 lines]\n────\n", "[czar:0a1b2c3d]"))
                .isEqualTo(MarkerPlace.COMPOSER);
        assertThat(reader("cline").locate(screen("cline", "idle-folded-paste-wrapped"), "[czar:0a1b2c3d]"))
                .isEqualTo(MarkerPlace.COMPOSER);
        assertThat(reader("qwen").locate("───\n> [Pasted Content 1673 chars] \n───\n  auto\n", "[czar:0a1b2c3d]"))
                .isEqualTo(MarkerPlace.COMPOSER);
        assertThat(claude.locate("● [Pasted text #2 +9 lines]\n────\n❯\n────\n", "[czar:0a1b2c3d]"))
                .isEqualTo(MarkerPlace.ABSENT);
    }

    @Test
    void aLineAgentThatAnswersBelowTheMarkerHasTakenIt() throws Exception {
        assertThat(reader("command").locate(screen("command", "active-working"), "[czar:0a1b2c3d]"))
                .isEqualTo(MarkerPlace.TRANSCRIPT);
    }

    @Test
    void aPlaceholderAndADrawnCursorAreNoDraft() throws Exception {
        ScreenReader claude = reader("claude");
        assertThat(claude.draft("───\n❯\u00a0\u001b[7mT\u001b[0;2mry \"fix lint errors\"\u001b[0m\n───\n"))
                .isEmpty();
        assertThat(claude.draft(screen("claude", "idle-fresh"))).isEmpty();
        assertThat(claude.draft("───\n❯\u00a0please d\u001b[7m \u001b[0m\n───\n"))
                .isEqualTo("please d");
        assertThat(claude.draft("───\n❯\u00a0\u001b[38;2;7;2;2mcoloured\u001b[0m\n───\n"))
                .isEqualTo("coloured");
    }

    @Test
    void anAgentWithoutAComposerCannotBeRead() throws Exception {
        AgentProfile unreadable = AgentCatalog.withOverrides(Map.of("other", Map.of("composer", "")))
                .named("other");
        assertThat(new ScreenReader(unreadable).read("> \n")).isEqualTo(ScreenState.UNREADABLE);
    }

    @Test
    void onlyTheBottomOfAScreenCounts() throws Exception {
        assertThat(reader("command")
                        .read("! limit\n" + "line\n".repeat(30) + "> \n")
                        .shortage())
                .isEqualTo(AgentShortage.NONE);
    }

    private static ScreenState read(String agent, String screen) throws Exception {
        return reader(agent).read(screen(agent, screen));
    }

    private static String screen(String agent, String name) throws IOException {
        return Files.readString(SCREENS.resolve(agent).resolve(name + ".txt"));
    }

    private static ScreenReader reader(String agent) throws InvalidAgentException {
        return new ScreenReader(AgentCatalog.withOverrides(Map.of()).named(agent));
    }
}
