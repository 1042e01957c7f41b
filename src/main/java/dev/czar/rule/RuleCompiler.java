package dev.czar.rule;

import dev.czar.rule.check.Diagnostic;
import dev.czar.rule.check.Metadata;
import dev.czar.rule.check.Place;
import dev.czar.rule.check.Profile;
import dev.czar.rule.check.Source;
import dev.czar.rule.check.Sources;
import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.RuleDescr;

/** Turns rule files into a rule book, or says all that is wrong with them. */
public final class RuleCompiler {

    private final ClassLoader loader;
    private final Translation translation;

    /** {@code loader} finds facts, actions and the engine; rules see little of it. */
    public RuleCompiler(ClassLoader loader) {
        this.loader = loader;
        this.translation = new Translation(ClassWall.forCompiling(loader));
    }

    public RuleBook compile(RuleFiles files) throws InvalidRules {
        return compiled(files).book(loader);
    }

    CompiledRules compiled(RuleFiles files) throws InvalidRules {
        Sources sources = Sources.of(files.texts());
        List<Diagnostic> diagnostics = new ArrayList<>(sources.diagnostics());
        diagnostics.addAll(Profile.check(sources.parsed()));
        if (!diagnostics.isEmpty()) {
            throw new InvalidRules(diagnostics.stream().sorted().toList());
        }
        return unchecked(files, sources);
    }

    /** Without the profile: only the wall stands between such rules and the machine. */
    CompiledRules unchecked(RuleFiles files, Sources sources) throws InvalidRules {
        Translation.Result result = translation.of(files.files());
        if (!result.errors().isEmpty()) {
            throw new InvalidRules(new Blame(translation, sources).diagnostics(result));
        }
        return new CompiledRules(files.revision(), rules(sources), result.models(), result.classes());
    }

    private static List<Rule> rules(Sources sources) {
        return sources.parsed().stream()
                .flatMap(source -> source.rules().map(rule -> rule(source, rule)))
                .toList();
    }

    private static Rule rule(Source source, RuleDescr descr) {
        return new Rule(
                descr.getName(),
                Metadata.value(descr, "why"),
                Metadata.value(descr, "capability"),
                source.file(),
                Place.of(descr, source.text()).line());
    }
}
