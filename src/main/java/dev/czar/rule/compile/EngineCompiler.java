package dev.czar.rule.compile;

import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.check.syntax.RuleHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** The engine's compiler: from a rule file to class files. */
final class EngineCompiler {

    /** The engine keeps what it knows of a class under its name, whatever loader it came from: one build at a time. */
    private static final Object BUILD_LOCK = new Object();

    private static final String FOLDER = RuleHeader.PACKAGE.replace('.', '/') + "/";

    private static final Pattern WILDCARD = Pattern.compile(
            "((?:^|(?<=;))[ \\t]*import[ \\t]+(dev\\.czar\\.(?:fact|decision))\\.\\*)[ \\t]*;?", Pattern.MULTILINE);
    private static final Pattern QUALIFIED = Pattern.compile("\\bdev\\.czar\\.(fact|decision)\\.(\\w+)");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final List<Class<?>> NESTED = RuleVocabulary.types()
            .filter(type -> type.getEnclosingClass() != null)
            .toList();

    /** Errors, or models and classes. */
    record Result(List<String> errors, List<String> models, Map<String, byte[]> classes) {}

    private final ClassLoader loader;

    EngineCompiler(ClassLoader loader) {
        this.loader = loader;
        EngineLogging.quiet();
    }

    Result of(RuleFile file) {
        synchronized (BUILD_LOCK) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(EngineCompiler.class.getClassLoader());
            try {
                return build(file, KieServices.Factory.get());
            } catch (RuntimeException | LinkageError failure) {
                return new Result(List.of(failure.toString()), List.of(), Map.of());
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    private Result build(RuleFile file, KieServices services) {
        ReleaseId release = services.newReleaseId("dev.czar", "rules", file.revision());
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(release);
        system.write("src/main/resources/" + FOLDER + flat(file.name()), withNestedTypes(file.text()));
        try {
            KieBuilder builder = services.newKieBuilder(system, loader).buildAll(ExecutableModelProject.class);
            List<String> errors = builder.getResults().getMessages(Message.Level.ERROR).stream()
                    .map(Message::getText)
                    .toList();
            return errors.isEmpty()
                    ? translated((InternalKieModule) builder.getKieModule(), release)
                    : new Result(errors, List.of(), Map.of());
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    /**
     * The engine resolves names by import lines alone, and a wildcard does not show it the types nested in those of the
     * package: they are named on the same line, so that no line moves.
     */
    static String withNestedTypes(String text) {
        Map<String, Class<?>> nested = NESTED.stream()
                .collect(
                        Collectors.toMap(Class::getSimpleName, Function.identity(), (one, other) -> one, TreeMap::new));
        String qualified = QUALIFIED
                .matcher(text)
                .replaceAll(found -> nested.containsKey(found.group(2))
                        ? nested.get(found.group(2)).getCanonicalName()
                        : found.group());
        Set<String> words = WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        return WILDCARD.matcher(qualified)
                .replaceAll(found -> found.group(1)
                        + ";"
                        + nested.values().stream()
                                .filter(type -> type.getPackageName().equals(found.group(2)))
                                .filter(type -> words.contains(type.getSimpleName()))
                                .map(type -> " import " + type.getCanonicalName() + ";")
                                .collect(Collectors.joining()));
    }

    /** The engine wants a file in the folder of its package, and rules in one that is called so. */
    private static String flat(String name) {
        return name.replace("_", "__").replace("/", "_") + (name.endsWith(".drl") ? "" : ".drl");
    }

    private static Result translated(InternalKieModule module, ReleaseId release) {
        Map<String, byte[]> classes = new TreeMap<>();
        for (String file : module.getFileNames()) {
            if (file.startsWith(FOLDER) && file.endsWith(".class")) {
                String name = file.substring(0, file.length() - ".class".length());
                classes.put(name.replace('/', '.'), module.getBytes(file));
            }
        }
        byte[] models = module.getBytes(CanonicalKieModule.getModelFileWithGAV(release));
        List<String> names = new String(models == null ? new byte[0] : models, StandardCharsets.UTF_8)
                .lines()
                .filter(classes::containsKey)
                .toList();
        return new Result(List.of(), names, classes);
    }

    /** The engine writes a line for each step it takes when nobody tells it not to, which costs more than the steps. */
    static final class EngineLogging {

        private static final Logger ENGINE = Logger.getLogger("org.drools");

        private EngineLogging() {}

        /** A level that somebody set stays. */
        static void quiet() {
            if (ENGINE.getLevel() == null) {
                ENGINE.setLevel(Level.SEVERE);
            }
        }
    }
}
