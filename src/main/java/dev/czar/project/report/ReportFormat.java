package dev.czar.project.report;

import dev.czar.project.files.FencedText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a report: lines {@code key: value}, in which a line break is {@code \n} and a backslash {@code \\}. */
public final class ReportFormat {

    private static final Pattern LINE = Pattern.compile("([a-z][a-z-]{0,30}):(?: (.*))?");

    private ReportFormat() {}

    static String encode(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((key, value) -> text.append(key)
                .append(": ")
                .append(value.replace("\r", "").replace("\\", "\\\\").replace("\n", "\\n"))
                .append('\n'));
        return text.toString();
    }

    static Map<String, String> decode(byte[] content) throws InvalidReportException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : utf8(content).split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new InvalidReportException("not a line 'key: value': " + shortened(line));
            }
            String value = matcher.group(2) == null ? "" : unescaped(matcher.group(2));
            if (fields.put(matcher.group(1), value) != null) {
                throw new InvalidReportException("two values for '" + matcher.group(1) + "'");
            }
        }
        return fields;
    }

    private static String utf8(byte[] content) throws InvalidReportException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (!text.endsWith("\n")) {
                throw new InvalidReportException("cut short: the last line has no end");
            }
            return text;
        } catch (CharacterCodingException notText) {
            throw new InvalidReportException("not UTF-8 text");
        }
    }

    private static String unescaped(String value) throws InvalidReportException {
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
                throw new InvalidReportException("a backslash that is not \\n or \\\\: " + shortened(value));
            }
            result.append(escaped == 'n' ? '\n' : '\\');
        }
        return result.toString();
    }

    static String shortened(String text) {
        String clean = FencedText.clean(text).replace('\n', ' ');
        return clean.length() <= 80 ? clean : clean.substring(0, 80) + "...";
    }

    /** A report that cannot be understood; the message says why. */
    public static class InvalidReportException extends Exception {

        private static final long serialVersionUID = 1L;

        public InvalidReportException(String reason) {
            super(reason);
        }
    }
}
