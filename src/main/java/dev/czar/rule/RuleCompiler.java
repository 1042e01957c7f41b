package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.decision.Refusal;
import dev.czar.fact.Fact;
import dev.czar.rule.check.Descrs;
import dev.czar.rule.check.Diagnostic;
import dev.czar.rule.check.Metadata;
import dev.czar.rule.check.Place;
import dev.czar.rule.check.Profile;
import dev.czar.rule.check.Source;
import dev.czar.rule.check.Sources;
import dev.czar.rule.check.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Turns rule files into a rule book, or says all that is wrong with them. */
public final class RuleCompiler {

    private static final Pattern CONCLUDED = Pattern.compile("\\binsertLogical\\s*\\(\\s*new\\s+(\\w+)");

    private final ClassLoader loader;
    private final Translation translation;

    /** {@code loader} finds facts, actions and the engine; rules see little of it. */
    public RuleCompiler(ClassLoader loader) {
        this.loader = loader;
        this.translation = new Translation(ClassWall.forCompiling(loader));
    }

    public RuleBook compile(RuleFiles files) throws InvalidRules {
        return compiled(files, Map.of()).book(loader);
    }

    /** Checks all files together and compiles those that are not {@code known} by their revision. */
    CompiledRules compiled(RuleFiles files, Map<String, CompiledFile> known) throws InvalidRules {
        Sources sources = Sources.of(files.texts());
        List<Diagnostic> errors =
                Profile.check(sources).stream().filter(Diagnostic::error).toList();
        if (!errors.isEmpty()) {
            throw new InvalidRules(errors);
        }
        return unchecked(files, sources, known);
    }

    /** Without the profile: only the wall stands between such rules and the machine. */
    CompiledRules unchecked(RuleFiles files, Sources sources, Map<String, CompiledFile> known) throws InvalidRules {
        List<CompiledFile> compiled = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Source source : sources.parsed()) {
            RuleFile file = new RuleFile(source.file(), source.text());
            CompiledFile found = known.get(file.revision());
            compiled.add(found == null ? compiled(file, source, diagnostics) : found);
        }
        if (!diagnostics.isEmpty()) {
            throw new InvalidRules(diagnostics.stream().sorted().toList());
        }
        return new CompiledRules(files.revision(), compiled);
    }

    private CompiledFile compiled(RuleFile file, Source source, List<Diagnostic> diagnostics) {
        Translation.Result result = translation.of(file);
        if (!result.errors().isEmpty()) {
            diagnostics.addAll(new Blame(translation).diagnostics(source, result.errors()));
        }
        return new CompiledFile(file.revision(), rules(source), result.models(), result.classes());
    }

    private static List<Rule> rules(Source source) {
        return source.rules().map(rule -> rule(source, rule)).toList();
    }

    private static Rule rule(Source source, RuleDescr descr) {
        return new Rule(
                descr.getName(),
                Metadata.value(descr, "why"),
                Metadata.value(descr, "capability"),
                source.file(),
                Place.at(source.text(), descr.getStartCharacter()).line(),
                Descrs.of(descr, PatternDescr.class)
                        .map(PatternDescr::getObjectType)
                        .distinct()
                        .toList(),
                concluded(String.valueOf(descr.getConsequence())));
    }

    private static List<String> concluded(String consequence) {
        Matcher found = CONCLUDED.matcher(consequence);
        String name = found.find() ? found.group(1) : "";
        List<Class<?>> types =
                Vocabulary.families(Fact.class, Action.class, Refusal.class).toList();
        return types.stream()
                .filter(family -> types.stream()
                        .anyMatch(type -> type.getSimpleName().equals(name) && family.isAssignableFrom(type)))
                .map(Class::getSimpleName)
                .toList();
    }
}
