package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Created;
import java.util.Optional;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads what follows: one conclusion, {@code insertLogical( new X( ... ) );}. */
final class ConclusionReader {

    private static final String HINT = "write exactly one: insertLogical( new X( ... ) );";

    private final Source source;
    private final RuleDescr rule;
    private final Findings findings;

    ConclusionReader(Source source, RuleDescr rule, Findings findings) {
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
                    Code.FORBIDDEN, source.head(rule), "a named consequence", "write one rule for each conclusion");
        }
        Span span = source.consequence(rule);
        Tokens tokens = source.tokens(span);
        if (tokens.atEnd()) {
            findings.add(Code.CONCLUSION, source.word(rule, "then"), "nothing is concluded", HINT);
            return Optional.empty();
        }
        try {
            return Optional.of(read(tokens));
        } catch (Refused refused) {
            findings.add(refused);
            return Optional.empty();
        }
    }

    private Created read(Tokens tokens) throws Refused {
        if (!tokens.at("insertLogical")) {
            throw new Refused(Words.conclusion(tokens.peek()), tokens.peek().span());
        }
        tokens.next();
        tokens.expect("(");
        if (!tokens.at("new")) {
            throw new Refused(
                    new Finding(Code.CONCLUSION, "what is concluded is not new", HINT),
                    tokens.peek().span());
        }
        Created created = new ExpressionParser(tokens, true).created();
        close(tokens, ")");
        close(tokens, ";");
        if (!tokens.atEnd()) {
            throw new Refused(
                    new Finding(Code.CONCLUSION, "the conclusion has more than one statement", HINT), tokens.rest());
        }
        return created;
    }

    private static void close(Tokens tokens, String sign) throws Refused {
        if (!tokens.at(sign)) {
            throw new Refused(
                    new Finding(Code.CONCLUSION, "\"" + sign + "\" is missing here", HINT),
                    tokens.peek().span());
        }
        tokens.next();
    }
}
