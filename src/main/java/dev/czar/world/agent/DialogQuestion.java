package dev.czar.world.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a dialog asks, with the answers it offers, in one line for a human elsewhere. */
final class DialogQuestion {
    private static final int LONGEST = 300;
    private static final Pattern OPTION = Pattern.compile("^[❯›●○◉>]?\\s*(\\d+[.:)]\\s.*)$");
    private static final Pattern FIRST = Pattern.compile("^1[.:)]\\s");
    private static final Pattern QUESTION = Pattern.compile(".*\\?(\\s*\\(.*)?\\.?|.*\\? .*");
    private static final Pattern CONTINUED = Pattern.compile("^\\p{Ll}");
    private static final Pattern FRAME = Pattern.compile("^\\s*[╭┌─━]");
    private static final Pattern SIDE = Pattern.compile("^[│┃|]");
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}");

    private DialogQuestion() {}

    /** The line that asks, or the first one in words, and the answers that are numbered last. */
    static String of(List<String> dialog, String matched) {
        List<String> options = new ArrayList<>();
        String question = "";
        String asking = "";
        String heading = "";
        String above = "";
        for (String line : box(dialog, matched)) {
            String text = plain(line);
            if (OPTION.matcher(text).matches()) {
                String option = text.replaceAll("^[❯›●○◉>]\\s*", "");
                if (options.isEmpty() || FIRST.matcher(option).find()) {
                    options.clear();
                    question = asking.isEmpty() ? question : asking;
                }
                options.add(option);
                asking = "";
            } else if (QUESTION.matcher(text).matches()) {
                asking = CONTINUED.matcher(text).find() && !above.isEmpty() ? above + " " + text : text;
            } else if (heading.isEmpty() && WORDS.matcher(text).find()) {
                heading = text;
            }
            above = text;
        }
        question = options.isEmpty() ? asking : question;
        String asked = !question.isEmpty() ? question : heading.isEmpty() ? plain(matched) : heading;
        String offered = options.stream().collect(Collectors.joining(" / ", " [", "]"));
        String whole = options.isEmpty() ? asked : asked + offered;
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
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
