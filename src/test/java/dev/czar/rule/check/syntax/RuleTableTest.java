package dev.czar.rule.check.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.check.RuleChecker;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "label,worker~security,qa~docs,engineer1 engineer2",
                "label;agent~security;claude",
                "label,reviewer,why~database,ada,a bad one cannot be undone",
                "scope,name,limit,value~worker,qa,slow-after,10m~agent,codex,restarts-most,3~label,big build,turn-longest,9h",
                "days,from,until,not~fri,15:00,,land-omnibus~weekend holiday,,,land-omnibus",
                "days,from,until,not~daily,22:00,7:00,everything~mon-fri,12:00,13:00,claim-task~sat,22:00,06:00,start-worker",
                "# Who does what~label,worker~~security,qa",
                "# Who, and what: apart by ;~label;worker~security;qa",
                "# Who; what~label,worker~security,qa",
                "label,preferred~security,qa engineer1~docs,qa",
                "label,worker,why~security,qa,\u201eno\u201c said ann\u00a0b",
                "label , worker, why~ security ,\tqa , \"one, or two // of them\"",
            })
    void eachLineIsARuleThatNothingIsWrongWith(String table) {
        assertThat(diagnostics(table)).isEmpty();
        ParsedRuleFile parsed = parsed(table).parsed().get(0);
        assertThat(parsed.rules().count())
                .isEqualTo(List.of(table.split("~")).stream()
                                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                                .count()
                        - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "label,wroker~security,qa | 1:1 | these columns are of no kind of table",
                "label\tworker~security\tqa | 1:1 | cells apart by tabs",
                "label,worker~\u201esecurity\u201c,qa | 2:1 | a typographic quote, or a space of another kind",
                "label,worker~security,qa\u00a0engineer1 | 2:10 | a typographic quote, or a space of another kind",
                "label,worker,reson~security,qa,x | 1:14 | there is no column reson",
                "label,worker~security, | 2:10 | nothing in the column worker",
                "label,worker~,qa | 2:1 | nothing in the column label",
                "label,worker~security,qa~docs,qa~security,engineer1 | 4:1 | line 2 is about the same",
                "label,worker~security,qa,engineer1 | 2:13 | more cells than columns",
                "scope,name,limit,value~worker,qa,slow-after,10 | 2:22 | 10 is not a time",
                "scope,name,limit,value~worker,qa,restarts-most,2h | 2:25 | 2h is not a number",
                "scope,name,limit,value~worker,qa,stuk-after,2h | 2:11 | no limit that can be set for some alone is called stuk-after",
                "scope,name,limit,value~wroker,qa,slow-after,1h | 2:1 | a limit is not for a wroker",
                "scope,name,limit,value~worker,qa,slow-after,1h~worker,qa,slow-after,2h | 3:1 | line 2 is about the same",
                "scope,name,limit,value~worker,qa,slow-after,0s | 2:1 | slow-after is at least 1 second,",
                "scope,name,limit,value~label,big,restarts-most,3 | 2:1 | restarts-most is about a worker",
                "scope,name,limit,value~worker,qa,slow-after,2h~worker,qa,stuck-after,1h | 3:1 | stuck-after of worker qa is shorter than slow-after of worker qa",
                "days,from,until,not~frei,15:00,,land-omnibus | 2:1 | frei is not a day",
                "days,from,until,not~fri,25:00,,land-omnibus | 2:5 | 25:00 is not a time of day",
                "days,from,until,not~fri,15:00,,landing | 2:12 | there is no action landing",
                "days,from,until,not~holiday,22:00,06:00,everything | 2:1 | a holiday that goes on after midnight",
                "label,worker~se\\c,qa | 2:1 | a quote, a tab, a backslash",
                "label,worker,label~security,qa,docs | 1:14 | the column label is there twice",
                "label,worker~security,\"qa | 2:10 | this quote is not closed",
                "label,worker~\"security\"x,qa | 2:11 | more in the cell after its quotes",
                "label,worker~docs,qa~ security\u000b,qa | 3:10 | an escaped or invisible character",
                "label,worker~security^rule,qa | 2:9 | an invisible character",
                "label,worker~security\u2028,qa | 2:9 | an invisible character",
                "label,worker~security\u200b,qa | 2:9 | an escaped or invisible character",
                "`` | 1:1 | the table is empty"
            })
    void whatIsWrongHasItsPlaceInTheTable(String table, String place, String message) {
        assertThat(diagnostics(table)).singleElement().satisfies(found -> {
            assertThat(found.line() + ":" + found.column()).isEqualTo(place);
            assertThat(found.message()).startsWith(message);
            assertThat(found.hint()).isNotEmpty();
        });
    }

    @Test
    void whatTheCheckSaysOfARuleHasItsPlaceInTheTableToo() {
        CheckDiagnostic found = diagnostics("days,from,until,not~mon,,,land-omnibus~", "mon.csv", "twice.csv")
                .get(0);
        assertThat(found.code()).isEqualTo("duplicate-rule");
        assertThat(found.line()).isEqualTo(2);
        assertThat(found.column()).isEqualTo(1);
    }

    @Test
    void aCalendarIsAsLongAsItNeedsToBe() {
        String days = IntStream.range(0, 24)
                .mapToObj(hour -> "mon-fri sat-sun,%d:00,%d:30,land-omnibus".formatted(hour, hour))
                .collect(Collectors.joining("~"));
        assertThat(diagnostics("days,from,until,not~" + days)).isEmpty();
        assertThat(parsed("days,from,until,not~" + days).parsed().get(0).rules())
                .hasSize(24);
    }

    @Test
    void whatNeverMatchesIsPlacedInItsCell() {
        ParsedRuleFile parsed =
                parsed("label,worker,why~sec,qa,sec // qa~").parsed().get(0);
        int name = parsed.text().indexOf("\"qa\"");
        Finding finding = new Finding(DiagnosticCode.TABLE, "", "");
        CheckDiagnostic found = parsed.diagnostic(finding, new TextSpan(name, name + 4), "");
        assertThat(List.of(found.line(), found.column(), found.endColumn())).containsExactly(2, 5, 7);
    }

    @Test
    void aTableOfTooManyRulesIsRefused() {
        String lines = IntStream.range(0, 1_001).mapToObj(n -> "l" + n + ",qa").collect(Collectors.joining("~"));
        assertThat(diagnostics("label,worker~" + lines)).singleElement().satisfies(found -> assertThat(found.line())
                .isEqualTo(1_002));
    }

    private static List<CheckDiagnostic> diagnostics(String table) {
        return RuleChecker.check(parsed(table)).stream()
                .filter(found -> !found.code().equals("never-matches"))
                .toList();
    }

    private static List<CheckDiagnostic> diagnostics(String table, String one, String other) {
        return RuleChecker.check(ParsedRuleFiles.of(Map.of(one, lines(table), other, lines(table)))).stream()
                .filter(found -> !found.code().equals("never-matches"))
                .toList();
    }

    private static ParsedRuleFiles parsed(String table) {
        return ParsedRuleFiles.of(Map.of("routing.csv", lines(table)));
    }

    private static String lines(String table) {
        return table.replace('~', '\n').replace('^', '\r');
    }
}
