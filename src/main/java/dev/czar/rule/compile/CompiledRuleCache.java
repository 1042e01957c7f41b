package dev.czar.rule.compile;

import dev.czar.fact.Fact;
import dev.czar.io.AtomicFileWriter;
import dev.czar.io.FailureText;
import dev.czar.rule.TextFingerprint;
import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.compile.CompiledRules.CompiledFile;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kie.api.KieServices;

/** Compiled rule files in a directory, each in one of its own; one that cannot be read is as good as none. */
final class CompiledRuleCache {

    private static final Logger LOG = System.getLogger(CompiledRuleCache.class.getName());
    private static final String COMPILED = ".rules";
    private static final String CHECKED = ".checked";
    private static final int KEPT = 256;

    private final Path directory;

    private final String cacheKey;

    /** What was compiled for another {@code world} is not found. */
    CompiledRuleCache(Path directory, String world) {
        this.directory = directory;
        this.cacheKey = world;
    }

    /** The compiled file of a rule file's revision. */
    Optional<CompiledFile> find(String revision) {
        Path file = file(revision, COMPILED);
        try {
            return Optional.of(CompiledFileFormat.read(ChecksummedFile.open(Files.readAllBytes(file))));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException | RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    () -> "the compiled rules " + file + " cannot be read, they are compiled again: "
                            + FailureText.of(failure));
            return Optional.empty();
        }
    }

    /** Whether the files of a book were found to be right together. */
    boolean checked(String book) {
        return Files.exists(file(book, CHECKED));
    }

    /** Without room for a cache the rules still work. */
    void keep(String book, List<CompiledFile> compiled) {
        try {
            for (CompiledFile file : compiled) {
                AtomicFileWriter.writeUnsynced(
                        file(file.revision(), COMPILED),
                        ChecksummedFile.write(out -> CompiledFileFormat.write(out, file)));
            }
            AtomicFileWriter.writeUnsynced(file(book, CHECKED), new byte[0]);
            forgetOldest();
        } catch (IOException failure) {
            LOG.log(
                    Level.WARNING,
                    () -> "the compiled rules cannot be kept in " + directory + ": " + FailureText.of(failure));
        }
    }

    private void forgetOldest() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> oldest = files.filter(file -> !file.toString().endsWith(".tmp"))
                    .sorted(Comparator.comparing(CompiledRuleCache::written).reversed())
                    .skip(KEPT)
                    .toList();
            for (Path file : oldest) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long written(Path file) {
        return file.toFile().lastModified();
    }

    private Path file(String revision, String ending) {
        return directory.resolve(revision + "-" + cacheKey + ending);
    }

    /** What compiled rules fit: the facts, the engine and the Java they were compiled for. */
    static final class CacheKey {

        private CacheKey() {}

        /** The jar with the facts stands for them by its size and time, which are known sooner than their shape. */
        static String key() {
            File jar = jar();
            return jar.isFile() ? key(Stream.of(jar.length() + "/" + jar.lastModified())) : ofFactTypes();
        }

        /** The same for the same facts, in whatever they come. */
        static String ofFactTypes() {
            return FactTypes.KEY;
        }

        /** Whether the facts come in a jar, with all that was built with them. */
        static boolean inJar() {
            return jar().isFile();
        }

        private static String key(Stream<String> facts) {
            TextFingerprint world = new TextFingerprint();
            world.add(String.valueOf(KieServices.class.getPackage().getImplementationVersion()));
            world.add(Integer.toString(Runtime.version().feature()));
            facts.forEach(world::add);
            return world.hex().substring(0, 12);
        }

        private static final class FactTypes {
            static final String KEY = key(RuleVocabulary.signature());
        }

        private static File jar() {
            CodeSource source = Fact.class.getProtectionDomain().getCodeSource();
            return source == null ? new File("") : new File(source.getLocation().getPath());
        }
    }
}
