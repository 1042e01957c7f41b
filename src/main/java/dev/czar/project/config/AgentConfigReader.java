package dev.czar.project.config;

import dev.czar.io.BracePlaceholders;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** What czar.yaml may say about one agent profile. */
final class AgentConfigReader {

    private static final String[] COMMANDS = {"command", "resume"};
    private static final String[] WORDS = {"command", "resume", "conversation", "lastConversation"};
    private static final String[] DURATIONS = {"gap", "quiet", "startTimeout"};
    private static final String[] SETTINGS = {
        "environment",
        "session",
        "usage",
        "headless",
        "pasteLimit",
        "steersWhileActive",
        "expandsTabs",
        "shell",
        "testedVersions",
        "credentials",
        "composerStays"
    };
    private static final String[] PATTERNS = {
        "composer",
        "composerAbove",
        "composerBelow",
        "draftAbove",
        "placeholder",
        "pasted",
        "user",
        "block",
        "tool",
        "program",
        "answer",
        "failed",
        "unfinished",
        "nothingToResume",
        "expands"
    };
    private static final String[] SIGNS = {
        "ended",
        "blocked",
        "busy",
        "background",
        "finished",
        "notice",
        "authLost",
        "outOfCredit",
        "contextFull",
        "quotaExceeded",
        "rateLimited",
        "serverError"
    };
    private static final List<String> PLACEHOLDERS = List.of(
            "repository",
            "gitDir",
            "worktreeGitDir",
            "worktree",
            "worker",
            "report",
            "spool",
            "files",
            "hook",
            "hookCommand",
            "url",
            "token",
            "conversation",
            "session");
    private static final List<String> FORMATS = List.of("claude", "codex");
    private static final String[] PRICES = {"input", "output", "cacheRead", "cacheWrite"};
    private static final Pattern DOLLARS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final List<String> TRANSCRIPTS =
            List.of("claude", "codex", "gemini", "qwen", "copilot", "opencode", "none");
    private static final List<String> REGIONS = List.of("last", "dialog", "status", "footer", "banner");

    private AgentConfigReader() {}

    /** The keys and values. */
    static Map<String, Object> values(FileSection section) {
        section.allowOnly(Stream.of(WORDS, DURATIONS, SETTINGS, PATTERNS, SIGNS)
                .flatMap(Stream::of)
                .toArray(String[]::new));
        Map<String, Object> values = new LinkedHashMap<>(section.plain());
        for (String key : WORDS) {
            if (section.has(key)) {
                values.put(key, section.command(key));
                section.command(key).forEach(word -> checkPlaceholders(section, key, word));
            }
        }
        for (String key : DURATIONS) {
            section.duration(key);
        }
        section.number("pasteLimit", 1, 1, 1 << 24);
        checkTexts(section, "environment", TextFormat.ANY);
        section.section("session").ifPresent(AgentConfigReader::checkSession);
        section.section("usage").ifPresent(AgentConfigReader::checkUsage);
        section.section("headless").ifPresent(AgentConfigReader::checkHeadless);
        section.texts("testedVersions", TextFormat.ANY);
        section.texts("credentials", TextFormat.ANY);
        for (String key : PATTERNS) {
            checkPattern(section, key, section.textOr(key, ""));
        }
        for (String key : SIGNS) {
            section.section(key).ifPresent(AgentConfigReader::checkSigns);
        }
        return values;
    }

    private static void checkSession(FileSection session) {
        session.allowOnly("arguments", "environment", "files", "worktreeFiles");
        session.command("arguments").forEach(word -> checkPlaceholders(session, "arguments", word));
        checkTexts(session, "environment", TextFormat.ANY);
        checkTexts(session, "files", TextFormat.FILE_NAME);
        checkTexts(session, "worktreeFiles", TextFormat.FILE_NAME);
    }

    private static void checkTexts(FileSection section, String key, TextFormat names) {
        section.section(key).ifPresent(texts -> {
            Map<String, Object> written = texts.plain();
            for (String name : texts.names(names)) {
                Object value = written.get(name);
                if (value instanceof Map || value instanceof List) {
                    texts.wrong(name, "expected a text; of more than a line: | and its lines below");
                } else {
                    checkPlaceholders(texts, name, String.valueOf(value));
                }
            }
        });
    }

    private static void checkUsage(FileSection usage) {
        usage.allowOnly("transcript", "prices", "contextWindows");
        usage.oneOf("transcript", TRANSCRIPTS);
        if (usage.has("transcript") && !TRANSCRIPTS.contains(usage.textOr("transcript", ""))) {
            usage.wrong("transcript", "expected one of " + TRANSCRIPTS);
        }
        usage.sections("prices", TextFormat.ANY).values().forEach(AgentConfigReader::checkPrice);
        usage.section("contextWindows").ifPresent(AgentConfigReader::checkContextWindows);
    }

    private static void checkContextWindows(FileSection windows) {
        for (String model : windows.names(TextFormat.ANY)) {
            windows.number(model, 1, 1, 100_000_000);
            if (!windows.has(model)) {
                windows.wrong(model, "expected how many tokens it takes, such as 200000");
            }
        }
    }

    private static void checkPrice(FileSection price) {
        price.allowOnly(PRICES);
        for (String key : PRICES) {
            if (!DOLLARS.matcher(price.textOr(key, "")).matches()) {
                price.wrong(key, "expected dollars for a million tokens, such as 6.25");
            }
        }
    }

    private static void checkHeadless(FileSection headless) {
        headless.allowOnly("format", "command", "resume", "messageLimit");
        headless.oneOf("format", FORMATS);
        if (headless.has("format") && !FORMATS.contains(headless.textOr("format", ""))) {
            headless.wrong("format", "expected one of " + FORMATS);
        }
        headless.number("messageLimit", 1, 1, 1 << 24);
        for (String key : COMMANDS) {
            headless.command(key).forEach(word -> checkPlaceholders(headless, key, word));
        }
    }

    /** Each sign is a pattern, a list of patterns, or pattern, region and priority. */
    private static void checkSigns(FileSection signs) {
        signs.plain().forEach((name, written) -> {
            Object patterns = written;
            if (written instanceof Map<?, ?>) {
                FileSection sign = signs.section(name).orElseThrow();
                sign.allowOnly("pattern", "region", "priority");
                sign.oneOf("region", REGIONS);
                sign.number("priority", 0, -1000, 1000);
                if (sign.has("region") && !REGIONS.contains(sign.textOr("region", ""))) {
                    sign.wrong("region", "expected one of " + REGIONS);
                }
                if (!sign.has("pattern")) {
                    signs.problem(name, "'" + name + "' has no pattern", "expected a regular expression");
                }
                patterns = sign.oneOrMore("pattern", TextFormat.ANY);
            }
            for (Object pattern : patterns instanceof List<?> list ? list : Arrays.asList(patterns)) {
                checkPattern(signs, name, String.valueOf(pattern));
            }
        });
    }

    private static void checkPlaceholders(FileSection section, String key, String text) {
        for (String name : BracePlaceholders.in(text)) {
            if (!PLACEHOLDERS.contains(name)) {
                section.problem(key, "nothing is known as '{" + name + "}'", "expected one of " + PLACEHOLDERS);
            }
        }
    }

    private static void checkPattern(FileSection section, String key, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException odd) {
            section.problem(
                    key,
                    "'" + key + "' is not a regular expression",
                    odd.getDescription() + " at character " + (odd.getIndex() + 1));
        }
    }
}
