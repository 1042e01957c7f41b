package dev.czar.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.console.ConsoleOutput.PrintableText;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A fact or an action on one line: its type, then its fields that say something. */
public final class FactText {

    private static final Set<String> NAMES = Set.of("fact", "kind", "seen");
    private static final int LONGEST = 100;

    private FactText() {}

    public static String of(JsonNode fact) {
        String type = fact.path("fact").asText(fact.path("kind").asText());
        return Stream.concat(Stream.of(type), fields(fact)).collect(Collectors.joining(" "));
    }

    public static Stream<String> fields(JsonNode fact) {
        return fact.properties().stream()
                .filter(field -> !NAMES.contains(field.getKey()) || isKindOfTask(fact, field.getKey()))
                .map(field -> Map.entry(field.getKey(), value(field.getValue())))
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + field.getValue());
    }

    /** In facts, unlike in actions, {@code kind} is a field like any other. */
    private static boolean isKindOfTask(JsonNode fact, String field) {
        return field.equals("kind") && fact.has("fact");
    }

    private static String value(JsonNode value) {
        String text =
                value.isTextual() ? value.asText() : value.isEmpty() && value.isContainerNode() ? "" : value.toString();
        String shown = PrintableText.line(text.matches("-?PT?[0-9].*") ? DurationText.of(value) : text);
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }

    /** What something waits for, as REST lists it: its texts, {@code unknown} where no rule concludes it. */
    public static final class WaitingText {

        private WaitingText() {}

        public static String of(JsonNode waitingFor) {
            return waitingFor.isArray()
                    ? joined(waitingFor, step -> step.path("text").asText())
                    : "unknown";
        }

        /** With the words of the rules. */
        public static String withWhy(JsonNode waitingFor) {
            return waitingFor.isArray()
                    ? joined(
                            waitingFor,
                            step -> step.path("text").asText() + " ("
                                    + step.path("why").asText() + ")")
                    : "unknown";
        }

        private static String joined(JsonNode steps, Function<JsonNode, String> text) {
            return StreamSupport.stream(steps.spliterator(), false)
                    .map(text)
                    .map(PrintableText::line)
                    .collect(Collectors.joining(", "));
        }
    }

    /** Names of enum constants and fields as words. */
    public static final class NameText {

        private NameText() {}

        /** {@code COMPLETION_CLAIMED} and {@code CompletionClaimed} become {@code completion claimed}. */
        public static String of(String constant) {
            return constant.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                    .replace('_', ' ')
                    .toLowerCase(Locale.ROOT);
        }
    }
}
