package dev.czar.rule.check.reading;

import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.CheckDiagnostic.FindingCollector;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.ExpressionParser;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.ForbiddenSyntax;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.TextSpan;
import dev.czar.rule.check.syntax.TokenReader;
import java.util.Optional;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads what follows: one conclusion, {@code insertLogical( new X( ... ) );}. */
final class ConclusionReader {

    private static final String HINT = "write exactly one: insertLogical( new X( ... ) );";

    private final ParsedRuleFile source;
    private final RuleDescr rule;
    private final FindingCollector findings;

    ConclusionReader(ParsedRuleFile source, RuleDescr rule, FindingCollector findings) {
        this.source = source;
        this.rule = rule;
        this.findings = findings;
    }

    Optional<Created> read() {
        if (!rule.isRule()) {
            return Optional.empty();
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            findings.add(
                    DiagnosticCode.FORBIDDEN,
                    source.head(rule),
                    "a named consequence",
                    "write one rule for each conclusion");
        }
        TextSpan span = source.consequence(rule);
        TokenReader tokens = source.tokens(span);
        if (tokens.atEnd()) {
            findings.add(DiagnosticCode.CONCLUSION, source.word(rule, "then"), "nothing is concluded", HINT);
            return Optional.empty();
        }
        try {
            return Optional.of(read(tokens));
        } catch (InvalidExpression refused) {
            findings.add(refused);
            return Optional.empty();
        }
    }

    private Created read(TokenReader tokens) throws InvalidExpression {
        if (!tokens.at("insertLogical")) {
            throw new InvalidExpression(
                    ForbiddenSyntax.conclusion(tokens.peek()), tokens.peek().span());
        }
        tokens.next();
        tokens.expect("(");
        if (!tokens.at("new")) {
            throw new InvalidExpression(
                    new Finding(DiagnosticCode.CONCLUSION, "what is concluded is not new", HINT),
                    tokens.peek().span());
        }
        Created created = new ExpressionParser(tokens, true).created();
        close(tokens, ")");
        close(tokens, ";");
        if (!tokens.atEnd()) {
            throw new InvalidExpression(
                    new Finding(DiagnosticCode.CONCLUSION, "the conclusion has more than one statement", HINT),
                    tokens.rest());
        }
        return created;
    }

    private static void close(TokenReader tokens, String sign) throws InvalidExpression {
        if (!tokens.at(sign)) {
            throw new InvalidExpression(
                    new Finding(DiagnosticCode.CONCLUSION, "\"" + sign + "\" is missing here", HINT),
                    tokens.peek().span());
        }
        tokens.next();
    }
}
