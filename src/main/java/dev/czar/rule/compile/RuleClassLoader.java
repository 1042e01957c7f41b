package dev.czar.rule.compile;

import dev.czar.rule.compile.CompiledRules.CompiledFile;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.drools.model.Model;

/**
 * Defines the compiled classes of one rule file; everything else comes through the wall. Shipped rules whose classes are a part of
 * the program need neither: the JVM keeps them with the rest of it. Books share the files that they
 * have in common while one of them is used: nearly all of a book's time and memory goes into its thousands of classes.
 */
final class RuleClassLoader extends ClassLoader {

    /** By the parent of the wall, then by the revision of the file. */
    private static final Map<ClassLoader, Map<String, WeakReference<RuleClassLoader>>> LOADED = new WeakHashMap<>();

    /** The same of files whose classes are a part of the program. */
    private static final Map<ClassLoader, Map<String, SoftReference<List<Model>>>> OF_PROGRAM = new WeakHashMap<>();

    private final Map<String, byte[]> undefined;
    private final List<Model> models;

    private RuleClassLoader(ClassLoader parent, CompiledFile file) {
        super(SandboxClassLoader.forRunning(parent));
        undefined = new HashMap<>(file.classes());
        models = file.models().stream().map(name -> model(this, name)).toList();
        requireComplete(file, models);
    }

    /** The compiler of the engine leaves rules out without a word when its thread is interrupted. */
    private static void requireComplete(CompiledFile file, List<Model> models) {
        int compiled =
                models.stream().mapToInt(model -> model.getRules().size()).sum();
        if (compiled < file.rules().size()) {
            throw new IllegalStateException("only %d of %d rules are compiled"
                    .formatted(compiled, file.rules().size()));
        }
    }

    /** The models of a compiled file, which hold on to their classes. */
    static List<Model> models(ClassLoader parent, CompiledFile file) {
        if (file.inProgram()) {
            return programModels(parent, file);
        }
        synchronized (LOADED) {
            Map<String, WeakReference<RuleClassLoader>> files =
                    LOADED.computeIfAbsent(parent, unknown -> new HashMap<>());
            files.values().removeIf(loaded -> loaded.get() == null);
            RuleClassLoader loader = Optional.ofNullable(files.get(file.revision()))
                    .map(WeakReference::get)
                    .orElseGet(() -> new RuleClassLoader(parent, file));
            files.put(file.revision(), new WeakReference<>(loader));
            return loader.models;
        }
    }

    private static List<Model> programModels(ClassLoader loader, CompiledFile file) {
        synchronized (OF_PROGRAM) {
            Map<String, SoftReference<List<Model>>> files =
                    OF_PROGRAM.computeIfAbsent(loader, unknown -> new HashMap<>());
            List<Model> models = Optional.ofNullable(files.get(file.revision()))
                    .map(SoftReference::get)
                    .orElseGet(() -> file.models().stream()
                            .map(name -> model(loader, name))
                            .toList());
            requireComplete(file, models);
            files.put(file.revision(), new SoftReference<>(models));
            return models;
        }
    }

    private static Model model(ClassLoader loader, String name) {
        try {
            return (Model) loader.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("the compiled rules cannot be loaded", failure);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = undefined.remove(name);
            return bytes == null ? super.loadClass(name, resolve) : defineClass(name, bytes, 0, bytes.length);
        }
    }
}
