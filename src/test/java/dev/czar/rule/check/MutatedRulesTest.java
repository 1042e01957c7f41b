package dev.czar.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The checker has an answer to whatever becomes of a shipped file. */
class MutatedRulesTest {

    private static final List<RuleFile> SHIPPED = RuleFiles.shipped().files();
    private static final String SIGNS = "(){}[]\"'$:;,.=!<>#/\\*@&|-+?~ \n\t\u0000\u20ac";

    @Property(tries = 300)
    void aTruncatedFileIsJudgedWithPlaces(@ForAll long seed) {
        Random random = new Random(seed);
        String text = any(random);

        assertPlaced(text.substring(0, random.nextInt(text.length())));
    }

    @Property(tries = 300)
    void aFileWithOtherCharactersIsJudgedWithPlaces(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(any(random));
        for (int change = random.nextInt(6); change >= 0; change--) {
            int at = random.nextInt(text.length());
            text.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        assertPlaced(text.toString());
    }

    @Property(tries = 200)
    void aFileWithAPieceMovedIsJudgedWithPlaces(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(any(random));
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(60));
        String piece = text.substring(from, to);
        text.delete(from, to).insert(random.nextInt(text.length() + 1), piece);
        assertPlaced(text.toString());
    }

    private static String any(Random random) {
        return SHIPPED.get(random.nextInt(SHIPPED.size())).text();
    }

    private static void assertPlaced(String text) {
        List<CheckDiagnostic> diagnostics = RuleChecker.check(ParsedRuleFiles.of(Map.of("x.drl", text)));

        assertThat(diagnostics).allSatisfy(diagnostic -> {
            assertThat(diagnostic.line()).isBetween(1, (int) text.lines().count() + 1);
            assertThat(diagnostic.column()).isPositive();
            assertThat(diagnostic.endLine()).isGreaterThanOrEqualTo(diagnostic.line());
            assertThat(diagnostic.message()).doesNotContainPattern("[0-9A-F]{16}");
        });
    }
}
