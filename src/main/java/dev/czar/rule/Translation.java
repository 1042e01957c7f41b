package dev.czar.rule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** The engine's compiler: from a rule file to class files. */
final class Translation {

    /** The engine keeps what it knows of a class under its name, whatever loader it came from: one build at a time. */
    private static final Object ONE_AT_A_TIME = new Object();

    private static final String FOLDER = RuleBook.PACKAGE.replace('.', '/') + "/";

    /** Errors, or models and classes. */
    record Result(List<String> errors, List<String> models, Map<String, byte[]> classes) {}

    private final ClassLoader loader;

    Translation(ClassLoader loader) {
        this.loader = loader;
        EngineLog.quiet();
    }

    Result of(RuleFile file) {
        synchronized (ONE_AT_A_TIME) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(Translation.class.getClassLoader());
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
        system.write("src/main/resources/" + FOLDER + flat(file.name()), file.text());
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

    /** The engine wants a file in the folder of its package. */
    private static String flat(String name) {
        return name.replace("_", "__").replace("/", "_");
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
}
