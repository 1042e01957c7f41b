package dev.czar.world.agent;

import dev.czar.world.transcript.TokenCount;
import dev.czar.world.transcript.TranscriptReader.TranscriptFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an agent's use: the form of its transcripts, and by the beginnings of models' names their prices and the
 * sizes of their contexts in tokens.
 */
public record UsageProfile(
        TranscriptFormat transcript, Map<String, ModelPrice> prices, Map<String, Long> contextWindows) {

    public UsageProfile {
        prices = Map.copyOf(prices);
        contextWindows = Map.copyOf(contextWindows);
    }

    /** Dollars for a million tokens of each sort. */
    public record ModelPrice(double input, double output, double cacheRead, double cacheWrite) {

        /** Of these tokens, in millionths of a dollar. */
        public long cost(TokenCount tokens) {
            return Math.round(tokens.input() * input
                    + tokens.output() * output
                    + tokens.cacheRead() * cacheRead
                    + tokens.cacheWrite() * cacheWrite);
        }
    }

    /** Empty when nobody has said what the model costs. */
    public Optional<ModelPrice> price(String model) {
        return longest(prices, model);
    }

    /** Zero when it is not known. */
    public long contextWindow(String model) {
        return longest(contextWindows, model).orElse(0L);
    }

    private static <T> Optional<T> longest(Map<String, T> byBeginning, String model) {
        return byBeginning.entrySet().stream()
                .filter(entry -> model.startsWith(entry.getKey()))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }
}
