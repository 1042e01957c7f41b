package dev.czar.rule.compile;

import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.CompiledRuleCache.CacheKey;
import dev.czar.rule.compile.CompiledRules.CompiledFile;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** Rule books by their files, each of which is compiled once: by the build, or now and kept in a cache directory. */
public final class RuleBookLoader {

    private static final Logger LOG = System.getLogger(RuleBookLoader.class.getName());

    /** Thousands of classes: all projects of a process that follow the shipped rules share one book of them. */
    private static final Map<ClassLoader, SoftReference<RuleBook>> SHIPPED = new WeakHashMap<>();

    private final ClassLoader loader;
    private final CompiledRuleCache cache;

    public RuleBookLoader(ClassLoader loader, Path directory) {
        this.loader = loader;
        this.cache = new CompiledRuleCache(directory, CacheKey.key());
    }

    /** Kept in the user's cache directory, so that every project finds what any of them compiled. */
    public static RuleBookLoader ofUser(ClassLoader loader, Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", System.getProperty("java.io.tmpdir"));
        String cache = environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache");
        return new RuleBookLoader(loader, Path.of(cache, "czar", "rulebooks"));
    }

    public RuleBook book(RuleFiles files) throws InvalidRules {
        return files.equals(RuleFiles.shipped()) ? shippedBook(files) : loaded(files);
    }

    private RuleBook shippedBook(RuleFiles files) throws InvalidRules {
        synchronized (SHIPPED) {
            Optional<RuleBook> present =
                    Optional.ofNullable(SHIPPED.get(loader)).map(SoftReference::get);
            RuleBook book = present.isPresent() ? present.get() : loaded(files);
            SHIPPED.put(loader, new SoftReference<>(book));
            return book;
        }
    }

    private RuleBook loaded(RuleFiles files) throws InvalidRules {
        PrecompiledRules shipped = PrecompiledRules.shipped();
        Map<String, CompiledFile> known = known(files, shipped);
        try {
            return files.revision().equals(shipped.revision()) || cache.checked(files.revision())
                    ? assembled(files, known)
                    : compiled(files, known);
        } catch (RuntimeException | LinkageError unfit) {
            if (Thread.currentThread().isInterrupted()) {
                throw unfit;
            }
            LOG.log(Level.WARNING, () -> "the rules are compiled anew, because what was kept does not load: " + unfit);
            return compiled(files, Map.of());
        }
    }

    private Map<String, CompiledFile> known(RuleFiles files, PrecompiledRules shipped) {
        Map<String, CompiledFile> known = new HashMap<>();
        for (RuleFile file : files.effective().files()) {
            shipped.find(file)
                    .or(() -> cache.find(file.revision()))
                    .ifPresent(found -> known.put(found.revision(), found));
        }
        return known;
    }

    /** Of files that were checked before. */
    private RuleBook assembled(RuleFiles files, Map<String, CompiledFile> known) throws InvalidRules {
        List<String> revisions =
                files.effective().files().stream().map(RuleFile::revision).toList();
        return known.keySet().containsAll(revisions)
                ? new CompiledRules(
                                files.revision(),
                                revisions.stream().map(known::get).toList())
                        .book(loader)
                : compiled(files, known);
    }

    private RuleBook compiled(RuleFiles files, Map<String, CompiledFile> known) throws InvalidRules {
        CompiledRules compiled = new RuleCompiler(loader).compiled(files, known);
        RuleBook book = compiled.book(loader);
        cache.keep(
                files.revision(),
                compiled.files().stream()
                        .filter(file -> !known.containsKey(file.revision()))
                        .toList());
        return book;
    }
}
