package dev.czar.rule.check.syntax;

import dev.czar.fact.ActionKind;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.RuleTable.TableRule;
import dev.czar.rule.check.syntax.RuleTable.TableShape;
import dev.czar.rule.check.syntax.TableRow.TableCell;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is not done when: days (mon, mon-fri, weekend, holiday, daily; several apart by blanks), from and until as times of
 * the project's day, and what: everything, or a kind of action such as land-omnibus. A time past midnight belongs to the
 * day it began on.
 */
final class CalendarTable implements TableShape {

    private static final String EVERYTHING = "everything";
    private static final String DAYS = "write days such as mon-fri, sat, weekend, holiday or daily";

    @Override
    public List<String> columns() {
        return List.of("days", "not");
    }

    @Override
    public List<String> optional() {
        return List.of("from", "until");
    }

    @Override
    public String subject(TableRow row) {
        return Stream.of("days", "from", "until", "not")
                .map(column -> row.cell(column).text())
                .collect(Collectors.joining("/"));
    }

    @Override
    public TableRule rule(TableRow row) throws InvalidExpression {
        TableCell days = row.required("days", "days such as mon-fri");
        TableCell action = row.required("not", "everything, or a kind of action such as land-omnibus");
        String when = clock(days, time(row.cell("from")), time(row.cell("until")), row);
        String hours = Stream.of("from", "until")
                .filter(column -> !row.cell(column).text().isEmpty())
                .map(column -> " " + column + " " + row.cell(column).text())
                .collect(Collectors.joining());
        String name = "no " + action.text() + " on " + days.text() + hours;
        boolean all = action.text().equalsIgnoreCase(EVERYTHING);
        return new TableRule(
                name,
                all ? "R" : "A3",
                row.why("a table says so"),
                all
                        ? "when Clock( %s ) then insertLogical( new Paused( \"%s\" ) );".formatted(when, name)
                        : body(when, kind(action)));
    }

    /** A choice is not vetoed after it was made: what may not be claimed is kept from all workers. */
    private static String body(String when, ActionKind kind) {
        return kind == ActionKind.CLAIM_TASK
                ? ("when Clock( %s ) Task( $task : id ) Worker( $worker : id )"
                                + " then insertLogical( new Exclusion( $task, $worker ) );")
                        .formatted(when)
                : ("when Clock( %s ) $action : Action( kind == ActionKind.%s, $decision : key )"
                                + " not Force( decision == $decision ) then insertLogical( new Vetoed( $action ) );")
                        .formatted(when, kind);
    }

    private static ActionKind kind(TableCell cell) throws InvalidExpression {
        String wanted = cell.text().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        return Stream.of(ActionKind.values())
                .filter(kind -> kind.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> cell.wrong(
                        "there is no action " + cell.text(),
                        "write everything or one of "
                                + Stream.of(ActionKind.values())
                                        .map(kind -> kind.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))
                                        .collect(Collectors.joining(", "))));
    }

    private static Optional<Integer> time(TableCell cell) throws InvalidExpression {
        if (cell.text().isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = cell.text().length() == 4 ? "0" + cell.text() : cell.text();
            return Optional.of(
                    text.equals("24:00") ? 24 * 60 : LocalTime.parse(text).toSecondOfDay() / 60);
        } catch (DateTimeParseException wrong) {
            throw cell.wrong(cell.text() + " is not a time of day", "write it as 09:00 or 22:30");
        }
    }

    private static String clock(TableCell days, Optional<Integer> from, Optional<Integer> until, TableRow row)
            throws InvalidExpression {
        List<String> special = new ArrayList<>();
        List<DayOfWeek> week = new ArrayList<>();
        for (String word : days.words()) {
            read(word.toLowerCase(Locale.ROOT), days, special, week);
        }
        int start = from.orElse(0);
        int end = until.orElse(24 * 60);
        if (start == end) {
            throw row.cell("until").wrong("from and until are the same", "leave both empty for the whole day");
        }
        if (start < end) {
            return on(special, week) + hours(start, end);
        }
        if (special.contains("holiday == true")) {
            throw days.wrong(
                    "a holiday that goes on after midnight", "write a line until 24:00 and one of the next day");
        }
        List<DayOfWeek> next = week.stream().map(day -> day.plus(1)).toList();
        return "( %s && time >= Duration.ofMinutes( %d ) ) || ( %s && time < Duration.ofMinutes( %d ) )"
                .formatted(on(special, week), start, on(special, next), end);
    }

    private static String hours(int start, int end) {
        return (start == 0 ? "" : " && time >= Duration.ofMinutes( " + start + " )")
                + (end == 24 * 60 ? "" : " && time < Duration.ofMinutes( " + end + " )");
    }

    private static void read(String word, TableCell days, List<String> special, List<DayOfWeek> week)
            throws InvalidExpression {
        switch (word) {
            case "daily" -> week.addAll(List.of(DayOfWeek.values()));
            case "weekend" -> week.addAll(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
            case "holiday" -> special.add("holiday == true");
            default -> {
                String[] ends = word.split("-", 2);
                DayOfWeek first = day(ends[0], days);
                DayOfWeek last = day(ends[ends.length - 1], days);
                week.add(first);
                for (DayOfWeek day = first; day != last; day = day.plus(1)) {
                    week.add(day.plus(1));
                }
            }
        }
    }

    private static DayOfWeek day(String word, TableCell days) throws InvalidExpression {
        return Stream.of(DayOfWeek.values())
                .filter(day -> word.length() >= 2 && day.name().startsWith(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> days.wrong(word + " is not a day", DAYS));
    }

    private static String on(List<String> special, List<DayOfWeek> week) {
        Stream<String> days = week.isEmpty()
                ? Stream.empty()
                : Stream.of(week.stream()
                        .distinct()
                        .map(day -> "Weekday." + day)
                        .collect(Collectors.joining(", ", "weekday in ( ", " )")));
        return Stream.concat(special.stream().distinct(), days).collect(Collectors.joining(" || ", "( ", " )"));
    }
}
