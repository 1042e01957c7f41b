package dev.czar.ledger;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Takes what looks like a secret out of a text. */
final class Redaction {

    private static final String GONE = "[redacted]";

    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(-----END [A-Z ]*PRIVATE KEY-----|\\z)"),
            Pattern.compile("\\bgh[a-z]_[A-Za-z0-9]{16,}|\\bgithub_pat_[A-Za-z0-9_]{16,}|\\bglpat-[A-Za-z0-9_-]{16,}"),
            Pattern.compile("\\bsk-[A-Za-z0-9_-]{16,}|\\bxox[a-z]-[A-Za-z0-9-]{10,}|\\bAIza[A-Za-z0-9_-]{30,}"),
            Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"),
            Pattern.compile("(?<=://)[^/\\s:@]+:[^/\\s@]+(?=@)"),
            Pattern.compile("(?i)(?<=\\bbearer\\s{1,4})[A-Za-z0-9._~+/=-]{12,}"),
            Pattern.compile(
                    "(?i)(?<=(password|passwd|secret|token|api[_-]?key)[\"']?\\s{0,2}[=:]\\s{0,2}[\"']?)[^\\s\"'\\[]{6,}"));

    private static final Pattern ASSIGNED = Pattern.compile("(?<=[A-Za-z0-9_][=:][\"']?)[A-Za-z0-9+/_.~=-]{20,}");

    /** In bits per character; hexadecimal digests have at most 4. */
    private static final double RANDOM = 4.0;

    private Redaction() {}

    static String of(String text) {
        String clean = text;
        for (Pattern secret : SECRETS) {
            clean = secret.matcher(clean).replaceAll(GONE);
        }
        return ASSIGNED.matcher(clean).replaceAll(match -> entropy(match) > RANDOM ? GONE : "$0");
    }

    private static double entropy(MatchResult match) {
        String value = match.group();
        return value.chars()
                .distinct()
                .mapToDouble(
                        letter -> value.chars().filter(other -> other == letter).count() / (double) value.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
