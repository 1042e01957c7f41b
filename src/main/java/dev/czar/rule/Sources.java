package dev.czar.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Parsed rule files, and what is wrong with those that cannot be parsed. */
record Sources(List<Source> parsed, List<Problem> problems) {

    private static final Pattern POSITION =
            Pattern.compile("(?:\\[ERR \\d+] )?Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);
    private static final String NOISE = "Parser returned a null Package";

    static Sources of(RuleFiles files) {
        List<Source> parsed = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (RuleFile file : files.files()) {
            DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
            try {
                PackageDescr tree = parser.parse(null, file.text());
                if (!parser.hasErrors() && tree != null) {
                    parsed.add(new Source(file, tree));
                } else {
                    problems.addAll(problems(file, parser.getErrors()));
                }
            } catch (DroolsParserException | RuntimeException failure) {
                problems.add(syntax(file, String.valueOf(failure.getMessage()), 0));
            }
        }
        return new Sources(List.copyOf(parsed), List.copyOf(problems));
    }

    private static List<Problem> problems(RuleFile file, List<DroolsError> errors) {
        List<Problem> problems = errors.stream()
                .filter(error -> !error.getMessage().contains(NOISE))
                .map(error -> syntax(file, error.getMessage(), error.getLines().length == 0 ? 0 : error.getLines()[0]))
                .toList();
        return problems.isEmpty() ? List.of(syntax(file, "this is not a rule file", 1)) : problems;
    }

    private static Problem syntax(RuleFile file, String text, int line) {
        Matcher position = POSITION.matcher(text);
        if (!position.matches()) {
            return new Problem(file.name(), Math.max(1, line), 1, "", "syntax: " + text.strip(), "");
        }
        int at = Math.max(1, Integer.parseInt(position.group(1)));
        return new Problem(
                file.name(),
                at,
                Integer.parseInt(position.group(2)) + 1,
                "",
                "syntax: " + position.group(3).strip(),
                "the mistake is here or just before");
    }
}
