package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.CheckDiagnostic.DiagnosticFactory;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RulePattern.Constraint;
import dev.czar.rule.check.syntax.RuleToken.Lexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** A rule file that could be parsed, with its syntax tree. */
public record ParsedRuleFile(String file, String text, PackageDescr tree) {

    public Stream<RuleDescr> rules() {
        return tree.getRules().stream();
    }

    /** The text of a rule, from its name to its end. */
    public String text(RuleDescr rule) {
        TextSpan span = span(rule);
        return text.substring(span.start(), span.end());
    }

    /** The compiler's word against a rule. */
    public CheckDiagnostic compileError(RuleDescr rule, TextSpan at, String message, String hint) {
        return diagnostic(new Finding(DiagnosticCode.COMPILE, message, hint), at, rule.getName());
    }

    /** The compiler's word against the file as a whole. */
    public CheckDiagnostic compileError(String message, String hint) {
        return diagnostic(new Finding(DiagnosticCode.COMPILE, message, hint), new TextSpan(0, 1), "");
    }

    /** The stretch that says a word first in a rule; the rule's head when it is not there. */
    public TextSpan find(RuleDescr rule, String word) {
        int start = Math.max(0, rule.getStartCharacter());
        int found = text.indexOf(word, start);
        return found < 0 || found > Math.max(start, rule.getEndCharacter())
                ? head(rule)
                : new TextSpan(found, found + word.length());
    }

    public CheckDiagnostic diagnostic(Finding finding, TextSpan at, String rule) {
        return RuleTable.isTable(file)
                ? DiagnosticFactory.inTable(file, text, rule, at, finding)
                : DiagnosticFactory.diagnostic(file, text, rule, at, finding);
    }

    /** The line that something stands in, also of a table. */
    public int line(TextSpan at) {
        return TextSpan.TextPosition.at(text, at.start()).line();
    }

    /** {@code rule "name"}. */
    public TextSpan head(RuleDescr rule) {
        int start = Math.max(0, rule.getStartCharacter());
        int name = text.indexOf(rule.getName(), start);
        int end = name < 0 ? start + 1 : name + rule.getName().length();
        boolean quoted = end < text.length() && "\"'".indexOf(text.charAt(end)) >= 0;
        return new TextSpan(start, Math.min(quoted ? end + 1 : end, text.length()));
    }

    /** Where an element of the tree stands, without what follows it; the beginning when it does not say. */
    public TextSpan span(BaseDescr descr) {
        int start = Math.min(Math.max(0, descr.getStartCharacter()), text.length());
        int end = Math.min(Math.max(start + 1, descr.getEndCharacter() + 1), text.length());
        while (end > start + 1 && " \t\r\n;,".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return new TextSpan(start, end);
    }

    /** Where a constraint stands; what is read there is what the engine reads, but for single quotes. */
    public TextSpan place(ExprConstraintDescr descr) throws InvalidExpression {
        int start = descr.getStartCharacter();
        String expression = descr.getExpression();
        int end = Math.min(text.length(), Math.max(0, start) + expression.length());
        if (start < 0 || !text.substring(start, end).replace('\'', '"').equals(expression.replace('\'', '"'))) {
            throw new InvalidExpression(
                    new Finding(
                            DiagnosticCode.SYNTAX,
                            "a constraint that cannot be found: " + expression,
                            "write it plainly"),
                    new TextSpan(0, 1));
        }
        return new TextSpan(start, end);
    }

    /** A word inside an element. */
    public TextSpan word(BaseDescr inside, String word) {
        return word(span(inside), word);
    }

    public TextSpan word(TextSpan inside, String word) {
        for (RuleToken token : Lexer.tokens(text, inside)) {
            if (token.is(word)) {
                return token.span();
            }
        }
        int found = text.indexOf(word, inside.start());
        return found < 0 || found >= inside.end() ? inside : new TextSpan(found, found + word.length());
    }

    /** The text after {@code then}. */
    public TextSpan consequence(RuleDescr rule) {
        String code = String.valueOf(rule.getConsequence()).strip();
        int end = Math.min(Math.max(0, rule.getEndCharacter() + 1), text.length());
        int found = text.lastIndexOf(code, end);
        return code.isEmpty() || found < 0 ? new TextSpan(end, end) : new TextSpan(found, found + code.length());
    }

    public TokenReader tokens(TextSpan span) {
        return new TokenReader(Lexer.tokens(text, span));
    }

    public RuleExpression expression(TextSpan span) throws InvalidExpression {
        TokenReader tokens = tokens(span);
        RuleExpression expression = new ExpressionParser(tokens, false).either();
        if (!tokens.atEnd()) {
            throw tokens.unexpected();
        }
        return expression;
    }

    /** {@code expression}, or {@code $name : expression}. */
    public Constraint constraint(TextSpan span) throws InvalidExpression {
        List<RuleToken> all = Lexer.tokens(text, span);
        boolean binding = all.size() > 2
                && all.get(0).kind() == RuleToken.Kind.NAME
                && all.get(1).is(":");
        Optional<Name> name =
                binding ? Optional.of(new Name(all.get(0).text(), all.get(0).span())) : Optional.empty();
        return new Constraint(
                name, expression(binding ? new TextSpan(all.get(1).span().end(), span.end()) : span));
    }

    /** One point of the DRL profile. */
    public interface FileCheck {

        Stream<CheckDiagnostic> check(ParsedRuleFile source);
    }

    /** Walks the conditions of a rule. */
    public static final class ConditionWalker {

        private ConditionWalker() {}

        /** Every element of the rule's conditions, outermost first. */
        public static Stream<BaseDescr> of(RuleDescr rule) {
            return rule.getLhs() == null ? Stream.empty() : below(rule.getLhs());
        }

        public static <T extends BaseDescr> Stream<T> of(RuleDescr rule, Class<T> type) {
            return of(rule).filter(type::isInstance).map(type::cast);
        }

        private static Stream<BaseDescr> below(BaseDescr descr) {
            return Stream.concat(Stream.of(descr), children(descr).flatMap(ConditionWalker::below));
        }

        private static Stream<? extends BaseDescr> children(BaseDescr descr) {
            if (descr instanceof PatternDescr pattern) {
                return Stream.concat(
                        Stream.ofNullable(pattern.getConstraint()).map(BaseDescr.class::cast),
                        Stream.ofNullable(pattern.getSource()));
            }
            if (descr instanceof AccumulateDescr accumulate) {
                return Stream.ofNullable(accumulate.getInput());
            }
            return descr instanceof ConditionalElementDescr group ? group.getDescrs().stream() : Stream.empty();
        }
    }

    /** Parsed rule files, and what is wrong with those that cannot be parsed. */
    public record ParsedRuleFiles(List<ParsedRuleFile> parsed, List<CheckDiagnostic> diagnostics) {

        /** {@code texts} by the name of their file, without the rules that others replace or switch off. */
        public static ParsedRuleFiles of(Map<String, String> texts) {
            List<ParsedRuleFile> parsed = new ArrayList<>();
            List<CheckDiagnostic> diagnostics = new ArrayList<>();
            RuleReplacements.of(texts).texts().forEach((file, text) -> {
                RuleFileParser parsing = RuleFileParser.of(file, text);
                parsing.source().ifPresent(parsed::add);
                diagnostics.addAll(parsing.diagnostics());
            });
            return new ParsedRuleFiles(List.copyOf(parsed), List.copyOf(diagnostics));
        }
    }
}
