package dev.czar.world.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a dialog asks, with the answers it offers, in one line for a human elsewhere. */
final class DialogQuestion {
    private static final int LONGEST = 300;
    private static final int MARGIN = 4;
    private static final Pattern OPTION =
            Pattern.compile("^[\\s│┃|]*(?<mark>[❯›●○◉>])?\\s*(?<answer>(?<number>\\d+)[.:)]\\s.*)$");
    private static final Pattern QUESTION = Pattern.compile("\\?(\\s*\\(.*)?\\.?$");
    private static final Pattern QUESTION_INSIDE = Pattern.compile("\\? ");
    private static final Pattern CONTINUED = Pattern.compile("^\\p{Ll}");
    private static final Pattern FRAME = Pattern.compile("^\\s*[╭┌─━]");
    private static final Pattern SIDE = Pattern.compile("^[│┃|]");
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}");

    private final List<String> lines;
    private final int width;

    private DialogQuestion(List<String> lines) {
        this.lines = lines;
        this.width = lines.stream().mapToInt(String::length).max().orElse(0);
    }

    /** The line that asks, or the first one in words, and the numbered answers the cursor stands among, or the last ones. */
    static String of(List<String> dialog, String matched) {
        DialogQuestion asked = new DialogQuestion(box(dialog, matched));
        List<Integer> options = asked.options();
        String question = asked.question(options.isEmpty() ? asked.lines.size() : options.get(0), matched);
        String offered = options.stream().map(asked::answer).collect(Collectors.joining(" / ", " [", "]"));
        String whole = options.isEmpty() ? question : question + offered;
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
    }

    /** The lines of one list: numbered upwards, the numbers below each other. */
    private List<Integer> options() {
        int chosen = last(line -> number(line) > 0 && marked(line));
        int any = chosen < 0 ? last(line -> number(line) > 0) : chosen;
        List<Integer> options = new ArrayList<>();
        if (any < 0) {
            return options;
        }
        options.add(any);
        for (int line = any - 1; line >= 0 && number(options.get(0)) > 1; line--) {
            if (beside(line, any) && number(line) < number(options.get(0))) {
                options.add(0, line);
            }
        }
        for (int line = any + 1; line < lines.size(); line++) {
            if (beside(line, any) && number(line) > number(options.get(options.size() - 1))) {
                options.add(line);
            }
        }
        return options;
    }

    private boolean beside(int line, int other) {
        return number(line) > 0 && option(line).start("number") == option(other).start("number");
    }

    private boolean marked(int line) {
        String mark = option(line).group("mark");
        return mark != null && "❯›>●".contains(mark);
    }

    private int number(int line) {
        Matcher option = option(line);
        return option.matches() ? Integer.parseInt(option.group("number")) : 0;
    }

    private Matcher option(int line) {
        Matcher option = OPTION.matcher(lines.get(line));
        option.matches();
        return option;
    }

    private String answer(int line) {
        StringBuilder answer = new StringBuilder(plain(option(line).group("answer")));
        for (int next = line + 1; next < lines.size() && number(next) == 0 && wraps(next - 1); next++) {
            answer.append(' ').append(plain(lines.get(next)));
        }
        return answer.toString();
    }

    private String question(int end, String matched) {
        int asking = last(line -> line < end && number(line) == 0 && says(QUESTION, line));
        if (asking < 0) {
            asking = last(line -> line < end && number(line) == 0 && says(QUESTION_INSIDE, line));
        }
        if (asking >= 0) {
            return sentence(asking);
        }
        return IntStream.range(0, lines.size())
                .filter(line -> number(line) == 0 && says(WORDS, line))
                .mapToObj(line -> plain(lines.get(line)))
                .findFirst()
                .orElse(plain(matched));
    }

    /** The line with what was wrapped before it. */
    private String sentence(int line) {
        int from = line;
        while (from > 0 && number(from - 1) == 0 && (wraps(from - 1) || continues(from))) {
            from--;
        }
        return lines.subList(from, line + 1).stream().map(DialogQuestion::plain).collect(Collectors.joining(" "));
    }

    private boolean continues(int line) {
        return !plain(lines.get(line - 1)).isEmpty() && says(CONTINUED, line);
    }

    /** Whether the next line begins with what had no room here. */
    private boolean wraps(int line) {
        String words = lines.get(line).replaceAll("[\\s│┃|]+$", "");
        String next = line + 1 < lines.size() ? plain(lines.get(line + 1)) : "";
        return !plain(words).isEmpty()
                && !next.isEmpty()
                && words.length() + 1 + next.split("\\s")[0].length() > width - MARGIN;
    }

    private boolean says(Pattern pattern, int line) {
        return pattern.matcher(plain(lines.get(line))).find();
    }

    private int last(IntPredicate wanted) {
        return IntStream.range(0, lines.size()).filter(wanted).max().orElse(-1);
    }

    /** From the last frame that opens above the matched line, or the last gap between two frames. */
    private static List<String> box(List<String> dialog, String matched) {
        int from = 0;
        for (int index = 0; index < dialog.size() && !dialog.get(index).strip().equals(matched); index++) {
            boolean gap = dialog.get(index).isBlank() && SIDE.matcher(matched).find();
            from = gap || FRAME.matcher(dialog.get(index)).find() ? index : from;
        }
        return dialog.subList(from, dialog.size());
    }

    private static String plain(String line) {
        return line.replaceAll("^[\\s│┃|╭╰─━┌└]+|[\\s│┃|╮╯─━┐┘]+$", "");
    }
}
