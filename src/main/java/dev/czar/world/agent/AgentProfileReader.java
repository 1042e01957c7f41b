package dev.czar.world.agent;

import dev.czar.io.DurationReader;
import dev.czar.world.agent.AgentProfile.InvalidAgentException;
import dev.czar.world.agent.AgentProfile.ScreenSign;
import dev.czar.world.agent.AgentProfile.ScreenSigns;
import dev.czar.world.agent.ScreenState.AgentShortage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes an agent of the keys and values of a profile. */
final class AgentProfileReader {
    private static final Set<String> KEYS = Set.of(
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
            "authLost");

    private static final Map<AgentShortage, String> SHORTAGES = new EnumMap<>(Map.of(
            AgentShortage.AUTH_LOST, "authLost",
            AgentShortage.OUT_OF_CREDIT, "outOfCredit",
            AgentShortage.QUOTA_EXCEEDED, "quotaExceeded",
            AgentShortage.RATE_LIMITED, "rateLimited",
            AgentShortage.CONTEXT_FULL, "contextFull",
            AgentShortage.SERVER_ERROR, "serverError"));

    private final String agent;
    private final Map<String, Object> values;

    AgentProfileReader(String agent, Map<String, Object> values) {
        this.agent = agent;
        this.values = values;
    }

    /** These values with some replaced. */
    AgentProfileReader with(Map<String, Object> replaced) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        merged.putAll(replaced);
        return new AgentProfileReader(agent, merged);
    }

    AgentProfile agent() throws InvalidAgentException {
        for (String key : values.keySet()) {
            if (!KEYS.contains(key)) {
                throw new InvalidAgentException("agent " + agent + ": unknown key " + key + ", known are " + KEYS);
            }
        }
        List<String> command = words("command");
        if (command.isEmpty()) {
            throw wrong("command", "a list of words that starts the agent");
        }
        return new AgentProfile(
                agent,
                command,
                words("resume"),
                environment(),
                duration("gap"),
                number("pasteLimit"),
                duration("quiet"),
                duration("startTimeout"),
                flag("steersWhileActive"),
                flag("expandsTabs"),
                flag("shell"),
                signs());
    }

    private ScreenSigns signs() throws InvalidAgentException {
        Object composer = values.getOrDefault("composer", "");
        if (!composer.toString().isEmpty() && !composer.toString().contains("(?<draft>")) {
            throw wrong("composer", "a pattern with a group named draft");
        }
        return new ScreenSigns(
                pattern("composer"),
                flag("composerStays"),
                pattern("block"),
                pattern("placeholder"),
                pattern("pasted"),
                signs("busy"),
                signs("background"),
                signs("finished"),
                signs("blocked"),
                shortages());
    }

    private Map<AgentShortage, List<ScreenSign>> shortages() throws InvalidAgentException {
        Map<AgentShortage, List<ScreenSign>> shortages = new EnumMap<>(AgentShortage.class);
        for (Map.Entry<AgentShortage, String> entry : SHORTAGES.entrySet()) {
            shortages.put(entry.getKey(), signs(entry.getValue()));
        }
        return shortages;
    }

    private List<ScreenSign> signs(String key) throws InvalidAgentException {
        Object value = values.getOrDefault(key, Map.of());
        if (!(value instanceof Map<?, ?> named)) {
            throw wrong(key, "names with a pattern or a list of patterns each");
        }
        List<ScreenSign> signs = new ArrayList<>();
        for (Map.Entry<?, ?> entry : named.entrySet()) {
            List<?> texts = entry.getValue() instanceof List<?> list ? list : List.of(entry.getValue());
            List<Pattern> patterns = new ArrayList<>();
            for (Object text : texts) {
                patterns.add(compile(key + "." + entry.getKey(), text.toString()));
            }
            signs.add(new ScreenSign(entry.getKey().toString(), patterns));
        }
        return signs;
    }

    private Optional<Pattern> pattern(String key) throws InvalidAgentException {
        Object text = values.getOrDefault(key, "");
        return text.toString().isEmpty() ? Optional.empty() : Optional.of(compile(key, text.toString()));
    }

    private Pattern compile(String key, String text) throws InvalidAgentException {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException odd) {
            throw wrong(key, "a regular expression (" + odd.getDescription() + ")");
        }
    }

    private List<String> words(String key) throws InvalidAgentException {
        if (values.getOrDefault(key, List.of()) instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        throw wrong(key, "a list of words");
    }

    private Map<String, String> environment() throws InvalidAgentException {
        if (!(values.getOrDefault("environment", Map.of()) instanceof Map<?, ?> map)) {
            throw wrong("environment", "names and values");
        }
        Map<String, String> environment = new TreeMap<>();
        map.forEach((name, value) -> environment.put(name.toString(), value.toString()));
        return environment;
    }

    private Duration duration(String key) throws InvalidAgentException {
        return DurationReader.parse(values.getOrDefault(key, "").toString())
                .orElseThrow(() -> wrong(key, "a duration such as PT0.5S"));
    }

    private int number(String key) throws InvalidAgentException {
        if (values.get(key) instanceof Integer number && number > 0) {
            return number;
        }
        throw wrong(key, "a number above zero");
    }

    private boolean flag(String key) throws InvalidAgentException {
        if (values.getOrDefault(key, false) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key, "true or false");
    }

    private InvalidAgentException wrong(String key, String expected) {
        return new InvalidAgentException(
                "agent " + agent + ": " + key + " must be " + expected + ", but is " + values.get(key));
    }
}
