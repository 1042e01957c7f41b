package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.RuleToken.Kind;
import dev.czar.rule.check.syntax.RuleToken.Lexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people most likely meant where the engine's parser gave up: where the mistake begins, and the way out. */
record SyntaxAdvice(TextSpan place, String message, String hint) {

    private static final Set<String> KEYWORDS = Set.of("rule", "when", "then", "end", "not", "exists", "or", "and");
    private static final String CURLY = "\u201c\u201d\u201e\u2018\u2019";

    private static final Map<String, String> WORDS = Map.of(
            "and", "write && or a comma inside a pattern",
            "or", "write || inside a pattern",
            "is", "write ==",
            "equals", "write ==",
            "else", "a rule has no other case: write a rule of its own for it");

    Finding finding() {
        return new Finding(DiagnosticCode.SYNTAX, message, hint);
    }

    /** {@code offset} is where the parser stopped; empty when nothing better can be said than it did. */
    static Optional<SyntaxAdvice> at(String text, int offset) {
        List<RuleToken> tokens = Lexer.tokens(text, new TextSpan(0, text.length()));
        return unended(tokens).or(() -> {
            int index = index(tokens, offset);
            return word(tokens, index)
                    .or(() -> spelling(tokens, index))
                    .or(() -> missing(tokens, index))
                    .or(() -> beside(tokens, index));
        });
    }

    private static int index(List<RuleToken> tokens, int offset) {
        int index = 0;
        while (index < tokens.size() - 1 && tokens.get(index).span().end() <= offset) {
            index++;
        }
        return index;
    }

    /** A quote or comment without its end hides all that follows it. */
    private static Optional<SyntaxAdvice> unended(List<RuleToken> tokens) {
        for (int index = 0; index + 1 < tokens.size(); index++) {
            RuleToken token = tokens.get(index);
            if (token.kind() == Kind.SIGN && CURLY.contains(token.text())) {
                return advice(token, "a typographic quote", "write \"...\" with straight quotes");
            }
            if (token.kind() == Kind.SIGN && Character.isSpaceChar(token.text().charAt(0))) {
                return advice(
                        token, "a space of another kind, such as one that keeps words together", "write a plain one");
            }
            if (token.is("\"") || token.is("'")) {
                return advice(token, "a text begins here and does not end on its line", "close it with \"");
            }
            if (token.is("/") && tokens.get(index + 1).is("*")) {
                return advice(token, "a comment begins here and does not end", "close it with */");
            }
        }
        return Optional.empty();
    }

    private static Optional<SyntaxAdvice> word(List<RuleToken> tokens, int index) {
        RuleToken token = tokens.get(index);
        String next = tokens.get(Math.min(index + 1, tokens.size() - 1)).text();
        String lower = token.text().toLowerCase(Locale.ROOT);
        if (token.is("=")) {
            boolean binding = open(tokens, index).isEmpty();
            String meant = next.equals("!") ? "write !=" : next.equals(">") ? "write >=" : "compare with ==";
            return advice(
                    token, "\"=\" compares nothing", binding ? "bind a fact with a colon: $name : Fact( ... )" : meant);
        }
        if (token.is("#")) {
            return advice(token, "\"#\" begins no comment", "begin it with //");
        }
        if (token.kind() == Kind.NAME && !token.text().equals(lower) && KEYWORDS.contains(lower)) {
            return advice(token, "\"" + token.text() + "\" is not expected here", "write " + lower);
        }
        if (index > 0 && tokens.get(index - 1).is("else")) {
            return word(tokens, index - 1);
        }
        return WORDS.containsKey(token.text()) && token.kind() == Kind.NAME
                ? advice(token, "\"" + token.text() + "\" is not expected here", WORDS.get(token.text()))
                : Optional.empty();
    }

    /** What other engines and languages write here. */
    private static Optional<SyntaxAdvice> spelling(List<RuleToken> tokens, int index) {
        RuleToken token = tokens.get(index);
        if (token.kind() == Kind.NUMBER && token.text().contains("_")) {
            return advice(
                    token,
                    "\"" + token.text() + "\" is not a number",
                    "write " + token.text().replace("_", ""));
        }
        Optional<RuleToken> called = open(tokens, index)
                .map(tokens::indexOf)
                .filter(open -> open > 0)
                .map(open -> tokens.get(open - 1));
        if (called.filter(word -> word.is("memberOf")).isPresent()) {
            return advice(called.get(), "memberOf takes one list", "write in ( \"a\", \"b\" ), or field == $binding");
        }
        return called.filter(
                        word -> Set.of("init", "action", "reverse", "result").contains(word.text()))
                .flatMap(
                        word -> advice(
                                word,
                                "code in an accumulation has no place in a rule",
                                "write accumulate( pattern; $n : count() ), or sum, min, max, average, collectList, collectSet"));
    }

    /** A part of the rule that should have come before. */
    private static Optional<SyntaxAdvice> missing(List<RuleToken> tokens, int index) {
        RuleToken token = tokens.get(index);
        Set<String> said = since(tokens, index);
        if (!said.contains("rule")) {
            return Optional.empty();
        }
        if (said.contains("end")) {
            RuleToken first = tokens.get(after(tokens, index, "end"));
            return advice(
                    first,
                    "\"" + first.text() + "\" is in no rule",
                    "a file holds rules only; begin a comment with //");
        }
        if (token.is("then") || token.is("end")) {
            Optional<RuleToken> open = open(tokens, index);
            if (open.isPresent()) {
                return advice(open.get(), "this parenthesis is not closed before \"" + token.text() + "\"", "add )");
            }
        }
        if (token.kind() == Kind.END && said.contains("then")) {
            return advice(
                    tokens.get(Math.max(0, index - 1)),
                    "the rule does not end",
                    "add \"end\" on a line of its own after the conclusion");
        }
        if (token.is("end") && said.contains("when") && !said.contains("then")) {
            return advice(token, "\"then\" is missing", "write \"then\" between the conditions and the conclusion");
        }
        return said.contains("when") ? Optional.empty() : head(tokens, index);
    }

    private static Optional<SyntaxAdvice> head(List<RuleToken> tokens, int index) {
        RuleToken token = tokens.get(index);
        RuleToken before = tokens.get(Math.max(0, index - 1));
        if (before.is("rule")) {
            return advice(before, "the rule has no name", "write rule \"a sentence\"");
        }
        boolean annotation = index > 1 && tokens.get(index - 2).is("@");
        if (annotation && !token.is("(")) {
            return advice(token, "\"(\" is missing", "write @" + before.text() + "(\"...\")");
        }
        if (token.is("@")) {
            return advice(
                    before, "an attribute before \"@\"", "rules have no attributes; exclude with a condition, or veto");
        }
        return token.kind() == Kind.NAME
                ? advice(token, "\"when\" is missing", "write \"when\" before the conditions")
                : Optional.empty();
    }

    /** Two conditions of one pattern without anything between. */
    private static Optional<SyntaxAdvice> beside(List<RuleToken> tokens, int index) {
        RuleToken token = tokens.get(index);
        if (index == 0 || !value(token) || !inPattern(tokens, index)) {
            return Optional.empty();
        }
        RuleToken before = tokens.get(index - 1);
        return value(before) || before.is(")")
                ? advice(
                        token,
                        "a comma is missing before \"" + token.text() + "\"",
                        "put \",\" (and) or \"||\" (or) between two conditions")
                : Optional.empty();
    }

    private static boolean inPattern(List<RuleToken> tokens, int index) {
        int before = open(tokens, index).map(tokens::indexOf).orElse(0) - 1;
        return before >= 0 && Character.isUpperCase(tokens.get(before).text().codePointAt(0));
    }

    private static boolean value(RuleToken token) {
        return token.kind() == Kind.NAME || token.kind() == Kind.NUMBER || token.kind() == Kind.TEXT;
    }

    /** The place behind the last such word before a token. */
    private static int after(List<RuleToken> tokens, int index, String word) {
        int at = index;
        while (!tokens.get(at - 1).is(word)) {
            at--;
        }
        return at;
    }

    /** The words since the rule began that hold a token. */
    private static Set<String> since(List<RuleToken> tokens, int index) {
        Set<String> said = new HashSet<>();
        for (int at = index - 1; at >= 0 && !said.contains("rule"); at--) {
            if (tokens.get(at).kind() == Kind.NAME) {
                said.add(tokens.get(at).text());
            }
        }
        return said;
    }

    /** The innermost parenthesis of the part that is open at a token. */
    private static Optional<RuleToken> open(List<RuleToken> tokens, int index) {
        Deque<RuleToken> open = new ArrayDeque<>();
        for (int at = 0; at < index; at++) {
            RuleToken token = tokens.get(at);
            if (token.is("(")) {
                open.push(token);
            } else if (token.is(")")) {
                open.poll();
            } else if (token.is("rule") || token.is("when") || token.is("then") || token.is("end")) {
                open.clear();
            }
        }
        return Optional.ofNullable(open.peek());
    }

    private static Optional<SyntaxAdvice> advice(RuleToken at, String message, String hint) {
        return Optional.of(new SyntaxAdvice(at.span(), message, hint));
    }
}
