package dev.czar.rule.match;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.model.AlphaIndex;
import org.drools.model.BetaIndex;
import org.drools.model.BetaIndex2;
import org.drools.model.BetaIndex3;
import org.drools.model.Index;
import org.drools.model.SingleConstraint;

/** A constraint of the form {@code component operator value}. */
public record ConstraintComparison(String component, String operator, Wanted wanted) {

    /** The value on the right-hand side; empty when it depends on what is not bound. */
    public interface Wanted {
        Optional<Object> in(MatchBindings scope);
    }

    public boolean equality() {
        return operator.equals("==");
    }

    /** Recognises comparisons; the value wanted comes from the engine's index where it made one. */
    static final class ComparisonReader {

        private static final Pattern COMPARED = Pattern.compile("([$\\w]+)\\s*(==|!=|<=|>=|<|>)\\s*([^=<>|&]+)");

        private ComparisonReader() {}

        static Optional<ConstraintComparison> read(
                Class<?> type, String pattern, SingleConstraint compiled, String text) {
            Matcher compared = COMPARED.matcher(text);
            if (!compared.matches()
                    || compared.group(1).startsWith("$") && !compared.group(1).equals(pattern)) {
                return Optional.empty();
            }
            String component = compared.group(1);
            String right = compared.group(3).strip();
            return Optional.of(new ConstraintComparison(
                    component, compared.group(2), wanted(type, pattern, compiled, component, right)));
        }

        private static Wanted wanted(
                Class<?> type, String pattern, SingleConstraint compiled, String component, String right) {
            if (right.matches("\\$\\w+")) {
                String variable = Stream.of(FactPatternReader.names(compiled.getVariables()))
                        .filter(name -> FactPatternReader.written(name).equals(right))
                        .findFirst()
                        .orElse(right);
                return scope -> Optional.ofNullable(scope.value(variable));
            }
            Optional<Class<?>> left =
                    component.equals(pattern) ? Optional.of(type) : ComponentReader.type(type, component);
            Optional<Object> literal = left.flatMap(of -> LiteralParser.of(right, of));
            if (literal.isPresent()) {
                return scope -> literal;
            }
            String[] others = Arrays.stream(FactPatternReader.names(compiled.getVariables()))
                    .filter(name -> !name.equals(pattern))
                    .toArray(String[]::new);
            Index<?, ?> index = compiled.getIndex();
            return scope -> Optional.ofNullable(scope.values(others)).flatMap(values -> indexed(index, values));
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // the index was made for the constraint whose variables these are
        private static Optional<Object> indexed(Index<?, ?> index, Object[] values) {
            if (index instanceof AlphaIndex<?, ?> alpha) {
                return Optional.ofNullable(alpha.getRightValue());
            }
            if (index instanceof BetaIndex beta && values.length == 1) {
                return Optional.ofNullable(beta.getRightOperandExtractor().apply(values[0]));
            }
            if (index instanceof BetaIndex2 beta && values.length == 2) {
                return Optional.ofNullable(beta.getRightOperandExtractor().apply(values[0], values[1]));
            }
            if (index instanceof BetaIndex3 beta && values.length == 3) {
                return Optional.ofNullable(beta.getRightOperandExtractor().apply(values[0], values[1], values[2]));
            }
            return Optional.empty();
        }
    }
}
