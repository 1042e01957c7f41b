package dev.czar.rule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Parsed rule files, and what is wrong with those that cannot be parsed. */
public record Sources(List<Source> parsed, List<Diagnostic> diagnostics) {

    private static final Pattern POSITION =
            Pattern.compile("(?:\\[ERR \\d+] )?Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);
    private static final String NOISE = "Parser returned a null Package";

    /** {@code texts} by the name of their file. */
    public static Sources of(Map<String, String> texts) {
        List<Source> parsed = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            String file = entry.getKey();
            DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
            try {
                PackageDescr tree = parser.parse(null, entry.getValue());
                if (!parser.hasErrors() && tree != null) {
                    parsed.add(new Source(file, entry.getValue(), tree));
                } else {
                    diagnostics.addAll(diagnostics(file, parser.getErrors()));
                }
            } catch (DroolsParserException | RuntimeException failure) {
                diagnostics.add(syntax(file, String.valueOf(failure.getMessage()), 0));
            }
        }
        return new Sources(List.copyOf(parsed), List.copyOf(diagnostics));
    }

    private static List<Diagnostic> diagnostics(String file, List<DroolsError> errors) {
        List<Diagnostic> diagnostics = errors.stream()
                .filter(error -> !error.getMessage().contains(NOISE))
                .map(error -> syntax(file, error.getMessage(), error.getLines().length == 0 ? 0 : error.getLines()[0]))
                .toList();
        return diagnostics.isEmpty() ? List.of(syntax(file, "this is not a rule file", 1)) : diagnostics;
    }

    private static Diagnostic syntax(String file, String text, int line) {
        Matcher position = POSITION.matcher(text);
        if (!position.matches()) {
            return new Diagnostic(file, Math.max(1, line), 1, "", "syntax: " + text.strip(), "");
        }
        int at = Math.max(1, Integer.parseInt(position.group(1)));
        return new Diagnostic(
                file,
                at,
                Integer.parseInt(position.group(2)) + 1,
                "",
                "syntax: " + position.group(3).strip(),
                "the mistake is here or just before");
    }
}
