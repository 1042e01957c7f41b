package dev.czar.rule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
record Parsing(Optional<Source> source, List<Diagnostic> diagnostics) {

    private static final Pattern POSITION =
            Pattern.compile("(?:\\[ERR \\d+] )?Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);
    private static final Pattern IN_RULE = Pattern.compile("(.*) in rule \"?(.*?)\"?", Pattern.DOTALL);
    private static final String NOISE = "Parser returned a null Package";

    static Parsing of(String file, String text) {
        Parsing whole = parse(file, text);
        List<Span> rules = rules(text);
        if (whole.diagnostics().isEmpty() || rules.isEmpty()) {
            return whole;
        }
        Parsing head = parse(file, text.substring(0, rules.get(0).start()));
        List<Diagnostic> diagnostics = new ArrayList<>(head.diagnostics());
        PackageDescr tree = head.source().map(Source::tree).orElseGet(PackageDescr::new);
        for (Span rule : rules) {
            Parsing alone = parse(file, blank(text, rules.get(0).start(), rule));
            diagnostics.addAll(alone.diagnostics());
            alone.source().ifPresent(found -> found.tree().getRules().forEach(tree::addRule));
        }
        return diagnostics.isEmpty()
                ? whole
                : new Parsing(
                        Optional.of(new Source(file, text, tree)),
                        diagnostics.stream().distinct().toList());
    }

    private static Parsing parse(String file, String text) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr tree = parser.parse(null, text);
            return parser.hasErrors() || tree == null || nameless(tree)
                    ? new Parsing(Optional.empty(), diagnostics(file, text, parser.getErrors()))
                    : new Parsing(Optional.of(new Source(file, text, tree)), List.of());
        } catch (DroolsParserException | RuntimeException | StackOverflowError failure) {
            return new Parsing(Optional.empty(), List.of(syntax(file, text, "this is not a rule file")));
        }
    }

    private static boolean nameless(PackageDescr tree) {
        return tree.getName() == null || tree.getRules().stream().anyMatch(rule -> rule.getName() == null);
    }

    /** From each word {@code rule} with a name, ended or not, to the next. */
    private static List<Span> rules(String text) {
        List<Span> rules = new ArrayList<>();
        List<Token> tokens = Lexer.tokens(text, new Span(0, text.length()));
        int start = -1;
        for (int index = 0; index + 1 < tokens.size(); index++) {
            Token name = tokens.get(index + 1);
            boolean named = name.kind() == Token.Kind.TEXT || name.kind() == Token.Kind.NAME || name.is("\"");
            if (named && tokens.get(index).is("rule")) {
                if (start >= 0) {
                    rules.add(new Span(start, tokens.get(index).span().start()));
                }
                start = tokens.get(index).span().start();
            }
        }
        if (start >= 0) {
            rules.add(new Span(start, text.length()));
        }
        return rules;
    }

    /** The text up to the first rule and one rule, everything else as blanks, so that each place stays what it is. */
    private static String blank(String text, int head, Span rule) {
        StringBuilder blanked = new StringBuilder(text);
        for (int index = head; index < text.length(); index++) {
            boolean outside = index < rule.start() || index >= rule.end();
            if (outside && text.charAt(index) != '\n') {
                blanked.setCharAt(index, ' ');
            }
        }
        return blanked.toString();
    }

    private static List<Diagnostic> diagnostics(String file, String text, List<DroolsError> errors) {
        List<Diagnostic> diagnostics = errors.stream()
                .filter(error -> !error.getMessage().contains(NOISE))
                .map(error -> syntax(file, text, error.getMessage()))
                .toList();
        return diagnostics.isEmpty() ? List.of(syntax(file, text, "this is not a rule file")) : diagnostics;
    }

    private static Diagnostic syntax(String file, String text, String message) {
        Matcher position = POSITION.matcher(message);
        boolean placed = position.matches();
        int offset =
                placed ? offset(text, Integer.parseInt(position.group(1)), Integer.parseInt(position.group(2))) : 0;
        String said = placed ? position.group(3).strip() : message.strip();
        Matcher rule = IN_RULE.matcher(said);
        boolean named = rule.matches();
        Finding finding = new Finding(Code.SYNTAX, named ? rule.group(1) : said, "the mistake is here or just before");
        return Texts.diagnostic(file, text, named ? rule.group(2) : "", wordAt(text, offset), finding);
    }

    private static Span wordAt(String text, int offset) {
        return Lexer.tokens(text, new Span(offset, text.length())).get(0).span();
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
