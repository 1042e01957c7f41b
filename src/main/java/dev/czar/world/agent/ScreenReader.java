package dev.czar.world.agent;

import dev.czar.world.agent.ScreenBlocks.BlockKind;
import dev.czar.world.agent.ScreenBlocks.ScreenBlock;
import dev.czar.world.agent.ScreenLines.StyledText;
import dev.czar.world.agent.ScreenSigns.ScreenPart;
import dev.czar.world.agent.ScreenSigns.ScreenSign;
import dev.czar.world.agent.ScreenSigns.SignGroup;
import dev.czar.world.agent.ScreenSigns.SignRegion;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.MarkerPlace;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads one agent's screen: a live question, then work, then what the program itself said last; never the agent's prose. */
public final class ScreenReader {
    /** A border, or the heading of a view, which is set in spaced letters. */
    private static final Pattern FRAME = Pattern.compile("^\\s*(?:[╭╰┌└]?[─━▄▀]{3}|/ (?:\\p{Lu} ){3})");

    private final AgentProfile agent;
    private final ScreenSigns signs;

    public ScreenReader(AgentProfile agent) {
        this.agent = agent;
        this.signs = agent.signs();
    }

    public ScreenState read(String text) {
        return explain(text).state();
    }

    /** The state with the sign it was read from and where that stood. */
    public ScreenReading explain(String text) {
        if (agent.unreadable()) {
            return ScreenReading.of(ScreenState.UNREADABLE);
        }
        ScreenLayout layout = ScreenLayout.of(signs, ScreenLines.of(text));
        List<ScreenBlock> blocks = ScreenBlocks.of(layout);
        return last(layout)
                .or(() -> blocked(layout, blocks))
                .or(() -> active(layout, blocks))
                .orElseGet(() -> waiting(layout, blocks))
                .seen(layout, blocks);
    }

    /** What these words of the program itself say it has run short of, and until when, by signs of at least this priority. */
    public ScreenState shortage(String words, int leastPriority) {
        return waiting(ScreenTurn.UNKNOWN, shortage(Map.of(SignRegion.BANNER, List.of(words)), leastPriority))
                .state();
    }

    /** What a human, or an unsubmitted paste, has left in the composer; placeholders are no draft. */
    public String draft(String styledText) {
        if (agent.unreadable()) {
            return "";
        }
        ScreenLines screen = ScreenLines.of(new StyledText().withoutDimAndInverse(styledText));
        ScreenLayout layout = ScreenLayout.of(signs, screen);
        return layout.atPrompt() ? layout.draft() : "";
    }

    /** Where the marker is, or a folded paste that stands for it. */
    public MarkerPlace locate(String text, String marker) {
        ScreenLines screen = ScreenLines.of(text);
        ScreenLayout layout = ScreenLayout.of(signs, screen);
        int found = -1;
        int folded = -1;
        for (int index = 0; index < Math.min(layout.bottom(), screen.size()); index++) {
            found = screen.line(index).contains(marker) ? index : found;
            folded = signs.is(ScreenPart.PASTED, screen.line(index)) ? index : folded;
        }
        if (found < 0) {
            return layout.found() && folded >= layout.top() ? MarkerPlace.COMPOSER : MarkerPlace.ABSENT;
        }
        boolean answered = found < layout.top()
                || match(SignGroup.BUSY, SignRegion.STATUS, screen.between(found + 1, screen.size()))
                        .isPresent();
        return answered || !layout.found() ? MarkerPlace.TRANSCRIPT : MarkerPlace.COMPOSER;
    }

    private Optional<ScreenReading> last(ScreenLayout layout) {
        ScreenLines screen = layout.screen();
        List<String> last = screen.between(screen.size() - 1, screen.size());
        return match(SignGroup.ENDED, SignRegion.LAST, last)
                .map(match -> ScreenReading.of(ScreenTurn.UNKNOWN, match))
                .or(() ->
                        match(SignGroup.BUSY, SignRegion.LAST, last).map(match -> ScreenReading.active(match, false)));
    }

    /** A question, in the composer's place or above it, and what the agent ran short of when that stands right above it. */
    private Optional<ScreenReading> blocked(ScreenLayout layout, List<ScreenBlock> blocks) {
        List<String> dialog = layout.dialog();
        return match(SignGroup.BLOCKED, SignRegion.DIALOG, dialog)
                .or(() -> match(SignGroup.BLOCKED, SignRegion.FOOTER, layout.footer()))
                .or(() -> match(SignGroup.BLOCKED, SignRegion.STATUS, status(layout, blocks)))
                .map(match -> ScreenReading.blocked(
                        match,
                        DialogQuestion.of(dialog.isEmpty() ? layout.aboveComposer() : dialog, match.line()),
                        waiting(
                                        ScreenTurn.AWAITING_INPUT,
                                        shortage(Map.of(SignRegion.BANNER, above(dialog, match.line()))))
                                .state()));
    }

    private Optional<ScreenReading> active(ScreenLayout layout, List<ScreenBlock> blocks) {
        List<String> status = status(layout, blocks);
        for (SignGroup group : List.of(SignGroup.BUSY, SignGroup.BACKGROUND)) {
            Optional<SignMatch> match = match(group, SignRegion.STATUS, status)
                    .filter(found -> layout.found() || !endedBelow(status, found))
                    .or(() -> match(group, SignRegion.FOOTER, layout.footer()));
            if (match.isPresent()) {
                boolean background = group == SignGroup.BACKGROUND && layout.found();
                return Optional.of(ScreenReading.active(match.get(), background));
            }
        }
        boolean unfinished = layout.found()
                && layout.footer().stream().anyMatch(line -> signs.is(ScreenPart.UNFINISHED, line))
                && !blocks.isEmpty()
                && List.of(BlockKind.AGENT, BlockKind.TOOL)
                        .contains(blocks.get(blocks.size() - 1).kind());
        return unfinished
                ? Optional.of(ScreenReading.active(new SignMatch(SignGroup.BUSY, "unfinished", "", ""), false))
                : Optional.empty();
    }

    /**
     * A program whose composer stays during work has ended when, instead of it, a line at the left edge stands below its
     * work; what stands above a frame, and a composer right below one, is still the program's.
     */
    private boolean endedBelow(List<String> status, SignMatch work) {
        int line = IntStream.range(0, status.size())
                .filter(index -> status.get(index).strip().equals(work.line()))
                .max()
                .orElse(status.size());
        int frame = IntStream.range(Math.min(line + 1, status.size()), status.size())
                .filter(index -> FRAME.matcher(status.get(index)).find())
                .max()
                .orElse(line);
        boolean drawing =
                frame > line && frame + 1 < status.size() && signs.is(ScreenPart.COMPOSER, status.get(frame + 1));
        return signs.composerStays()
                && status.stream()
                        .skip(drawing ? frame + 2L : frame + 1L)
                        .anyMatch(below -> !below.isEmpty() && !Character.isWhitespace(below.charAt(0)));
    }

    /** The lines since the last words of anybody, up to the composer; what a finished turn left above is none. */
    private List<String> status(ScreenLayout layout, List<ScreenBlock> blocks) {
        ScreenLines screen = layout.screen();
        int end = signs.composerStays() ? Math.min(layout.top(), screen.size()) : screen.size();
        List<String> status = new ArrayList<>();
        int words = blocks.stream()
                .filter(block -> block.kind() != BlockKind.STATUS)
                .mapToInt(ScreenBlock::from)
                .max()
                .orElse(-1);
        int from = signs.composerStays() ? words : Math.max(words, layout.composer() + 1);
        for (int index = end - 1; index >= Math.max(0, from); index--) {
            String line = layout.status(index);
            if (match(SignGroup.FINISHED, SignRegion.STATUS, List.of(line)).isPresent()) {
                if (match(SignGroup.BACKGROUND, SignRegion.STATUS, List.of(line))
                        .isPresent()) {
                    status.add(0, line);
                }
                return status;
            }
            status.add(0, line);
        }
        return status;
    }

    private ScreenReading waiting(ScreenLayout layout, List<ScreenBlock> blocks) {
        ScreenTurn turn = layout.atPrompt() ? ScreenTurn.IDLE : ScreenTurn.UNKNOWN;
        List<String> footer = layout.footer();
        for (int index = blocks.size() - 1; index >= 0; index--) {
            ScreenBlock block = blocks.get(index);
            List<String> texts = block.texts(layout.screen());
            boolean notice = block.kind() == BlockKind.PROGRAM && notice(texts);
            if (block.kind() == BlockKind.PROGRAM && !notice) {
                return waiting(turn, shortage(Map.of(SignRegion.BANNER, texts, SignRegion.FOOTER, footer)));
            }
            if (block.kind() != BlockKind.STATUS && !notice) {
                break;
            }
        }
        return waiting(turn, shortage(Map.of(SignRegion.FOOTER, footer)));
    }

    private static ScreenReading waiting(ScreenTurn turn, Optional<SignMatch> shortage) {
        return shortage.map(match -> ScreenReading.waiting(turn, match)).orElseGet(() -> ScreenReading.waiting(turn));
    }

    /** What stands above the first gap of a dialog and what it was known by, line by line and as one. */
    private static List<String> above(List<String> dialog, String known) {
        List<String> lines = dialog.stream()
                .takeWhile(line -> !line.isBlank() && !line.strip().equals(known))
                .map(ScreenBlock::unframed)
                .filter(line -> !line.isEmpty())
                .toList();
        return Stream.concat(lines.stream(), Stream.of(String.join(" ", lines))).toList();
    }

    private boolean notice(List<String> texts) {
        return match(SignGroup.NOTICE, SignRegion.BANNER, texts).isPresent();
    }

    /** Of all shortages the sign with the highest priority. */
    private Optional<SignMatch> shortage(Map<SignRegion, List<String>> texts) {
        return shortage(texts, Integer.MIN_VALUE);
    }

    private Optional<SignMatch> shortage(Map<SignRegion, List<String>> texts, int leastPriority) {
        record ShortageSign(SignGroup group, ScreenSign sign) {}
        return SignGroup.shortages().stream()
                .flatMap(group -> signs.of(group).stream().map(sign -> new ShortageSign(group, sign)))
                .filter(one -> one.sign().priority() >= leastPriority)
                .sorted(Comparator.<ShortageSign>comparingInt(one -> one.sign().priority())
                        .reversed())
                .flatMap(one -> texts.entrySet().stream()
                        .flatMap(part -> match(one.group(), one.sign(), part.getKey(), part.getValue()).stream()))
                .findFirst();
    }

    private Optional<SignMatch> match(SignGroup group, SignRegion region, List<String> lines) {
        return signs.of(group).stream()
                .flatMap(sign -> match(group, sign, region, lines).stream())
                .findFirst();
    }

    private static Optional<SignMatch> match(SignGroup group, ScreenSign sign, SignRegion region, List<String> lines) {
        return sign.region() == region
                ? sign.in(lines).map(match -> SignMatch.of(group, sign, match))
                : Optional.empty();
    }

    /** A sign that was found, the text it was found in, and until when by that text. */
    public record SignMatch(SignGroup group, String sign, String line, String until) {
        static SignMatch of(SignGroup group, ScreenSign sign, Matcher match) {
            String line = match.replaceAll(found -> Matcher.quoteReplacement(found.group()));
            match.reset().find();
            boolean timed = match.pattern().pattern().contains("(?<until>") && match.group("until") != null;
            return new SignMatch(
                    group, sign.name(), line.strip(), timed ? ResetTimeReader.firstSentence(match.group("until")) : "");
        }

        AgentShortage shortage() {
            return group.shortage();
        }
    }
}
