package dev.czar.world.agent;

import dev.czar.io.BracePlaceholders;
import dev.czar.io.DurationReader;
import dev.czar.world.agent.AgentProfile.ConversationWords;
import dev.czar.world.agent.AgentProfile.HeadlessRun;
import dev.czar.world.agent.AgentProfile.InvalidAgentException;
import dev.czar.world.agent.AgentProfile.SessionExtras;
import dev.czar.world.agent.AgentProfile.StreamFormat;
import dev.czar.world.agent.ScreenSigns.ScreenPart;
import dev.czar.world.agent.ScreenSigns.ScreenSign;
import dev.czar.world.agent.ScreenSigns.SignGroup;
import dev.czar.world.agent.ScreenSigns.SignRegion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Makes an agent of the keys and values of a profile. */
final class AgentProfileReader {
    private static final Set<String> KEYS = keys();
    private static final Set<String> SESSION_KEYS = Set.of("arguments", "environment", "files", "worktreeFiles");
    private static final Set<String> HEADLESS_KEYS = Set.of("format", "command", "resume", "messageLimit");
    private static final List<String> HEADLESS_DEMANDS = List.of("format", "command", "messageLimit");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*");

    private final String agent;
    private final Map<String, Object> values;

    AgentProfileReader(String agent, Map<String, Object> values) {
        this.agent = agent;
        this.values = values;
    }

    /**
     * These values with some replaced; of the environment variable by variable, of what runs headless key by key. A command replaces
     * the other ways to run the program too: another program, or other permissions, would go on in its place.
     */
    AgentProfileReader with(Map<String, Object> replaced) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        if (replaced.containsKey("command")) {
            merged.keySet().removeAll(Set.of("resume", "headless"));
        }
        merged.putAll(replaced);
        for (String key : List.of("environment", "headless")) {
            if (values.get(key) instanceof Map<?, ?> shipped && replaced.get(key) instanceof Map<?, ?> own) {
                Map<Object, Object> both = new LinkedHashMap<>(shipped);
                if (key.equals("headless") && (replaced.containsKey("command") || own.containsKey("command"))) {
                    both.keySet().removeAll(Set.of("command", "resume"));
                }
                both.putAll(own);
                merged.put(key, both);
            }
        }
        return new AgentProfileReader(agent, merged);
    }

    AgentProfile agent() throws InvalidAgentException {
        for (String key : values.keySet()) {
            if (!KEYS.contains(key)) {
                throw new InvalidAgentException("agent " + agent + ": unknown key " + key + ", known are " + KEYS);
            }
        }
        List<String> command = launchWords("command");
        if (command.isEmpty()) {
            throw wrong("command", "a list of words that starts the agent");
        }
        return new AgentProfile(
                agent,
                command,
                launchWords("resume"),
                new ConversationWords(launchWords("conversation"), launchWords("lastConversation")),
                texts("environment"),
                duration("gap"),
                number("pasteLimit"),
                duration("quiet"),
                duration("startTimeout"),
                flag("steersWhileActive"),
                flag("expandsTabs"),
                flag("shell"),
                words("testedVersions"),
                words("credentials"),
                session(),
                UsageProfileReader.read(agent, values.get("usage")),
                headless(),
                signs());
    }

    private List<String> launchWords(String key) throws InvalidAgentException {
        List<String> words = words(key);
        checkPlaceholders(key, words);
        return words;
    }

    private SessionExtras session() throws InvalidAgentException {
        if (!(values.getOrDefault("session", Map.of()) instanceof Map<?, ?> map)
                || !SESSION_KEYS.containsAll(map.keySet())) {
            throw wrong("session", "a map of " + SESSION_KEYS);
        }
        Map<String, Object> written = new LinkedHashMap<>();
        map.forEach((key, value) -> written.put(key.toString(), value));
        AgentProfileReader inner = new AgentProfileReader(agent + ": session", written);
        return new SessionExtras(
                inner.launchWords("arguments"),
                inner.texts("environment"),
                inner.files("files"),
                inner.files("worktreeFiles"));
    }

    private HeadlessRun headless() throws InvalidAgentException {
        if (!values.containsKey("headless")) {
            return HeadlessRun.NONE;
        }
        if (!(values.get("headless") instanceof Map<?, ?> map)
                || !HEADLESS_KEYS.containsAll(map.keySet())
                || !map.keySet().containsAll(HEADLESS_DEMANDS)) {
            throw wrong("headless", "a map of " + HEADLESS_DEMANDS + ", and resume where it can go on");
        }
        Map<String, Object> written = new LinkedHashMap<>();
        map.forEach((key, value) -> written.put(key.toString(), value));
        AgentProfileReader inner = new AgentProfileReader(agent + ": headless", written);
        List<String> command = inner.launchWords("command");
        if (command.isEmpty()) {
            throw inner.wrong("command", "a list of words that runs one turn");
        }
        return new HeadlessRun(
                inner.format(), command, inner.launchWords("resume"), inner.number("messageLimit"), false);
    }

    private StreamFormat format() throws InvalidAgentException {
        for (StreamFormat format : StreamFormat.values()) {
            if (format != StreamFormat.NONE
                    && format.name().toLowerCase(Locale.ROOT).equals(values.get("format"))) {
                return format;
            }
        }
        throw wrong("format", "claude or codex");
    }

    private Map<String, String> files(String key) throws InvalidAgentException {
        Map<String, String> files = texts(key);
        for (String name : files.keySet()) {
            if (!FILE_NAME.matcher(name).matches() || name.contains("..")) {
                throw wrong(key, "names of letters, digits, . _ - and / with their contents");
            }
        }
        return files;
    }

    private void checkPlaceholders(String key, Collection<String> texts) throws InvalidAgentException {
        for (String text : texts) {
            for (String name : BracePlaceholders.in(text)) {
                if (!AgentProfile.PLACEHOLDERS.contains(name)) {
                    throw new InvalidAgentException("agent %s: %s: nothing is known as {%s}, known are %s"
                            .formatted(agent, key, name, AgentProfile.PLACEHOLDERS));
                }
            }
        }
    }

    private static Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>(List.of(
                "command",
                "resume",
                "conversation",
                "lastConversation",
                "environment",
                "gap",
                "pasteLimit",
                "quiet",
                "startTimeout",
                "steersWhileActive",
                "expandsTabs",
                "shell",
                "testedVersions",
                "credentials",
                "session",
                "usage",
                "headless",
                "composerStays"));
        Stream.of(ScreenPart.values()).map(ScreenPart::key).forEach(keys::add);
        Stream.of(SignGroup.values()).map(SignGroup::key).forEach(keys::add);
        return Collections.unmodifiableSet(keys);
    }

    private ScreenSigns signs() throws InvalidAgentException {
        Map<ScreenPart, Pattern> parts = new EnumMap<>(ScreenPart.class);
        for (ScreenPart part : ScreenPart.values()) {
            String text = values.getOrDefault(part.key(), "").toString();
            if (!text.isEmpty()) {
                parts.put(part, compile(part.key(), text));
            }
        }
        ScreenPart drafting = parts.containsKey(ScreenPart.DRAFT_ABOVE) ? ScreenPart.DRAFT_ABOVE : ScreenPart.COMPOSER;
        if (parts.containsKey(drafting) && !parts.get(drafting).pattern().contains("(?<draft>")) {
            throw wrong(drafting.key(), "a pattern with a group named draft");
        }
        Map<SignGroup, List<ScreenSign>> groups = new EnumMap<>(SignGroup.class);
        for (SignGroup group : SignGroup.values()) {
            groups.put(group, signs(group));
        }
        return new ScreenSigns(parts, flag("composerStays"), groups);
    }

    private List<ScreenSign> signs(SignGroup group) throws InvalidAgentException {
        Object value = values.getOrDefault(group.key(), Map.of());
        if (!(value instanceof Map<?, ?> named)) {
            throw wrong(group.key(), "names with a pattern or a list of patterns each");
        }
        List<ScreenSign> signs = new ArrayList<>();
        for (Map.Entry<?, ?> entry : named.entrySet()) {
            signs.add(sign(group, entry.getKey().toString(), entry.getValue()));
        }
        signs.sort(Comparator.comparingInt(ScreenSign::priority).reversed());
        return signs;
    }

    private ScreenSign sign(SignGroup group, String name, Object value) throws InvalidAgentException {
        String key = group.key() + "." + name;
        Map<?, ?> written = value instanceof Map<?, ?> map ? map : Map.of("pattern", value);
        Object patterns = written.get("pattern");
        if (patterns == null || !Set.of("pattern", "region", "priority").containsAll(written.keySet())) {
            throw new InvalidAgentException("agent " + agent + ": " + key + " may have pattern, region and priority");
        }
        List<Pattern> compiled = new ArrayList<>();
        for (Object text : patterns instanceof List<?> list ? list : List.of(patterns)) {
            compiled.add(compile(key, text.toString()));
        }
        Object priority = written.containsKey("priority") ? written.get("priority") : 0;
        if (!(priority instanceof Integer number)) {
            throw new InvalidAgentException("agent " + agent + ": " + key + ".priority must be a number");
        }
        return new ScreenSign(name, compiled, region(key, written.get("region"), group), number);
    }

    private SignRegion region(String key, Object written, SignGroup group) throws InvalidAgentException {
        if (written == null) {
            return group.region();
        }
        for (SignRegion region : SignRegion.values()) {
            if (region.name().toLowerCase(Locale.ROOT).equals(written)) {
                return region;
            }
        }
        throw new InvalidAgentException("agent " + agent + ": " + key + ".region must be one of "
                + List.of(SignRegion.values()).toString().toLowerCase(Locale.ROOT) + ", but is " + written);
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

    private Map<String, String> texts(String key) throws InvalidAgentException {
        if (!(values.getOrDefault(key, Map.of()) instanceof Map<?, ?> map)) {
            throw wrong(key, "names and values");
        }
        Map<String, String> texts = new TreeMap<>();
        map.forEach((name, value) -> texts.put(name.toString(), value.toString()));
        checkPlaceholders(key, texts.values());
        return texts;
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
