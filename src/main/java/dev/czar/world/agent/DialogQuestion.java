package dev.czar.world.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a dialog asks, with the answers it offers, in one line for a human elsewhere. */
final class DialogQuestion {
    private static final int LONGEST = 300;
    private static final Pattern OPTION = Pattern.compile("^[❯›●○◉>]?\\s*(\\d+[.:)]\\s.*)$");
    private static final Pattern FRAME = Pattern.compile("^\\s*[╭┌─━]");
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}");

    private DialogQuestion() {}

    /** The line that asks, or the first one in words. */
    static String of(List<String> dialog, String matched) {
        List<String> texts =
                box(dialog, matched).stream().map(DialogQuestion::plain).toList();
        List<String> options = new ArrayList<>();
        String question = "";
        String heading = "";
        for (String text : texts) {
            boolean option = OPTION.matcher(text).matches();
            if (option) {
                options.add(text.replaceAll("^[❯›●○◉>]\\s*", ""));
            } else if (text.matches(".*\\?(\\s*\\(.*)?\\.?|.*\\? .*") && options.isEmpty()) {
                question = text;
            } else if (heading.isEmpty() && WORDS.matcher(text).find()) {
                heading = text;
            }
        }
        String asked = !question.isEmpty() ? question : heading.isEmpty() ? plain(matched) : heading;
        String offered = options.stream().collect(Collectors.joining(" / ", " [", "]"));
        String whole = options.isEmpty() ? asked : asked + offered;
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
    }

    /** From the last frame that opens above the matched line. */
    private static List<String> box(List<String> dialog, String matched) {
        int from = 0;
        for (int index = 0; index < dialog.size() && !dialog.get(index).strip().equals(matched); index++) {
            from = FRAME.matcher(dialog.get(index)).find() ? index : from;
        }
        return dialog.subList(from, dialog.size());
    }

    private static String plain(String line) {
        return line.replaceAll("^[\\s│┃|╭╰─━┌└]+|[\\s│┃|╮╯─━┐┘]+$", "");
    }
}
