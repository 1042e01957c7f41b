package dev.czar.world.agent;

import dev.czar.world.agent.ScreenSigns.ScreenPart;
import dev.czar.world.agent.ScreenSigns.SignGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pieces a transcript is made of, by who speaks; only the program's own newest piece is a sign of now. */
final class ScreenBlocks {
    private final ScreenLayout layout;
    private final ScreenSigns signs;
    private final ScreenLines screen;
    private final List<ScreenBlock> blocks = new ArrayList<>();
    private boolean answered;

    private ScreenBlocks(ScreenLayout layout) {
        this.layout = layout;
        this.signs = layout.signs();
        this.screen = layout.screen();
    }

    static List<ScreenBlock> of(ScreenLayout layout) {
        ScreenBlocks split = new ScreenBlocks(layout);
        int end = Math.min(layout.top(), layout.screen().size());
        IntStream.range(0, end).filter(line -> !layout.screen().isBlank(line)).forEach(split::add);
        split.addFailure(end);
        return split.blocks;
    }

    private void add(int index) {
        String line = screen.line(index);
        BlockKind kind = halfDrawn(index) ? BlockKind.NONE : kind(index);
        if (kind != BlockKind.NONE) {
            takeBackQuote(line);
            begin(kind, index);
        } else if (signs.is(ScreenPart.ANSWER, line)) {
            boolean first = !answered;
            boolean apart = index == 0 || screen.isBlank(index - 1);
            boolean own =
                    switch (newest()) {
                        case TOOL -> !first;
                        case AGENT -> apart || !introduced(index);
                        case STATUS -> apart || signs.is(ScreenPart.ANSWER, screen.line(newestLine()));
                        default -> true;
                    };
            if (own) {
                begin(BlockKind.PROGRAM, index);
            }
            answered = true;
        } else {
            continueWith(index, line);
        }
    }

    /** A turn that ended well did not end with what hangs below its last words: that was part of them. */
    private void takeBackQuote(String line) {
        int last = blocks.size() - 1;
        if (last > 0
                && isStatus(line, SignGroup.FINISHED)
                && blocks.get(last).kind() == BlockKind.PROGRAM
                && blocks.get(last - 1).kind() == BlockKind.AGENT
                && signs.is(ScreenPart.ANSWER, screen.line(blocks.get(last).from()))
                && introduced(blocks.get(last).from())) {
            ScreenBlock quote = blocks.remove(last);
            ScreenBlock words = blocks.get(last - 1);
            blocks.set(last - 1, new ScreenBlock(words.kind(), words.from(), quote.to()));
        }
    }

    /** Words that end in a colon go on with what they quote, unless a command is offered below it: only the program does that. */
    private boolean introduced(int answer) {
        int above = answer - 1;
        while (above > 0 && screen.isBlank(above)) {
            above--;
        }
        return above >= 0 && screen.line(above).endsWith(":") && !offersCommand(answer);
    }

    private boolean offersCommand(int answer) {
        return answer + 1 < screen.size() && screen.line(answer + 1).strip().startsWith("/");
    }

    /** A composer whose lower border is not there yet looks like a request, at the end and right below a border. */
    private boolean halfDrawn(int index) {
        return !layout.found()
                && index > 0
                && signs.is(ScreenPart.COMPOSER_ABOVE, screen.line(index - 1))
                && signs.is(ScreenPart.COMPOSER, screen.line(index))
                && IntStream.range(index + 1, screen.size()).allMatch(screen::isBlank);
    }

    private BlockKind kind(int index) {
        String line = screen.line(index);
        if (isStatus(layout.status(index))) {
            return BlockKind.STATUS;
        }
        if (signs.is(ScreenPart.PROGRAM, screen.unwrapped(index))) {
            return isForeign(line) ? BlockKind.NONE : BlockKind.PROGRAM;
        }
        if (signs.is(ScreenPart.USER, line)) {
            return BlockKind.USER;
        }
        if (signs.is(ScreenPart.TOOL, line)) {
            return BlockKind.TOOL;
        }
        return signs.is(ScreenPart.BLOCK, line) ? BlockKind.AGENT : BlockKind.NONE;
    }

    /** Plain words where nothing of the program is to be seen are another's: a pager, an editor. */
    private boolean isForeign(String line) {
        return !layout.found()
                && blocks.isEmpty()
                && signs.pattern(ScreenPart.BLOCK).isPresent()
                && Character.isLetter(line.charAt(0));
    }

    private boolean isStatus(String line) {
        return isStatus(line, SignGroup.FINISHED, SignGroup.BUSY);
    }

    private boolean isStatus(String line, SignGroup... groups) {
        return Stream.of(groups).flatMap(group -> signs.of(group).stream()).anyMatch(sign -> sign.in(List.of(line))
                .isPresent());
    }

    private void begin(BlockKind kind, int index) {
        blocks.add(new ScreenBlock(kind, index, index));
        answered = false;
    }

    /** A line as far left as what was typed, or as the agent's words, shows that the answer above it is part of them. */
    private void continueWith(int index, String line) {
        int last = blocks.size() - 1;
        if (last < 0) {
            return;
        }
        ScreenBlock block = blocks.get(last);
        boolean quoted = last > 0
                && List.of(BlockKind.USER, BlockKind.AGENT)
                        .contains(blocks.get(last - 1).kind())
                && signs.is(ScreenPart.ANSWER, screen.line(block.from()))
                && !offersCommand(block.from())
                && indent(line) <= indent(screen.line(block.from()));
        if (quoted) {
            blocks.remove(last);
            block = blocks.get(last - 1);
        }
        blocks.set(blocks.size() - 1, new ScreenBlock(block.kind(), block.from(), index));
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private int newestLine() {
        return blocks.get(blocks.size() - 1).from();
    }

    private BlockKind newest() {
        return blocks.isEmpty() ? BlockKind.NONE : blocks.get(blocks.size() - 1).kind();
    }

    /** What stands above a line that closes a turn without a result is the program's own. */
    private void addFailure(int end) {
        int line = IntStream.range(0, end)
                .map(index -> end - 1 - index)
                .filter(index -> !screen.isBlank(index))
                .findFirst()
                .orElse(-1);
        if (line < 0 || !signs.is(ScreenPart.FAILED, screen.line(line))) {
            return;
        }
        int to = line - 1;
        while (to > 0 && screen.isBlank(to)) {
            to--;
        }
        int from = to;
        while (from > 0 && !screen.isBlank(from - 1)) {
            from--;
        }
        if (to > 0) {
            begin(BlockKind.PROGRAM, from);
            blocks.set(blocks.size() - 1, new ScreenBlock(BlockKind.PROGRAM, from, to));
        }
    }

    /** Who speaks in a block: a status line of the program is none of the others' words. */
    enum BlockKind {
        NONE,
        STATUS,
        PROGRAM,
        USER,
        TOOL,
        AGENT
    }

    /** The lines of a block, both inclusive. */
    record ScreenBlock(BlockKind kind, int from, int to) {
        /** Each line without frames and notes at the right, and all of them as one, the likeliest text last. */
        List<String> texts(ScreenLines screen) {
            List<String> lines = screen.between(from, to + 1).stream()
                    .map(line -> unframed(line).replaceAll("\\s{12,}.*", ""))
                    .filter(line -> !line.isEmpty())
                    .toList();
            List<String> texts = new ArrayList<>();
            if (cutAtTheEdge(screen)) {
                texts.add(String.join("", lines));
            }
            texts.addAll(lines);
            texts.add(String.join(" ", lines));
            return texts;
        }

        static String unframed(String line) {
            return line.replaceAll("^[\\s│┃|]+|[\\s│┃|]+$", "");
        }

        /** Lines that all end in the same column are cut in the middle of words; two tell it only when the first is as long. */
        private boolean cutAtTheEdge(ScreenLines screen) {
            boolean full = to - from > 1
                    || screen.line(from).length() >= screen.line(to).length();
            return to > from
                    && full
                    && screen.between(from, to).stream()
                                    .mapToInt(String::length)
                                    .distinct()
                                    .count()
                            == 1;
        }
    }
}
