package dev.czar.rule.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompiledTableTest {

    @Test
    void theLinesOfATableAreRulesOfTheBook() throws Exception {
        RuleBook book = new RuleCompiler(CompiledTableTest.class.getClassLoader())
                .compile(RuleFiles.of(Map.of(
                        "routing.csv", "label,worker\nsecurity,qa\ndatabase,ada engineer1\n",
                        "days.csv", "days,from,until,not\nfri,15:00,02:00,land-omnibus\nholiday,,,everything\n",
                        "reviewers.csv", "label,reviewer\nsecurity,ada\n",
                        "limits-own.csv", "scope,name,limit,value\nagent,codex,turn-longest,10m\n")));

        assertThat(book.rules())
                .extracting(Rule::file, Rule::line, Rule::name)
                .contains(
                        tuple("routing.csv", 3, "a task labelled database is for the worker ada or engineer1"),
                        tuple("days.csv", 2, "no land-omnibus on fri from 15:00 until 02:00"))
                .hasSize(6);
    }
}
