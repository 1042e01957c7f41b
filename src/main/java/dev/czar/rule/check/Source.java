package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Name;
import dev.czar.rule.check.Matched.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** A rule file that could be parsed, with its syntax tree. */
public record Source(String file, String text, PackageDescr tree) {

    public Stream<RuleDescr> rules() {
        return tree.getRules().stream();
    }

    /** The text of a rule, from its name to its end. */
    public String text(RuleDescr rule) {
        Span span = span(rule);
        return text.substring(span.start(), span.end());
    }

    /** The compiler's word against a rule. */
    public Diagnostic refused(RuleDescr rule, Span at, String message, String hint) {
        return diagnostic(new Finding(Code.COMPILE, message, hint), at, rule.getName());
    }

    /** The compiler's word against the file as a whole. */
    public Diagnostic refused(String message, String hint) {
        return diagnostic(new Finding(Code.COMPILE, message, hint), new Span(0, 1), "");
    }

    /** The stretch that says a word first in a rule; the rule's head when it is not there. */
    public Span find(RuleDescr rule, String word) {
        int start = Math.max(0, rule.getStartCharacter());
        int found = text.indexOf(word, start);
        return found < 0 || found > Math.max(start, rule.getEndCharacter())
                ? head(rule)
                : new Span(found, found + word.length());
    }

    Diagnostic diagnostic(Finding finding, Span at, String rule) {
        return Texts.diagnostic(file, text, rule, at, finding);
    }

    /** {@code rule "name"}. */
    Span head(RuleDescr rule) {
        int start = Math.max(0, rule.getStartCharacter());
        int name = text.indexOf(rule.getName(), start);
        int end = name < 0 ? start + 1 : name + rule.getName().length();
        boolean quoted = end < text.length() && "\"'".indexOf(text.charAt(end)) >= 0;
        return new Span(start, Math.min(quoted ? end + 1 : end, text.length()));
    }

    /** Where an element of the tree stands, without what follows it; the beginning when it does not say. */
    Span span(BaseDescr descr) {
        int start = Math.min(Math.max(0, descr.getStartCharacter()), text.length());
        int end = Math.min(Math.max(start + 1, descr.getEndCharacter() + 1), text.length());
        while (end > start + 1 && " \t\r\n;,".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return new Span(start, end);
    }

    /** Where a constraint stands; what is read there is what the engine reads, but for single quotes. */
    Span place(ExprConstraintDescr descr) throws Refused {
        int start = descr.getStartCharacter();
        String expression = descr.getExpression();
        int end = Math.min(text.length(), Math.max(0, start) + expression.length());
        if (start < 0 || !text.substring(start, end).replace('\'', '"').equals(expression.replace('\'', '"'))) {
            throw new Refused(
                    new Finding(Code.SYNTAX, "a constraint that cannot be found: " + expression, "write it plainly"),
                    new Span(0, 1));
        }
        return new Span(start, end);
    }

    /** A word inside an element. */
    Span word(BaseDescr inside, String word) {
        return word(span(inside), word);
    }

    Span word(Span inside, String word) {
        for (Token token : Lexer.tokens(text, inside)) {
            if (token.is(word)) {
                return token.span();
            }
        }
        int found = text.indexOf(word, inside.start());
        return found < 0 || found >= inside.end() ? inside : new Span(found, found + word.length());
    }

    /** The text after {@code then}. */
    Span consequence(RuleDescr rule) {
        String code = String.valueOf(rule.getConsequence()).strip();
        int end = Math.min(Math.max(0, rule.getEndCharacter() + 1), text.length());
        int found = text.lastIndexOf(code, end);
        return code.isEmpty() || found < 0 ? new Span(end, end) : new Span(found, found + code.length());
    }

    Tokens tokens(Span span) {
        return new Tokens(Lexer.tokens(text, span));
    }

    Expression expression(Span span) throws Refused {
        Tokens tokens = tokens(span);
        Expression expression = new ExpressionParser(tokens, false).either();
        if (!tokens.atEnd()) {
            throw tokens.refused();
        }
        return expression;
    }

    /** {@code expression}, or {@code $name : expression}. */
    Constraint constraint(Span span) throws Refused {
        List<Token> all = Lexer.tokens(text, span);
        boolean binding = all.size() > 2
                && all.get(0).kind() == Token.Kind.NAME
                && all.get(1).is(":");
        Optional<Name> name =
                binding ? Optional.of(new Name(all.get(0).text(), all.get(0).span())) : Optional.empty();
        return new Constraint(
                name, expression(binding ? new Span(all.get(1).span().end(), span.end()) : span));
    }
}
