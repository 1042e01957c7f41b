package dev.czar.rule.compile;

import dev.czar.rule.MeteredJoins;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.compile.EngineCompiler.EngineLogging;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** The compiled files of a rule book. Each was compiled alone and is loaded alone. */
record CompiledRules(String revision, List<CompiledFile> files) {

    CompiledRules {
        files = List.copyOf(files);
    }

    /** The rule book, whose code sees no more of {@code parent} than the wall lets through. */
    RuleBook book(ClassLoader parent) {
        EngineLogging.quiet();
        List<Model> models = files.stream()
                .flatMap(file -> RuleClassLoader.models(parent, file).stream())
                .toList();
        List<Rule> rules = files.stream().flatMap(file -> file.rules().stream()).toList();
        List<String> order = rules.stream()
                .map(Rule::name)
                .sorted(new RuleStratification(rules).order())
                .toList();
        ClassLoader wall = SandboxClassLoader.forRunning(parent);
        return new RuleBook(
                revision, rules, models, excluded -> base(wall, new OrderedModel(models, wanted(order, excluded))));
    }

    private static List<String> wanted(List<String> order, Set<String> excluded) {
        return order.stream().filter(name -> !excluded.contains(name)).toList();
    }

    private static KieBase base(ClassLoader loader, Model model) {
        KieBase base = KieBaseBuilder.createKieBaseFromModel(
                List.of(model), RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader));
        MeteredJoins.install(base);
        findParts(base);
        return base;
    }

    /** The engine looks its parts up once, by the class loader of the thread that is first: not a pool's. */
    private static void findParts(KieBase base) {
        KieSession session = base.newKieSession();
        session.fireAllRules(0);
        session.dispose();
    }

    /**
     * What the compiler made of the rule file of a revision: its rules, the class files by class name, none where they are a part
     * of the program, and which classes are models.
     */
    record CompiledFile(String revision, List<Rule> rules, List<String> models, Map<String, byte[]> classes) {

        CompiledFile {
            rules = List.copyOf(rules);
            models = List.copyOf(models);
            classes = Map.copyOf(classes);
        }

        boolean inProgram() {
            return classes.isEmpty();
        }
    }
}
