package dev.czar.io;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Takes what looks like a secret out of a text: known forms, values of telling names, and what is too random for a word. */
public final class SecretRedaction {

    private static final String GONE = "[redacted]";

    private static final String TELLING =
            "(pass(word|wd|phrase)?|pwd|secret|token|credentials?|(api|access|private|secret|encryption|signing)[_-]?key)";

    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile(
                    "-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----[\\s\\S]*?(-----END [A-Z ]*PRIVATE KEY( BLOCK)?-----|\\z)"),
            Pattern.compile(
                    "\\bgh[a-z]_[A-Za-z0-9]{16,}|\\bgithub_pat_[A-Za-z0-9_]{16,}|\\bgl[a-z]{2,5}-[A-Za-z0-9_-]{16,}"),
            Pattern.compile("\\bsk-[A-Za-z0-9_-]{16,}|\\bxox[a-z]-[A-Za-z0-9-]{10,}|\\bAIza[A-Za-z0-9_-]{30,}"),
            Pattern.compile(
                    "\\b(sk|rk|pk|whsec)_(live|test)?_?[A-Za-z0-9]{16,}|\\bnpm_[A-Za-z0-9]{20,}|\\bpypi-[A-Za-z0-9_-]{16,}"),
            Pattern.compile(
                    "\\bhf_[A-Za-z0-9]{20,}|\\bdop_v1_[a-f0-9]{32,}|\\bshp[a-z]{2}_[a-fA-F0-9]{16,}|\\bdckr_pat_[A-Za-z0-9_-]{16,}"),
            Pattern.compile(
                    "\\bSG\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}|\\bAGE-SECRET-KEY-[A-Z0-9]{20,}|\\bya29\\.[A-Za-z0-9_-]{16,}"),
            Pattern.compile(
                    "(?<=hooks\\.slack\\.com/services/)[A-Za-z0-9/]{12,}|(?<=discord\\.com/api/webhooks/)[A-Za-z0-9/_-]{12,}"),
            Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"),
            Pattern.compile("(?<=://)[^/\\s:@]*:[^/\\s@]+(?=@)"),
            Pattern.compile("(?i)(?<=\\b(bearer|basic)\\s{1,4})[A-Za-z0-9._~+/=-]{12,}"),
            Pattern.compile("(?i)(?<=\\bauthorization:\\s{1,4}(token|digest|apikey)\\s{1,4})[^\\s\"']{6,}"),
            Pattern.compile("(?i)(?<=\\b(set-)?cookie:\\s{1,4})[^\\r\\n\"']{6,}"),
            Pattern.compile("(?i)(?<=[?&](access_token|key|sig|signature|token|code)=)[^&\\s\"']{8,}"),
            Pattern.compile("(?i)(?<=--(password|token|secret|api-key|passphrase)[ =]{1,2})[^\\s\"'-][^\\s\"']{5,}"),
            Pattern.compile("(?i)(?<=" + TELLING
                    + "([_-][A-Z0-9_-]{0,20})?[\"']?\\s{0,2}[=:]\\s{0,2}[\"']?)(?!//)[^\\s\"'\\[]{6,}"));

    private static final Pattern ASSIGNED = Pattern.compile("(?<=[A-Za-z0-9_][=:][\"']?)[A-Za-z0-9+/_.~=-]{20,}");

    /** In bits per character; hexadecimal digests have at most 4. */
    private static final double RANDOM = 4.0;

    private SecretRedaction() {}

    public static String of(String text) {
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
