package dev.czar.rule.check;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.Set;
import java.util.stream.Stream;

/** The expressions that may stand in a conclusion. */
final class Arguments {

    private static final Set<String> VALUES = Set.of("Duration", "String", "List", "Math");

    private static final Set<UnaryExpr.Operator> SIGNS =
            Set.of(UnaryExpr.Operator.MINUS, UnaryExpr.Operator.PLUS, UnaryExpr.Operator.LOGICAL_COMPLEMENT);

    private Arguments() {}

    /** The innermost parts that are not allowed. */
    static Stream<Node> forbidden(Expression expression) {
        return allowed(expression)
                ? expression.getChildNodes().stream()
                        .filter(Expression.class::isInstance)
                        .map(Expression.class::cast)
                        .flatMap(Arguments::forbidden)
                : Stream.of(expression);
    }

    private static boolean allowed(Expression expression) {
        if (expression instanceof MethodCallExpr call) {
            return call.getArguments().isEmpty()
                    || call.getScope().filter(Arguments::value).isPresent();
        }
        if (expression instanceof UnaryExpr unary) {
            return SIGNS.contains(unary.getOperator());
        }
        if (expression instanceof ObjectCreationExpr created) {
            return created.getAnonymousClassBody().isEmpty()
                    && Vocabulary.CONCLUDED.containsKey(created.getType().getNameAsString());
        }
        return !(expression instanceof NullLiteralExpr)
                && (expression instanceof NameExpr
                        || expression instanceof LiteralExpr
                        || expression instanceof FieldAccessExpr
                        || expression instanceof BinaryExpr
                        || expression instanceof ConditionalExpr
                        || expression instanceof EnclosedExpr);
    }

    private static boolean value(Expression scope) {
        return scope instanceof NameExpr name && VALUES.contains(name.getNameAsString());
    }
}
