package dev.czar.rule;

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
        Sources sources = Sources.of(files);
        List<Problem> problems = new ArrayList<>(sources.problems());
        problems.addAll(Profile.check(sources.parsed()));
        if (!problems.isEmpty()) {
            throw new InvalidRules(problems.stream().sorted().toList());
        }
        return unchecked(files, sources);
    }

    /** Without the profile: only the wall stands between such rules and the machine. */
    CompiledRules unchecked(RuleFiles files, Sources sources) throws InvalidRules {
        Translation.Result result = translation.of(files.files());
        if (!result.errors().isEmpty()) {
            throw new InvalidRules(new Blame(translation, sources).problems(result));
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
                source.file().name(),
                Place.of(descr, source.file().text()).line());
    }
}
