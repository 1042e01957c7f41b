package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.RuleToken.Lexer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.ImportDescr;

/** What every rule file begins with, written or implied. */
public final class RuleHeader {

    public static final String PACKAGE = "dev.czar.rules";

    private static final String DURATION = "java.time.Duration";
    private static final List<String> IMPORTS = List.of("dev.czar.fact.*", "dev.czar.decision.*", DURATION);

    private RuleHeader() {}

    /** The text with what its header leaves out, on a line that is there: no line moves. */
    public static String completed(ParsedRuleFile source) {
        String text = source.text();
        String missing =
                implied(source).map(target -> " import " + target + ";").collect(Collectors.joining());
        if (source.tree().getName().isEmpty()) {
            return "package " + PACKAGE + ";" + missing + " " + text;
        }
        int end = packageEnd(text);
        String name = text.substring(0, end);
        return name + (name.endsWith(";") ? "" : ";") + missing + text.substring(end);
    }

    /** What it imports, written and implied. */
    public static Stream<String> imports(ParsedRuleFile source) {
        return Stream.concat(written(source), implied(source));
    }

    private static Stream<String> written(ParsedRuleFile source) {
        return source.tree().getImports().stream().map(ImportDescr::getTarget);
    }

    private static Stream<String> implied(ParsedRuleFile source) {
        Set<String> written = written(source).collect(Collectors.toSet());
        return IMPORTS.stream()
                .filter(target -> !written.contains(target))
                .filter(target -> !target.equals(DURATION) || source.text().contains("Duration"));
    }

    private static int packageEnd(String text) {
        List<RuleToken> tokens = Lexer.tokens(text, new TextSpan(0, text.length()));
        int last = 1;
        while (tokens.get(last + 1).is(".")) {
            last += 2;
        }
        if (tokens.get(last + 1).is(";")) {
            last++;
        }
        return tokens.get(last).span().end();
    }
}
