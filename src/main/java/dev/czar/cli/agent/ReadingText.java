package dev.czar.cli.agent;

import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.ScreenLabel;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenReading;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.SignSearch;
import dev.czar.world.agent.SignSearch.SignPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a screen was read: the state, the sign that decided it and where, what was looked at, which signs did not count. */
final class ReadingText {

    private final AgentProfile agent;
    private final String screen;
    private final ScreenReading reading;

    ReadingText(AgentProfile agent, String screen) {
        this.agent = agent;
        this.screen = screen;
        this.reading = new ScreenReader(agent).explain(screen);
    }

    ScreenLabel label() {
        return ScreenLabel.of(reading.state());
    }

    void print(ConsoleOutput output) {
        ScreenState state = reading.state();
        String shortage = state.shortage() == AgentShortage.NONE ? "" : ", " + words(state.shortage());
        output.line(Colour.HEADING, words(state.turn()) + (state.background() ? " in the background" : "") + shortage);
        print(output, "until", state.until());
        print(output, "question", state.question());
        reading.match()
                .ifPresent(
                        match -> print(output, "sign", match.group().key() + "." + match.sign() + "  " + match.line()));
        print(output, "composer", reading.composerLine() == 0 ? "none found" : "line " + reading.composerLine());
        if (reading.newestLine() > 0) {
            print(output, "newest", words(reading.newest()) + ", line " + reading.newestLine());
        }
        for (SignPlace place : elsewhere()) {
            output.line(
                    Colour.FAINT,
                    "  also     line " + place.number() + ": " + place.group() + "." + place.sign() + "  "
                            + place.line());
        }
    }

    Map<String, Object> json() {
        ScreenState state = reading.state();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agent", agent.name());
        json.put("read", label().word());
        json.put("turn", state.turn().name());
        json.put("background", state.background());
        json.put("shortage", state.shortage().name());
        json.put("until", state.until());
        json.put("question", state.question());
        json.put("group", reading.match().map(match -> match.group().key()).orElse(""));
        json.put("sign", reading.match().map(match -> match.sign()).orElse(state.sign()));
        json.put("line", reading.match().map(match -> match.line()).orElse(""));
        json.put("composerLine", reading.composerLine());
        json.put("newest", reading.newest());
        json.put("newestLine", reading.newestLine());
        json.put("also", elsewhere());
        return json;
    }

    private List<SignPlace> elsewhere() {
        return SignSearch.everywhere(agent, screen).stream()
                .filter(place -> reading.match()
                        .filter(match -> match.group().key().equals(place.group())
                                && match.sign().equals(place.sign()))
                        .isEmpty())
                .toList();
    }

    private static void print(ConsoleOutput output, String name, String text) {
        if (!text.isEmpty()) {
            output.line("  " + name + " ".repeat(Math.max(1, 9 - name.length())) + text);
        }
    }

    private static String words(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
