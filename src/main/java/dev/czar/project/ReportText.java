package dev.czar.project;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a report: lines {@code key: value}, in which a line break is {@code \n} and a backslash {@code \\}. */
final class ReportText {

    private static final Pattern LINE = Pattern.compile("([a-z][a-z-]{0,30}):(?: (.*))?");

    private ReportText() {}

    static String encode(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((key, value) -> text.append(key)
                .append(": ")
                .append(value.replace("\r", "").replace("\\", "\\\\").replace("\n", "\\n"))
                .append('\n'));
        return text.toString();
    }

    static Map<String, String> decode(byte[] content) throws BadReport {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : utf8(content).split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new BadReport("not a line 'key: value': " + shortened(line));
            }
            String value = matcher.group(2) == null ? "" : unescaped(matcher.group(2));
            if (fields.put(matcher.group(1), value) != null) {
                throw new BadReport("two values for '" + matcher.group(1) + "'");
            }
        }
        return fields;
    }

    private static String utf8(byte[] content) throws BadReport {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (!text.endsWith("\n")) {
                throw new BadReport("cut short: the last line has no end");
            }
            return text;
        } catch (CharacterCodingException notText) {
            throw new BadReport("not UTF-8 text");
        }
    }

    private static String unescaped(String value) throws BadReport {
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character != '\\') {
                result.append(character);
                continue;
            }
            at++;
            char escaped = at < value.length() ? value.charAt(at) : ' ';
            if (escaped != 'n' && escaped != '\\') {
                throw new BadReport("a backslash that is not \\n or \\\\: " + shortened(value));
            }
            result.append(escaped == 'n' ? '\n' : '\\');
        }
        return result.toString();
    }

    static String shortened(String text) {
        String clean = Fence.clean(text).replace('\n', ' ');
        return clean.length() <= 80 ? clean : clean.substring(0, 80) + "...";
    }
}
