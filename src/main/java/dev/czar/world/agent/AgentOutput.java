package dev.czar.world.agent;

import dev.czar.world.agent.ScreenSigns.ScreenSign;
import dev.czar.world.agent.ScreenSigns.SignGroup;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells words an agent wrote from a screen that only moves: what stands below its composer, its status lines, numbers and
 * glyphs are left out, and what was there before is not new when it is painted again.
 */
public final class AgentOutput {
    private static final int REMEMBERED = 1_000;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private final ScreenSigns signs;
    private final List<Pattern> status;
    private final Set<String> known = new LinkedHashSet<>();

    public AgentOutput(AgentProfile agent) {
        this.signs = agent.signs();
        this.status = Stream.of(SignGroup.BUSY, SignGroup.BACKGROUND, SignGroup.FINISHED)
                .flatMap(group -> signs.of(group).stream())
                .map(ScreenSign::patterns)
                .flatMap(List::stream)
                .toList();
    }

    /** Whether the screen holds words that were not seen before. */
    public boolean addsWords(String screen) {
        boolean added = false;
        for (String line : written(screen)) {
            added |= known.add(line);
        }
        Iterator<String> oldest = known.iterator();
        while (known.size() > REMEMBERED) {
            oldest.next();
            oldest.remove();
        }
        return added;
    }

    private List<String> written(String screen) {
        ScreenLines lines = ScreenLines.of(screen);
        ScreenLayout layout = ScreenLayout.of(signs, lines);
        boolean below = !signs.composerStays();
        List<String> words = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.line(index);
            String said = NO_WORD.matcher(NUMBER.matcher(line).replaceAll("0"))
                    .replaceAll(" ")
                    .strip();
            boolean place = below ? index != layout.composer() : index < layout.top();
            boolean sign =
                    status.stream().anyMatch(pattern -> pattern.matcher(line).find());
            if (place && !sign && LETTER.matcher(said).find()) {
                words.add(said);
            }
        }
        return words;
    }
}
