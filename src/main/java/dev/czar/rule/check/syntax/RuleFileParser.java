package dev.czar.rule.check.syntax;

import dev.czar.io.RecentMap;
import dev.czar.rule.check.syntax.CheckDiagnostic.DiagnosticFactory;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.RuleToken.Lexer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * One file read by the engine's parser. It stops at the first mistake of a file; then each rule is read alone, with
 * everything else blanked out, so that the others are checked all the same.
 */
record RuleFileParser(Optional<ParsedRuleFile> source, List<CheckDiagnostic> diagnostics) {

    private static final Pattern POSITION =
            Pattern.compile("(?:\\[ERR \\d+] )?Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);
    private static final Pattern IN_RULE = Pattern.compile("(.*) in rule \"?(.*?)\"?", Pattern.DOTALL);
    private static final String NOISE = "Parser returned a null Package";

    /** Of most files nothing changes from one reading to the next. */
    private static final Map<Map.Entry<String, String>, RuleFileParser> KNOWN =
            Collections.synchronizedMap(new RecentMap<>(200));

    static RuleFileParser of(String file, String text) {
        RuleFileParser known = KNOWN.get(Map.entry(file, text));
        return known == null ? unknown(file, text) : known;
    }

    /** A text that is refused is not kept: it may be very long. */
    private static RuleFileParser unknown(String file, String text) {
        Optional<InvalidExpression> refused = RuleTextLimits.problem(file, text);
        if (refused.isPresent()) {
            return new RuleFileParser(
                    Optional.empty(),
                    List.of(DiagnosticFactory.diagnostic(
                            file, text, "", refused.get().span(), refused.get().finding())));
        }
        RuleFileParser read = RuleTable.isTable(file) ? table(file, text) : read(file, text);
        KNOWN.put(Map.entry(file, text), read);
        return read;
    }

    private static RuleFileParser table(String file, String text) {
        RuleTable table = RuleTable.of(file, text);
        return table.diagnostics().isEmpty()
                ? read(file, table.drl())
                : new RuleFileParser(Optional.empty(), table.diagnostics());
    }

    private static RuleFileParser read(String file, String text) {
        RuleFileParser whole = parse(file, text);
        List<TextSpan> rules = rules(text);
        if (whole.diagnostics().isEmpty() || rules.isEmpty()) {
            return whole;
        }
        RuleFileParser head = parse(file, text.substring(0, rules.get(0).start()));
        List<CheckDiagnostic> diagnostics = new ArrayList<>(head.diagnostics());
        PackageDescr tree = head.source().map(ParsedRuleFile::tree).orElseGet(PackageDescr::new);
        for (TextSpan rule : rules) {
            RuleFileParser alone = parse(file, blank(text, rules.get(0).start(), rule));
            diagnostics.addAll(alone.diagnostics());
            alone.source().ifPresent(found -> found.tree().getRules().forEach(tree::addRule));
        }
        return diagnostics.isEmpty()
                ? whole
                : new RuleFileParser(Optional.of(new ParsedRuleFile(file, text, tree)), once(diagnostics));
    }

    private static RuleFileParser parse(String file, String text) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr tree = parser.parse(null, text);
            return parser.hasErrors() || tree == null || nameless(tree)
                    ? new RuleFileParser(Optional.empty(), diagnostics(file, text, parser.getErrors()))
                    : new RuleFileParser(Optional.of(new ParsedRuleFile(file, text, tree)), List.of());
        } catch (DroolsParserException | RuntimeException | StackOverflowError failure) {
            return new RuleFileParser(Optional.empty(), List.of(syntax(file, text, "this is not a rule file")));
        }
    }

    /** One mistake may end two rules. */
    private static List<CheckDiagnostic> once(List<CheckDiagnostic> diagnostics) {
        Set<String> places = new HashSet<>();
        return diagnostics.stream()
                .filter(found -> places.add(found.line() + ":" + found.column() + " " + found.message()))
                .toList();
    }

    private static boolean nameless(PackageDescr tree) {
        return tree.getName() == null || tree.getRules().stream().anyMatch(rule -> rule.getName() == null);
    }

    /** From each word {@code rule} with a name, ended or not, to the next. */
    private static List<TextSpan> rules(String text) {
        List<TextSpan> rules = new ArrayList<>();
        List<RuleToken> tokens = Lexer.tokens(text, new TextSpan(0, text.length()));
        int start = -1;
        for (int index = 0; index + 1 < tokens.size(); index++) {
            RuleToken name = tokens.get(index + 1);
            boolean named = name.kind() == RuleToken.Kind.TEXT || name.kind() == RuleToken.Kind.NAME || name.is("\"");
            if (named && tokens.get(index).is("rule")) {
                if (start >= 0) {
                    rules.add(new TextSpan(start, tokens.get(index).span().start()));
                }
                start = tokens.get(index).span().start();
            }
        }
        if (start >= 0) {
            rules.add(new TextSpan(start, text.length()));
        }
        return rules;
    }

    /** The text up to the first rule and one rule, everything else as blanks, so that each place stays what it is. */
    private static String blank(String text, int head, TextSpan rule) {
        StringBuilder blanked = new StringBuilder(text);
        for (int index = head; index < text.length(); index++) {
            boolean outside = index < rule.start() || index >= rule.end();
            if (outside && text.charAt(index) != '\n') {
                blanked.setCharAt(index, ' ');
            }
        }
        return blanked.toString();
    }

    private static List<CheckDiagnostic> diagnostics(String file, String text, List<DroolsError> errors) {
        List<CheckDiagnostic> diagnostics = errors.stream()
                .filter(error -> !error.getMessage().contains(NOISE))
                .map(error -> syntax(file, text, error.getMessage()))
                .toList();
        return diagnostics.isEmpty() ? List.of(syntax(file, text, "this is not a rule file")) : once(diagnostics);
    }

    private static CheckDiagnostic syntax(String file, String text, String message) {
        Matcher position = POSITION.matcher(message);
        boolean placed = position.matches();
        int offset =
                placed ? offset(text, Integer.parseInt(position.group(1)), Integer.parseInt(position.group(2))) : 0;
        String said = placed ? position.group(3).strip() : message.strip();
        Matcher rule = IN_RULE.matcher(said);
        boolean named = rule.matches();
        String in = named ? rule.group(2) : "";
        return SyntaxAdvice.at(text, offset)
                .map(advice -> DiagnosticFactory.diagnostic(file, text, in, advice.place(), advice.finding()))
                .orElseGet(() -> DiagnosticFactory.diagnostic(
                        file, text, in, wordAt(text, offset), plain(text, offset, named ? rule.group(1) : said)));
    }

    /** The parser's own words only where they say more than that it gave up. */
    private static Finding plain(String text, int offset, String said) {
        RuleToken token =
                Lexer.tokens(text, new TextSpan(offset, text.length())).get(0);
        String word = token.text().isEmpty() ? "the end" : "\"" + token.text() + "\"";
        boolean gaveUp = said.startsWith("mismatched input")
                || said.startsWith("no viable alternative")
                || said.startsWith("unexpected exception");
        return new Finding(
                DiagnosticCode.SYNTAX,
                gaveUp ? word + " is not expected here" : said,
                "the mistake is here or just before");
    }

    private static TextSpan wordAt(String text, int offset) {
        return Lexer.tokens(text, new TextSpan(offset, text.length())).get(0).span();
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int left = line; left > 1; left--) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return text.length();
            }
            start = next + 1;
        }
        return Math.min(start + Math.max(0, column), text.length());
    }
}
