package dev.czar.rule.compile;

import dev.czar.decision.Action;
import dev.czar.decision.Refusal;
import dev.czar.fact.Fact;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.MetadataCheck;
import dev.czar.rule.check.RuleChecker;
import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ConditionWalker;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.check.syntax.RuleHeader;
import dev.czar.rule.check.syntax.TextSpan.TextPosition;
import dev.czar.rule.check.syntax.TokenReader;
import dev.czar.rule.compile.CompiledRules.CompiledFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Turns rule files into a rule book, or says all that is wrong with them. */
public final class RuleCompiler {

    private static final List<Class<?>> CONCLUSIONS =
            RuleVocabulary.families(Fact.class, Action.class, Refusal.class).toList();

    private final ClassLoader loader;
    private final EngineCompiler translation;

    /** {@code loader} finds facts, actions and the engine; rules see little of it. */
    public RuleCompiler(ClassLoader loader) {
        this.loader = loader;
        this.translation = new EngineCompiler(SandboxClassLoader.forCompiling(loader));
    }

    public RuleBook compile(RuleFiles files) throws InvalidRules {
        return compiled(files, Map.of()).book(loader);
    }

    /** Checks all files together and compiles those that are not {@code known} by their revision. */
    CompiledRules compiled(RuleFiles files, Map<String, CompiledFile> known) throws InvalidRules {
        ParsedRuleFiles sources = ParsedRuleFiles.of(files.texts());
        List<CheckDiagnostic> errors = RuleChecker.check(sources).stream()
                .filter(CheckDiagnostic::error)
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidRules(errors);
        }
        return unchecked(files, sources, known);
    }

    /** Without the profile: only the wall stands between such rules and the machine. */
    CompiledRules unchecked(RuleFiles files, ParsedRuleFiles sources, Map<String, CompiledFile> known)
            throws InvalidRules {
        RuleFiles effective = files.effective();
        List<CompiledFile> compiled = new ArrayList<>();
        List<CheckDiagnostic> diagnostics = new ArrayList<>();
        for (ParsedRuleFile source : sources.parsed()) {
            String revision = effective.find(source.file()).orElseThrow().revision();
            CompiledFile found = known.get(revision);
            compiled.add(found == null ? compiled(revision, source, diagnostics) : found);
        }
        if (!diagnostics.isEmpty()) {
            throw new InvalidRules(diagnostics.stream().sorted().toList());
        }
        return new CompiledRules(files.revision(), compiled);
    }

    /** A table is compiled as the rules that it is, and known by its own text. */
    private CompiledFile compiled(String revision, ParsedRuleFile source, List<CheckDiagnostic> diagnostics) {
        EngineCompiler.Result result = translation.of(new RuleFile(source.file(), RuleHeader.completed(source)));
        if (!result.errors().isEmpty()) {
            diagnostics.addAll(new CompileErrorLocator(translation).diagnostics(source, result.errors()));
        }
        return new CompiledFile(revision, rules(source), result.models(), result.classes());
    }

    private static List<Rule> rules(ParsedRuleFile source) {
        return source.rules().map(rule -> rule(source, rule)).toList();
    }

    private static Rule rule(ParsedRuleFile source, RuleDescr descr) {
        return new Rule(
                descr.getName(),
                MetadataCheck.value(descr, "why"),
                MetadataCheck.value(descr, "capability"),
                source.file(),
                TextPosition.at(source.text(), descr.getStartCharacter()).line(),
                ConditionWalker.of(descr, PatternDescr.class)
                        .map(PatternDescr::getObjectType)
                        .distinct()
                        .toList(),
                concluded(concludedType(source, descr)));
    }

    /** What stands in comments and texts concludes nothing. */
    private static String concludedType(ParsedRuleFile source, RuleDescr rule) {
        TokenReader tokens = source.tokens(source.consequence(rule));
        while (!tokens.atEnd()) {
            if (tokens.next().is("insertLogical")
                    && tokens.next().is("(")
                    && tokens.next().is("new")) {
                return tokens.peek().text();
            }
        }
        return "";
    }

    private static List<String> concluded(String name) {
        List<Class<?>> named = CONCLUSIONS.stream()
                .filter(type -> type.getSimpleName().equals(name))
                .toList();
        return CONCLUSIONS.stream()
                .filter(family -> named.stream().anyMatch(family::isAssignableFrom))
                .map(Class::getSimpleName)
                .toList();
    }

    /** A set of rule files that is not a rule book. */
    public static final class InvalidRules extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<CheckDiagnostic> diagnostics;

        public InvalidRules(List<CheckDiagnostic> diagnostics) {
            super(diagnostics.stream().map(CheckDiagnostic::toString).collect(Collectors.joining("\n")));
            this.diagnostics = List.copyOf(diagnostics);
        }

        public List<CheckDiagnostic> diagnostics() {
            return diagnostics;
        }
    }
}
