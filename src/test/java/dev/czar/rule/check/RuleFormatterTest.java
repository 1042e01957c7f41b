package dev.czar.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.syntax.RuleFormatter;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RuleFormatterTest {

    private static final List<String> SHIPPED =
            RuleFiles.shipped().files().stream().map(RuleFiles.RuleFile::text).toList();
    private static final Pattern GAP = Pattern.compile("\"[^\"\\n]*\"|//[^\\n]*|([ ]+)");

    @Test
    void theShippedRulesHaveTheLayout() {
        assertThat(SHIPPED)
                .allSatisfy(text -> assertThat(RuleFormatter.format(text)).isEqualTo(text));
    }

    @Test
    void blanksAndIndentationAreSetRight() {
        assertThat(
                        RuleFormatter.format(
                                """
                        package  dev.czar.rules ;


                        rule "a"
                        @why( "b  c" )   @capability("A4")
                           when
                            $w:Worker(id=="qa"&&!busy,skills contains"x")//  why
                          not Hold( worker==$w.id,age>Duration.ofHours(2) )
                          Task(
                          priority>-1)
                        then
                        insertLogical(new Idle($w.id));
                        end
                        rule "b"
                        when
                        then
                        end


                        """))
                .isEqualTo(
                        """
                        package dev.czar.rules;

                        rule "a"
                          @why("b  c") @capability("A4")
                        when
                          $w : Worker( id == "qa" && !busy, skills contains "x" ) //  why
                          not Hold( worker == $w.id, age > Duration.ofHours( 2 ) )
                          Task(
                            priority > -1 )
                        then
                          insertLogical( new Idle( $w.id ) );
                        end

                        rule "b"
                        when
                        then
                        end
                        """);
    }

    @Test
    void whatIsNoRuleFileStaysAsItIs() {
        String broken = "rule \"a\n  Worker(  id ==  \"x )\n";

        assertThat(RuleFormatter.format(RuleFormatter.format(broken))).isEqualTo(RuleFormatter.format(broken));
    }

    @Property(tries = 100)
    void aFileWithOtherBlanksComesBackToItsLayout(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(max = 1_000) int file) {
        String text = SHIPPED.get(file % SHIPPED.size());
        Random random = new Random(seed);
        String shaken = GAP.matcher(text)
                .replaceAll(gap -> gap.group(1) == null || gap.group(1).length() > 2
                        ? Matcher.quoteReplacement(gap.group())
                        : " ".repeat(1 + random.nextInt(3)));

        String formatted = RuleFormatter.format(shaken);

        assertThat(formatted).isEqualTo(text);
        assertThat(RuleFormatter.format(formatted)).isEqualTo(formatted);
    }
}
