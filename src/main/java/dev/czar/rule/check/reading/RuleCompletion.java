package dev.czar.rule.check.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What can follow at a place of a rule file: facts, fields, values, bindings, calls and words of the language. */
public final class RuleCompletion {

    /** What an offered word stands for. */
    public enum Kind {
        KEYWORD,
        TYPE,
        FIELD,
        VALUE,
        BINDING,
        CALL,
        RULE
    }

    /** A word that can follow, of which kind, and what it means or holds. */
    public record Offer(String word, Kind kind, String meaning) {}

    private static final Set<String> COMPARED = Set.of("==", "!=");
    private static final Set<String> OPERATORS =
            Set.of("==", "!=", "<", ">", "<=", ">=", "contains", "memberOf", "matches");
    private static final String RULE_BODY =
            "rule \"\"\n  @capability(\"A4\") @why(\"\")\nwhen\n  \nthen\n  insertLogical( new  );\nend\n";

    private final Map<String, String> meanings;
    private final Collection<String> rules;
    private final List<Offer> offers = new ArrayList<>();

    /** {@code meanings} by the names of types; {@code rules} are the names of all rules. */
    public RuleCompletion(Map<String, String> meanings, Collection<String> rules) {
        this.meanings = meanings;
        this.rules = rules;
    }

    /** All that begins as what stands before the place does; the rest is left to the editor. */
    public List<Offer> at(String text, int offset) {
        RuleCursor cursor = RuleCursor.at(text, offset);
        offers.clear();
        if (cursor.begun().startsWith("\"")) {
            replaced(cursor);
        } else if (cursor.before(1).equals(".")) {
            members(cursor.before(2));
        } else {
            words(cursor);
        }
        String begun = cursor.begun().replace("\"", "");
        return offers.stream()
                .filter(offer -> offer.word().regionMatches(true, 0, begun, 0, begun.length()))
                .distinct()
                .toList();
    }

    private void replaced(RuleCursor cursor) {
        boolean named = cursor.inside().equals("replaces") || cursor.before(1).equals("rule");
        add(named ? rules.stream() : Stream.empty(), Kind.RULE, "");
    }

    private void members(String of) {
        AllowedMembers.type(of).ifPresent(type -> {
            if (type.isEnum()) {
                Stream.of(type.getEnumConstants())
                        .forEach(value -> offers.add(new Offer(value.toString(), Kind.VALUE, of)));
            } else {
                add(AllowedMembers.calls(type, true).stream().sorted(), Kind.CALL, of);
            }
        });
    }

    private void words(RuleCursor cursor) {
        switch (cursor.part()) {
            case OUTSIDE -> offers.add(new Offer(RULE_BODY, Kind.KEYWORD, "a rule"));
            case HEAD -> head(cursor);
            case CONDITION -> condition(cursor);
            case CONCLUSION -> conclusion(cursor);
        }
    }

    private void head(RuleCursor cursor) {
        Stream<String> names = Stream.of("capability", "off", "replaces", "why");
        add(cursor.before(1).equals("@") ? names : Stream.of("when"), Kind.KEYWORD, "");
    }

    private void condition(RuleCursor cursor) {
        Class<?> fact = RuleVocabulary.MATCHED.get(cursor.inside());
        if (fact == null) {
            types(RuleVocabulary.MATCHED.keySet());
            add(Stream.of("accumulate", "and", "exists", "not", "or", "then"), Kind.KEYWORD, "");
        } else if (OPERATORS.contains(cursor.before(1))) {
            compared(cursor, fact);
        } else {
            AllowedMembers.fields(fact).forEach((name, kind) -> offers.add(new Offer(name, Kind.FIELD, kind.plain())));
            bindings(cursor);
        }
    }

    private void compared(RuleCursor cursor, Class<?> fact) {
        ValueType kind = AllowedMembers.fields(fact).get(cursor.before(2));
        if (kind != null && kind.enumeration() && COMPARED.contains(cursor.before(1))) {
            String name = kind.type().getSimpleName();
            Stream.of(kind.type().getEnumConstants())
                    .forEach(value -> offers.add(new Offer(name + "." + value, Kind.VALUE, name)));
        }
        if (kind != null && kind.truth()) {
            add(Stream.of("true", "false"), Kind.VALUE, "");
        }
        bindings(cursor);
        add(Stream.of("Duration"), Kind.TYPE, "such as Duration.ofMinutes( 5 )");
    }

    private void conclusion(RuleCursor cursor) {
        if (cursor.before(1).equals("new")) {
            types(RuleVocabulary.CONCLUDED.keySet());
        } else if (cursor.inside().isEmpty()) {
            add(Stream.of("insertLogical( new ", "end"), Kind.KEYWORD, "");
        } else {
            bindings(cursor);
            add(RuleVocabulary.ENUMERATIONS.keySet().stream(), Kind.TYPE, "");
        }
    }

    private void types(Collection<String> names) {
        names.forEach(name -> offers.add(new Offer(name, Kind.TYPE, meanings.getOrDefault(name, ""))));
    }

    private void bindings(RuleCursor cursor) {
        add(cursor.bindings().stream(), Kind.BINDING, "");
    }

    private void add(Stream<String> words, Kind kind, String meaning) {
        words.forEach(word -> offers.add(new Offer(word, kind, meaning)));
    }
}
