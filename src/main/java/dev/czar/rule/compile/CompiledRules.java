package dev.czar.rule.compile;

import dev.czar.rule.MeteredJoins;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.compile.EngineCompiler.EngineLogging;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** The compiled files of a rule book. Each was compiled alone; a class that two have in common is named by its content. */
record CompiledRules(String revision, List<CompiledFile> files) {

    CompiledRules {
        files = List.copyOf(files);
    }

    /** The rule book, whose code sees no more of {@code parent} than the wall lets through. */
    RuleBook book(ClassLoader parent) {
        EngineLogging.quiet();
        Map<String, byte[]> classes = new HashMap<>();
        files.forEach(file -> classes.putAll(file.classes()));
        ClassLoader loader = new Loader(SandboxClassLoader.forRunning(parent), classes);
        List<Model> models = files.stream()
                .flatMap(file -> file.models().stream())
                .map(name -> model(loader, name))
                .toList();
        List<Rule> rules = files.stream().flatMap(file -> file.rules().stream()).toList();
        List<String> order = rules.stream()
                .map(Rule::name)
                .sorted(new RuleStratification(rules).order())
                .toList();
        return new RuleBook(
                revision, rules, models, excluded -> base(loader, new OrderedModel(models, wanted(order, excluded))));
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

    private static Model model(ClassLoader loader, String name) {
        try {
            return (Model) loader.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("the compiled rules cannot be loaded", failure);
        }
    }

    /** Defines the compiled classes; everything else comes through the wall. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(ClassLoader parent, Map<String, byte[]> classes) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!classes.containsKey(name)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /**
     * What the compiler made of the rule file of a revision: its rules, the class files by class name, and which classes are
     * models.
     */
    record CompiledFile(String revision, List<Rule> rules, List<String> models, Map<String, byte[]> classes) {

        CompiledFile {
            rules = List.copyOf(rules);
            models = List.copyOf(models);
            classes = Map.copyOf(classes);
        }
    }
}
