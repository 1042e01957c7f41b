package dev.czar.world.agent;

import dev.czar.world.agent.AgentProfile.InvalidAgentException;
import dev.czar.world.agent.UsageProfile.ModelPrice;
import dev.czar.world.transcript.TranscriptReader.TranscriptFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what a profile says of use. */
final class UsageProfileReader {

    private static final List<String> PRICES = List.of("input", "output", "cacheRead", "cacheWrite");

    private final String agent;

    private UsageProfileReader(String agent) {
        this.agent = agent;
    }

    static UsageProfile read(String agent, Object written) throws InvalidAgentException {
        return new UsageProfileReader(agent).usage(written == null ? Map.of() : written);
    }

    private UsageProfile usage(Object written) throws InvalidAgentException {
        Map<?, ?> map = map("usage", written);
        if (!Set.of("transcript", "prices", "contextWindows").containsAll(map.keySet())) {
            throw wrong("usage", "transcript, prices and contextWindows");
        }
        Map<String, ModelPrice> prices = new LinkedHashMap<>();
        for (Map.Entry<?, ?> model : map("usage.prices", map.get("prices")).entrySet()) {
            prices.put(model.getKey().toString(), price("usage.prices." + model.getKey(), model.getValue()));
        }
        Map<String, Long> windows = new LinkedHashMap<>();
        for (Map.Entry<?, ?> model :
                map("usage.contextWindows", map.get("contextWindows")).entrySet()) {
            windows.put(model.getKey().toString(), (long) number("usage.contextWindows", model.getValue()));
        }
        return new UsageProfile(format(map.get("transcript")), prices, windows);
    }

    private TranscriptFormat format(Object written) throws InvalidAgentException {
        String name = written == null ? TranscriptFormat.NONE.name() : written.toString();
        for (TranscriptFormat format : TranscriptFormat.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw wrong("usage.transcript", "claude, codex, gemini, qwen, copilot, opencode or none");
    }

    private ModelPrice price(String key, Object written) throws InvalidAgentException {
        Map<?, ?> map = map(key, written);
        if (!map.keySet().equals(Set.copyOf(PRICES))) {
            throw wrong(key, "the dollars for a million tokens of each of " + PRICES);
        }
        return new ModelPrice(
                number(key, map.get("input")),
                number(key, map.get("output")),
                number(key, map.get("cacheRead")),
                number(key, map.get("cacheWrite")));
    }

    private Map<?, ?> map(String key, Object written) throws InvalidAgentException {
        if (written == null) {
            return Map.of();
        }
        if (written instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(key, "names and values");
    }

    private double number(String key, Object written) throws InvalidAgentException {
        try {
            double number = Double.parseDouble(String.valueOf(written));
            if (number >= 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw wrong(key, "numbers");
        }
        throw wrong(key, "numbers that are not negative");
    }

    private InvalidAgentException wrong(String key, String expected) {
        return new InvalidAgentException("agent " + agent + ": " + key + " must be " + expected);
    }
}
