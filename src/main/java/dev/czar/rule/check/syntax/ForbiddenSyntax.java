package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import java.util.Map;

/** What is said of the words and signs that have no place in a rule. */
public final class ForbiddenSyntax {

    private static final String COMPARE = "a constraint only compares fields, bindings and literals";
    private static final String ONE = "write exactly one: insertLogical( new X( ... ) );";

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("?", "a choice ( ? : )"),
            Map.entry("=", "an assignment"),
            Map.entry(":=", "a unification"),
            Map.entry("->", "a lambda"),
            Map.entry("::", "a method reference"),
            Map.entry("#", "an inline cast"),
            Map.entry("[", "an index or an operator of an event"),
            Map.entry("/", "a path or a division"),
            Map.entry("%", "a remainder"),
            Map.entry("new", "the creation of an object"),
            Map.entry("instanceof", "a test of the type"),
            Map.entry("class", "a class"),
            Map.entry("eval", "eval"),
            Map.entry("++", "a change of a value"),
            Map.entry("--", "a change of a value"),
            Map.entry("{", "a block of code"),
            Map.entry("while", "a loop"),
            Map.entry("for", "a loop"),
            Map.entry("do", "a loop"),
            Map.entry("if", "a branch"),
            Map.entry("switch", "a branch"),
            Map.entry("try", "a block of code"),
            Map.entry("synchronized", "a block of code"),
            Map.entry("throw", "an exception"),
            Map.entry("return", "a return"),
            Map.entry("import", "an import"),
            Map.entry("soundslike", "the operator soundslike"),
            Map.entry("str", "the operator str"),
            Map.entry("after", "an operator of events"),
            Map.entry("before", "an operator of events"),
            Map.entry("null", "null"));

    private ForbiddenSyntax() {}

    static Finding refused(RuleToken token) {
        if (token.is("null") || token.is("!.")) {
            return new Finding(
                    DiagnosticCode.NULL, "\"" + token.text() + "\": no component is ever null", "\"\" means none");
        }
        if (token.text().codePoints().anyMatch(letter -> letter > 'z' && Character.isLetter(letter))) {
            return new Finding(
                    DiagnosticCode.SYNTAX,
                    "\"" + shown(token) + "\" outside a text",
                    "names are made of the letters a to z, digits and _; any letter may stand in \"...\"");
        }
        String name = NAMED.get(token.text());
        return name == null
                ? new Finding(DiagnosticCode.SYNTAX, "\"" + shown(token) + "\" is not expected here", COMPARE)
                : new Finding(DiagnosticCode.FORBIDDEN, name + " has no place in a rule", hint(token));
    }

    public static Finding conclusion(RuleToken token) {
        String name = NAMED.get(token.text());
        return new Finding(
                DiagnosticCode.CONCLUSION,
                name == null
                        ? "the conclusion is not a logical insertion: \"" + shown(token) + "\""
                        : name + " has no place in a conclusion",
                ONE);
    }

    static boolean forbidden(RuleToken token) {
        return token.kind() != RuleToken.Kind.TEXT && NAMED.containsKey(token.text());
    }

    private static String hint(RuleToken token) {
        return switch (token.text()) {
            case "?", "if", "switch" -> "write one rule for each case";
            case "=" -> "compare with ==, bind with $name : field";
            case ":=" -> "bind with $name : field";
            case "instanceof", "#" -> "match the type in a pattern of its own";
            default -> COMPARE;
        };
    }

    private static String shown(RuleToken token) {
        return token.kind() == RuleToken.Kind.END ? "the end" : token.text();
    }
}
