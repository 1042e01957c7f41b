package dev.czar.world.agent;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes dim text (a placeholder) and inverse text (a drawn cursor) out of a screen with colours. */
final class StyledText {
    private static final Pattern STYLE = Pattern.compile("\u001b\\[([0-9;:]*)m");

    private boolean dim;
    private boolean inverse;

    String solid(String styled) {
        StringBuilder solid = new StringBuilder();
        Matcher style = STYLE.matcher(styled);
        int from = 0;
        while (style.find()) {
            append(solid, styled.substring(from, style.start()));
            apply(style.group(1));
            from = style.end();
        }
        append(solid, styled.substring(from));
        return solid.toString();
    }

    private void append(StringBuilder solid, String text) {
        if (dim || inverse) {
            text.chars().filter(character -> character == '\n').forEach(newline -> solid.append('\n'));
        } else {
            solid.append(text);
        }
    }

    private void apply(String codes) {
        String[] parts = codes.isEmpty() ? new String[] {"0"} : codes.split(";");
        for (int index = 0; index < parts.length; index++) {
            switch (parts[index]) {
                case "", "0" -> dim = inverse = false;
                case "2" -> dim = true;
                case "7" -> inverse = true;
                case "22" -> dim = false;
                case "27" -> inverse = false;
                case "38", "48" -> index += index + 1 < parts.length && parts[index + 1].equals("5") ? 2 : 4;
                default -> {}
            }
        }
    }
}
