package dev.czar.rule.check.reading;

import dev.czar.decision.Action;
import dev.czar.decision.Refusal;
import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Fact.MeasuredValue;
import dev.czar.fact.Limit;
import dev.czar.fact.Memory;
import dev.czar.fact.Order;
import dev.czar.fact.Sensed;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything a rule may name, in Markdown: facts, conclusions, actions, calls and values, with fields, meaning and who states them. */
public final class VocabularyPage {

    private static final int MOST_IN_EXAMPLE = 3;

    /** Which fact it is, for the board and not for rules. */
    private static final Set<String> IDENTITY = Set.of("key", "subject");

    private final Map<String, String> rules;
    private final Map<String, String> meanings;

    /** {@code rules} are the texts of rule files by name, {@code meanings} lines such as {@code Clock: The wall clock.} */
    public VocabularyPage(Map<String, String> rules, String meanings) {
        this.rules = new TreeMap<>(rules);
        this.meanings = meanings(meanings);
    }

    public String markdown() {
        return """
                # Facts, actions and calls

                Printed by `czar facts --catalogue`: all that a rule may name. `czar facts` shows what is known now, `czar facts --schema` is the JSON Schema of a facts file.
                A time is written `Duration.ofMinutes( 5 )` in rules and `PT5M` in facts files; a number is whole; a list is asked with `contains`; ages count up from the
                moment the fact is about. Fields after *also* are computed and not given in facts files.

                """
                + section("Sensed: seen in the world", Sensed.class, "a sensor, or what came of an action")
                + section("Remembered: what was done before", Memory.class, "the outcome of an action")
                + section("Orders: a person's word", Order.class, "a person, by command or on the dashboard")
                + section("Limits", Limit.class, "")
                + section("Concluded by rules", Derived.class, "")
                + section("Actions", Action.class, "")
                + section("Refusals", Refusal.class, "")
                + calls()
                + values();
    }

    /** What a fact, action or conclusion is and holds, and who states it; empty for another word. */
    public Optional<String> entry(String name) {
        return Optional.ofNullable(RuleVocabulary.MATCHED.get(name))
                .filter(Class::isRecord)
                .map(type -> entry(type, Sensed.class.isAssignableFrom(type) ? "a sensor" : ""))
                .or(() -> Optional.ofNullable(meanings.get(name)));
    }

    /** What each name means. */
    public static Map<String, String> meanings(String text) {
        return text.lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (one, other) -> one, TreeMap::new));
    }

    private String section(String title, Class<?> family, String stated) {
        Map<String, Class<?>> types = new TreeMap<>();
        RuleVocabulary.families(family).filter(Class::isRecord).forEach(type -> types.put(type.getSimpleName(), type));
        return "## " + title + "\n\n"
                + types.values().stream().map(type -> entry(type, stated)).collect(Collectors.joining());
    }

    private String entry(Class<?> type, String stated) {
        String name = type.getSimpleName();
        String by = stated.isEmpty() ? concludedIn(name) : stated;
        return "### " + name + "\n\n" + meanings.getOrDefault(name, "") + "\n\n" + fields(type) + "Stated by " + by
                + ". Example: `" + example(type) + "`\n\n";
    }

    private String concludedIn(String name) {
        List<String> files = rules.entrySet().stream()
                .filter(file -> file.getValue().contains("insertLogical( new " + name + "("))
                .map(file -> "`" + file.getKey() + "`")
                .toList();
        return files.isEmpty() ? "rules of your own" : "rules in " + String.join(", ", files);
    }

    private static String fields(Class<?> type) {
        Set<String> given = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        String own = Stream.of(type.getRecordComponents())
                .map(part -> "`" + part.getName() + "` "
                        + word(ValueType.of(part.getGenericType(), part.getType(), part.getName()))
                        + range(part.getAccessor()))
                .collect(Collectors.joining(", "));
        String also = AllowedMembers.fields(type).entrySet().stream()
                .filter(field -> !given.contains(field.getKey()))
                .filter(field -> !Fact.class.isAssignableFrom(type) || !IDENTITY.contains(field.getKey()))
                .map(field -> "`" + field.getKey() + "` " + word(field.getValue())
                        + AllowedMembers.reader(type, field.getKey())
                                .map(VocabularyPage::range)
                                .orElse(""))
                .collect(Collectors.joining(", "));
        return (own.isEmpty() ? "No fields" : "Fields: " + own) + (also.isEmpty() ? "" : "; also " + also) + ".\n\n";
    }

    /** Between which numbers it is, and how many are one of what people count. */
    private static String range(Method reader) {
        MeasuredValue measured = reader.getAnnotation(MeasuredValue.class);
        if (measured == null || reader.getReturnType() == Duration.class) {
            return "";
        }
        if (measured.whole() > 1) {
            return " (%d for a %s)".formatted(measured.whole(), measured.called());
        }
        return measured.most() < Long.MAX_VALUE ? " from %d to %d".formatted(measured.least(), measured.most()) : "";
    }

    private static String word(ValueType kind) {
        if (kind.collection()) {
            return "list of " + kind.element().map(VocabularyPage::word).orElse("values");
        }
        return word(kind.type());
    }

    private static String word(Class<?> type) {
        if (type == Duration.class) {
            return "time";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return Number.class.isAssignableFrom(type) ? "number" : type.getSimpleName();
    }

    private static String example(Class<?> type) {
        boolean fact = Fact.class.isAssignableFrom(type);
        String bound = Stream.of(type.getRecordComponents())
                .limit(MOST_IN_EXAMPLE)
                .map(part -> "$" + part.getName() + " : " + part.getName())
                .collect(Collectors.joining(", "));
        return (fact ? "" : "$action : ") + type.getSimpleName() + (bound.isEmpty() ? "()" : "( " + bound + " )");
    }

    private static String calls() {
        return "## Calls\n\n"
                + AllowedMembers.callable().entrySet().stream()
                        .map(type -> "- on `" + type.getKey() + "`: "
                                + new TreeSet<>(type.getValue())
                                        .stream().map(call -> "`" + call + "`").collect(Collectors.joining(", "))
                                + "\n")
                        .collect(Collectors.joining())
                + "\nA whole list: `Glob.some( paths, \"src/db/**\" )`, `Glob.every( paths, \"docs/**\" )`, `Glob.none( labels, \"wip\" )`; one text:"
                + " `Glob.matches( task, \"hotfix-*\" )`. Of many facts: `accumulate( Assigned(); $n : count(); $n >= 2 )` with "
                + AllowedMembers.AccumulateFunctions.FUNCTIONS.stream()
                        .map(function -> "`" + function + "`")
                        .collect(Collectors.joining(", "))
                + ".\n\n";
    }

    private String values() {
        return "## Values\n\n"
                + RuleVocabulary.ENUMERATIONS.entrySet().stream()
                        .map(type -> "- `" + type.getKey() + "`: " + meanings.getOrDefault(type.getKey(), "") + " "
                                + Arrays.stream(type.getValue().getEnumConstants())
                                        .map(value -> "`" + type.getKey() + "." + value + "`")
                                        .collect(Collectors.joining(", "))
                                + "\n")
                        .collect(Collectors.joining());
    }
}
