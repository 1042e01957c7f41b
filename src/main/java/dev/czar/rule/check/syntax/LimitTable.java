package dev.czar.rule.check.syntax;

import dev.czar.io.DurationReader;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.RuleTable.TableRule;
import dev.czar.rule.check.syntax.RuleTable.TableShape;
import dev.czar.rule.check.syntax.TableRow.TableCell;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How long one worker, or each worker of one agent, may be silent: scope (worker or agent), name, slow-after, stuck-after. */
final class LimitTable implements TableShape {

    private static final Set<String> SCOPES = Set.of("worker", "agent");

    @Override
    public List<String> columns() {
        return List.of("scope", "name", "slow-after", "stuck-after");
    }

    @Override
    public List<String> optional() {
        return List.of();
    }

    @Override
    public String subject(TableRow row) {
        return row.cell("scope").text() + "/" + row.cell("name").text();
    }

    @Override
    public TableRule rule(TableRow row) throws InvalidExpression {
        TableCell scope = row.required("scope", "worker or agent");
        if (!SCOPES.contains(scope.text())) {
            throw scope.wrong("a limit is not for a " + scope.text(), "write worker or agent");
        }
        String name = row.required("name", "the name of the " + scope.text()).text();
        Duration slow = time(row.required("slow-after", "a time such as 45m"));
        Duration stuck = time(row.required("stuck-after", "a time such as 2h"));
        if (stuck.compareTo(slow) <= 0) {
            throw row.cell("stuck-after")
                    .wrong("stuck-after is not above slow-after", "a worker is slow before it is stuck");
        }
        String who = scope.text().equals("worker") ? name : "a worker of " + name;
        return new TableRule(
                "how long " + who + " may be silent",
                "A4",
                row.why("set for " + name + " alone, in a table"),
                "when then insertLogical( new SilenceLimits( LimitScope.%s, \"%s\", %s, %s ) );"
                        .formatted(scope.text().toUpperCase(Locale.ROOT), name, literal(slow), literal(stuck)));
    }

    private static Duration time(TableCell cell) throws InvalidExpression {
        Duration time = DurationReader.parse(cell.text()).orElse(Duration.ZERO);
        if (time.toSeconds() < 1) {
            throw cell.wrong(cell.text() + " is not a time", "write a time such as 90s, 45m or 2h");
        }
        return time;
    }

    private static String literal(Duration time) {
        return "Duration.ofSeconds( " + time.toSeconds() + " )";
    }
}
