package dev.czar.rule;

import dev.czar.fact.Fact;
import dev.czar.rule.check.Vocabulary;
import java.io.File;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kie.api.KieServices;

/** Rule books by their files: compiled once, then read from a cache directory in a fraction of the time. */
public final class RuleBooks {

    private static final Logger LOG = System.getLogger(RuleBooks.class.getName());

    private final ClassLoader loader;
    private final RuleCache cache;

    public RuleBooks(ClassLoader loader, Path directory) {
        this.loader = loader;
        this.cache = new RuleCache(directory);
    }

    /** Kept in the user's cache directory, so that every project finds what any of them compiled. */
    public static RuleBooks ofUser(ClassLoader loader, Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", System.getProperty("java.io.tmpdir"));
        String cache = environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache");
        return new RuleBooks(loader, Path.of(cache, "czar", "rulebooks"));
    }

    public RuleBook book(RuleFiles files) throws InvalidRules {
        String key = key(files);
        Optional<RuleBook> cached = cache.find(key).flatMap(this::loaded);
        if (cached.isPresent()) {
            return cached.get();
        }
        CompiledRules compiled = new RuleCompiler(loader).compiled(files);
        cache.keep(key, compiled);
        return compiled.book(loader);
    }

    private Optional<RuleBook> loaded(CompiledRules rules) {
        try {
            return Optional.of(rules.book(loader));
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(Level.WARNING, () -> "the cached rule book " + rules.revision() + " cannot be loaded: " + failure);
            return Optional.empty();
        }
    }

    /** What was compiled fits only the facts, the engine and the Java it was compiled for. */
    static String key(RuleFiles files) {
        Fingerprint world = new Fingerprint();
        world.add(String.valueOf(KieServices.class.getPackage().getImplementationVersion()));
        world.add(Integer.toString(Runtime.version().feature()));
        build().forEach(world::add);
        return files.revision() + "-" + world.hex().substring(0, 12);
    }

    /** The jar with the facts, by size and time; the shape of the facts when they do not come in a jar. */
    private static Stream<String> build() {
        CodeSource source = Fact.class.getProtectionDomain().getCodeSource();
        File jar = source == null ? new File("") : new File(source.getLocation().getPath());
        return jar.isFile() ? Stream.of(jar.length() + "/" + jar.lastModified()) : Vocabulary.signature();
    }
}
