package dev.czar.rule.check.syntax;

import dev.czar.fact.Limit.LimitScope;
import dev.czar.fact.LimitHolders.LimitName;
import dev.czar.io.DurationReader;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.RuleTable.TableRule;
import dev.czar.rule.check.syntax.RuleTable.TableShape;
import dev.czar.rule.check.syntax.TableRow.TableCell;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Limits for some alone: scope (agent, worker or label) and its name, the name of the limit and its value. */
final class LimitTable implements TableShape {
    private static final String SCOPES = Arrays.stream(LimitScope.values())
            .map(scope -> scope.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    @Override
    public List<String> columns() {
        return List.of("scope", "name", "limit", "value");
    }

    @Override
    public List<String> optional() {
        return List.of();
    }

    @Override
    public String subject(TableRow row) {
        return String.join(
                "/",
                row.cell("limit").text(),
                row.cell("scope").text(),
                row.cell("name").text());
    }

    @Override
    public TableRule rule(TableRow row) throws InvalidExpression {
        TableCell scope = row.required("scope", "one of " + SCOPES);
        Optional<LimitScope> known = Arrays.stream(LimitScope.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(scope.text()))
                .findFirst();
        if (known.isEmpty()) {
            throw scope.wrong("a limit is not for a " + scope.text(), "write one of " + SCOPES);
        }
        String name = row.required("name", "the name of the " + scope.text()).text();
        TableCell named = row.required("limit", "the name of a limit such as stuck-after");
        Optional<LimitName> limit = LimitName.of(named.text());
        if (limit.isEmpty()) {
            throw named.wrong(
                    "no limit that can be set for some alone is called " + named.text(),
                    "write one of "
                            + Arrays.stream(LimitName.values())
                                    .map(LimitName::label)
                                    .collect(Collectors.joining(", ")));
        }
        String value = value(row.required("value", "a value such as 45m or 3"), limit.get());
        return new TableRule(
                "%s of %s %s".formatted(named.text(), scope.text(), name),
                "A4",
                row.why("set for " + name + " alone, in a table"),
                "when then insertLogical( new LimitFor( LimitName.%s, LimitScope.%s, \"%s\", %s ) );"
                        .formatted(limit.get(), known.get(), name, value));
    }

    private static String value(TableCell cell, LimitName limit) throws InvalidExpression {
        if (limit.time()) {
            return DurationReader.parse(cell.text())
                    .map(DurationUnit::written)
                    .orElseThrow(
                            () -> cell.wrong(cell.text() + " is not a time", "write a time such as 90s, 45m or 2h"));
        }
        if (!cell.text().matches("\\d{1,6}")) {
            throw cell.wrong(cell.text() + " is not a number", "write a number such as 3");
        }
        return cell.text();
    }
}
