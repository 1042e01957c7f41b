package dev.czar.rule.check;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.RuleDescr;

/** What follows is one conclusion: {@code insertLogical( new X( ... ) );}. */
final class Consequence implements Check {

    private static final String HINT = "write exactly one: insertLogical( new X( ... ) );";

    @Override
    public Stream<Diagnostic> check(Source source) {
        return source.rules().filter(RuleDescr::isRule).flatMap(rule -> check(source, rule));
    }

    private static Stream<Diagnostic> check(Source source, RuleDescr rule) {
        if (!rule.getNamedConsequences().isEmpty()) {
            return Stream.of(
                    source.diagnostic(rule, rule, "a named consequence", "write one rule for each conclusion"));
        }
        Then then = new Then(source, rule, String.valueOf(rule.getConsequence()));
        ParseResult<BlockStmt> parsed = new JavaParser().parseBlock("{" + then.text() + "}");
        Optional<BlockStmt> block = parsed.getResult();
        if (!parsed.isSuccessful() || block.isEmpty()) {
            return Stream.of(then.diagnostic(Optional.empty(), "the consequence is not understood", HINT));
        }
        if (block.get().getStatements().size() != 1) {
            return Stream.of(then.diagnostic(
                    block.get().getStatements().stream().skip(1).findFirst().map(Node.class::cast),
                    "the consequence has " + block.get().getStatements().size() + " statements",
                    HINT));
        }
        return conclusion(then, block.get().getStatement(0));
    }

    private static Stream<Diagnostic> conclusion(Then then, Statement statement) {
        Optional<ObjectCreationExpr> concluded = inserted(statement);
        if (concluded.isEmpty()) {
            return Stream.of(
                    then.diagnostic(Optional.of(statement), "the consequence is not a logical insertion", HINT));
        }
        String type = concluded.get().getType().getNameAsString();
        if (!Vocabulary.CONCLUDED.containsKey(type)) {
            return Stream.of(then.diagnostic(
                    Optional.of(concluded.get()),
                    "a rule cannot conclude " + type,
                    Vocabulary.MATCHED.containsKey(type)
                            ? "only derived facts, limits, actions, Vetoed and Deferred are concluded"
                            : Vocabulary.didYouMean(type, Vocabulary.CONCLUDED)));
        }
        return concluded.get().getArguments().stream().flatMap(argument -> Arguments.forbidden(argument)
                .map(node -> then.diagnostic(
                        Optional.of(node),
                        "\"" + node + "\" in the conclusion",
                        "arguments are bindings, literals, enum values and durations")));
    }

    private static Optional<ObjectCreationExpr> inserted(Statement statement) {
        if (statement instanceof ExpressionStmt line
                && line.getExpression() instanceof MethodCallExpr call
                && call.getScope().isEmpty()
                && call.getNameAsString().equals("insertLogical")
                && call.getArguments().size() == 1) {
            Expression argument = call.getArgument(0);
            return argument instanceof ObjectCreationExpr created
                            && created.getAnonymousClassBody().isEmpty()
                            && created.getScope().isEmpty()
                    ? Optional.of(created)
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** The text after {@code then}. */
    private record Then(Source source, RuleDescr rule, String text) {

        Diagnostic diagnostic(Optional<Node> at, String message, String hint) {
            int inside = at.flatMap(Node::getBegin)
                    .map(begin -> offset(begin.line, begin.column))
                    .orElse(0);
            return source.diagnostic(place(inside), rule, message, hint);
        }

        private Place place(int inside) {
            String file = source.text();
            int begin = text.isBlank() ? -1 : file.indexOf(text, Math.max(0, rule.getStartCharacter()));
            return begin < 0 ? new Place(Math.max(1, rule.getConsequenceLine()), 1) : Place.at(file, begin + inside);
        }

        /** Lines and columns count from 1, and the first line begins with a brace that is not in the text. */
        private int offset(int line, int column) {
            int start = 0;
            for (int left = line; left > 1; left--) {
                start = text.indexOf('\n', start) + 1;
            }
            return Math.max(0, start + column - (line == 1 ? 2 : 1));
        }
    }
}
