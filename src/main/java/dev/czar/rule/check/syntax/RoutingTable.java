package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.RuleTable.TableRule;
import dev.czar.rule.check.syntax.RuleTable.TableShape;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who gets the tasks of a label: only these workers, only workers of these agents, or these workers where they are free; or whose
 * approval, one of them, their pull requests need. Several names stand in one cell, apart by blanks.
 */
record RoutingTable(String column) implements TableShape {

    private static final String REVIEWER = "reviewer";
    private static final String PREFERRED = "preferred";

    @Override
    public List<String> columns() {
        return List.of("label", column);
    }

    @Override
    public List<String> optional() {
        return List.of();
    }

    @Override
    public String subject(TableRow row) {
        return row.cell("label").text();
    }

    @Override
    public TableRule rule(TableRow row) throws InvalidExpression {
        String label =
                row.required("label", "a label of tasks, such as security").text();
        List<String> names =
                row.required(column, "the name of a " + kind() + ", or several").words();
        String who = String.join(" or ", names);
        String list = names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ", "( ", " )"));
        String why = row.why("a table gives it to " + who);
        return switch (column) {
            case REVIEWER ->
                new TableRule(
                        "a change labelled " + label + " needs the approval of " + who,
                        "B2",
                        why,
                        reviewed(label, list, who));
            case PREFERRED ->
                new TableRule("a task labelled " + label + " is rather for " + who, "B3", why, preferred(label, list));
            default ->
                new TableRule(
                        "a task labelled " + label + " is for the " + column + " " + who, "B3", why, kept(label, list));
        };
    }

    private String kind() {
        return column.equals(PREFERRED) ? "worker" : column;
    }

    private static String preferred(String label, String names) {
        return ("when TaskLabels( $task : task, labels contains \"%s\" ) Worker( $worker : id, id in %s )"
                        + " then insertLogical( new Preference( $task, $worker ) );")
                .formatted(label, names);
    }

    private String kept(String label, String names) {
        return ("when TaskLabels( $task : task, labels contains \"%s\" ) Worker( $worker : id, %s not in %s )"
                        + " then insertLogical( new Exclusion( $task, $worker ) );")
                .formatted(label, column.equals("worker") ? "id" : "agent", names);
    }

    private static String reviewed(String label, String names, String who) {
        return ("when TaskLabels( $task : task, labels contains \"%s\" )"
                        + " PullRequest( task == $task, $number : number, $head : head )"
                        + " not ReviewerOpinion( number == $number, head == $head, reviewer in %s,"
                        + " verdict == ReviewResult.APPROVE )"
                        + " then insertLogical( new HeldBack( $number, $task, HoldCause.APPROVALS_MISSING, \"%s\" ) );")
                .formatted(label, names, who);
    }
}
