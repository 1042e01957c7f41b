package dev.czar.project.config;

import dev.czar.project.files.FileSection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What czar.yaml may say about one agent profile. */
final class AgentConfigReader {

    private static final String[] COMMANDS = {"command", "resume"};
    private static final String[] DURATIONS = {"gap", "quiet", "startTimeout"};
    private static final String[] KEYS = {
        "command",
        "resume",
        "environment",
        "gap",
        "pasteLimit",
        "quiet",
        "startTimeout",
        "steersWhileActive",
        "expandsTabs",
        "shell",
        "composer",
        "composerStays",
        "block",
        "placeholder",
        "pasted",
        "busy",
        "background",
        "finished",
        "blocked",
        "rateLimited",
        "quotaExceeded",
        "outOfCredit",
        "serverError",
        "contextFull",
        "authLost"
    };

    private AgentConfigReader() {}

    /** The keys and values. */
    static Map<String, Object> values(FileSection section) {
        section.allowOnly(KEYS);
        Map<String, Object> values = new LinkedHashMap<>(section.plain());
        for (String key : COMMANDS) {
            if (section.has(key)) {
                values.put(key, section.command(key));
            }
        }
        for (String key : DURATIONS) {
            section.duration(key);
        }
        section.number("pasteLimit", 1, 1, 1 << 24);
        section.section("environment");
        return values;
    }
}
