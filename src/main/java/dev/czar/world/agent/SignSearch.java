package dev.czar.world.agent;

import dev.czar.world.agent.ScreenSigns.ScreenSign;
import dev.czar.world.agent.ScreenSigns.SignGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the signs of a profile anywhere on a screen, whether they count there or not. */
public final class SignSearch {
    private SignSearch() {}

    public static List<SignPlace> everywhere(AgentProfile agent, String text) {
        ScreenLines screen = ScreenLines.of(text);
        List<SignPlace> places = new ArrayList<>();
        for (SignGroup group : SignGroup.values()) {
            for (ScreenSign sign : agent.signs().of(group)) {
                Pattern first = sign.patterns().get(0);
                for (int index = 0; index < screen.size(); index++) {
                    if (first.matcher(screen.line(index)).find()) {
                        String line = screen.line(index).strip();
                        places.add(new SignPlace(screen.number(index), group.key(), sign.name(), line));
                    }
                }
            }
        }
        return places;
    }

    /** A line in which a sign's first pattern is found. */
    public record SignPlace(int number, String group, String sign, String line) {}
}
