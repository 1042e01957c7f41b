package dev.czar.world.agent;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time zone said in words, by name, offset or abbreviation, and the words without it. */
record SpokenZone(Optional<ZoneId> zone, String rest) {
    private static final Pattern BRACKETS = Pattern.compile("[(\\[]([^)\\]]*)[)\\]]");
    private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_+-]*\\d*)+");
    private static final Pattern OFFSET =
            Pattern.compile("(?:\\b(?:(?i)utc|gmt)\\s?|(?<=\\d)\\s?)([+-])(\\d{1,2})(?::?(\\d{2}))?(?![\\d-])");
    private static final Pattern REGION = Pattern.compile(
            "\\b(Australian )?(Pacific|Mountain|Central|Eastern)(?:(?: Standard| Daylight)? [Tt]ime\\b|(?=\\W*$))");
    private static final Pattern FULL_NAME = Pattern.compile("\\b(?:[A-Z][a-z]+ ){1,3}Time\\b");
    private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("zzzz", Locale.US);
    private static final Pattern ABBREVIATION =
            Pattern.compile("(?:\\b|(?<=\\d))([A-Z]{1,4})\\b|(?<=\\d|[ap]\\.?m\\.?) ([a-z]{3,4})\\b");
    private static final Map<String, String> ABBREVIATIONS = abbreviations();

    static SpokenZone in(String words) {
        Matcher brackets = BRACKETS.matcher(words);
        if (brackets.find()) {
            SpokenZone inside = bare(" " + brackets.group(1));
            String rest = brackets.replaceAll(" ");
            return inside.zone().isPresent() ? new SpokenZone(inside.zone(), rest) : bare(rest);
        }
        return bare(words);
    }

    private static SpokenZone bare(String words) {
        Matcher name = NAME.matcher(words);
        if (name.find()) {
            return without(zone(name.group()), words, name);
        }
        Matcher offset = OFFSET.matcher(words);
        while (offset.find()) {
            int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            int seconds = (Integer.parseInt(offset.group(2)) * 60 + minutes) * 60;
            boolean date = words.substring(0, offset.start()).matches(".*\\b\\d{4}(?:-\\d{2})?");
            if (!date && seconds <= ZoneOffset.MAX.getTotalSeconds()) {
                int signed = offset.group(1).equals("-") ? -seconds : seconds;
                return without(Optional.of(ZoneOffset.ofTotalSeconds(signed)), words, offset);
            }
        }
        Matcher region = REGION.matcher(words);
        if (region.find()) {
            String prefix = region.group(1) == null ? "" : "A";
            return without(zone(ABBREVIATIONS.get(prefix + region.group(2).charAt(0) + "T")), words, region);
        }
        Matcher full = FULL_NAME.matcher(words);
        if (full.find()) {
            return without(named(full.group()), words, full);
        }
        Matcher abbreviation = ABBREVIATION.matcher(words);
        while (abbreviation.find()) {
            String zone = ABBREVIATIONS.get(abbreviation.group().strip().toUpperCase(Locale.ROOT));
            if (zone != null) {
                return without(zone(zone), words, abbreviation);
            }
        }
        return new SpokenZone(Optional.empty(), words);
    }

    private static SpokenZone without(Optional<ZoneId> zone, String words, Matcher found) {
        return new SpokenZone(zone, words.substring(0, found.start()) + " " + words.substring(found.end()));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** "Central European Summer Time". */
    private static Optional<ZoneId> named(String name) {
        try {
            return Optional.of(ZoneId.from(ZONE_NAME.parse(name)));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Map<String, String> abbreviations() {
        Map<String, String> zones = new HashMap<>();
        String[] lines = {
            "UTC UTC GMT Z",
            "America/Los_Angeles PST PDT PT",
            "America/Denver MST MDT MT",
            "America/Chicago CST CDT CT",
            "America/New_York EST EDT ET",
            "America/Sao_Paulo BRT",
            "Europe/London BST",
            "Europe/Lisbon WET WEST",
            "Europe/Paris CET CEST MEZ MESZ",
            "Europe/Athens EET EEST",
            "Europe/Moscow MSK",
            "Asia/Kolkata IST",
            "Asia/Singapore SGT",
            "Asia/Hong_Kong HKT",
            "Asia/Tokyo JST",
            "Asia/Seoul KST",
            "Australia/Sydney AET AEST AEDT",
            "Australia/Adelaide ACT ACST ACDT",
            "Pacific/Auckland NZST NZDT"
        };
        for (String line : lines) {
            String[] words = line.split(" ");
            for (int index = 1; index < words.length; index++) {
                zones.put(words[index].toUpperCase(Locale.ROOT), words[0]);
            }
        }
        return Map.copyOf(zones);
    }
}
