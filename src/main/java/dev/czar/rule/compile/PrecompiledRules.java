package dev.czar.rule.compile;

import dev.czar.io.ResourceReader;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.CompiledRuleCache.CacheKey;
import dev.czar.rule.compile.CompiledRules.CompiledFile;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.ref.SoftReference;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** The shipped rules as the build compiled them; {@code files} by the revision of their source. */
record PrecompiledRules(String cacheKey, String revision, Map<String, CompiledFile> files) {

    private static final PrecompiledRules NONE = new PrecompiledRules("", "", Map.of());
    private static final String RESOURCE = "rules/compiled";

    private static final AtomicReference<SoftReference<PrecompiledRules>> KNOWN =
            new AtomicReference<>(new SoftReference<>(null));

    PrecompiledRules {
        files = Map.copyOf(files);
    }

    /** Those of this program; none when they were compiled for other facts than it has. */
    static PrecompiledRules shipped() {
        PrecompiledRules known = KNOWN.get().get();
        if (known == null) {
            known = packed();
            KNOWN.set(new SoftReference<>(known));
        }
        return known;
    }

    private static PrecompiledRules packed() {
        try {
            Optional<byte[]> resource = ResourceReader.bytes(RESOURCE);
            if (resource.isEmpty()) {
                return NONE;
            }
            PrecompiledRules found = read(ChecksummedFile.open(resource.get()));
            return CacheKey.inJar() || found.cacheKey.equals(CacheKey.ofFactTypes()) ? found : NONE;
        } catch (IOException | RuntimeException failure) {
            System.getLogger(PrecompiledRules.class.getName())
                    .log(Level.WARNING, () -> "the rules compiled with this program cannot be read: " + failure);
            return NONE;
        }
    }

    Optional<CompiledFile> find(RuleFile file) {
        return Optional.ofNullable(files.get(file.revision()));
    }

    /**
     * A step of the build: leaves a resource of the compiled rules in the directory of classes it is given. Of two at once
     * the second finds what the first has made.
     */
    public static void main(String[] arguments) throws IOException, InvalidRules {
        Path target = Path.of(arguments[0]).resolve(RESOURCE);
        Path lock = Path.of(arguments[0]).resolveSibling("compiled-rules.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            compile(target);
        }
    }

    private static void compile(Path target) throws IOException, InvalidRules {
        RuleFiles rules = RuleFiles.shipped();
        PrecompiledRules before = shipped();
        if (before.revision.equals(rules.revision())) {
            return;
        }
        CompiledRules compiled =
                new RuleCompiler(PrecompiledRules.class.getClassLoader()).compiled(rules, before.files);
        Map<String, CompiledFile> files = new HashMap<>();
        compiled.files().forEach(file -> files.put(file.revision(), file));
        Files.write(
                target,
                ChecksummedFile.write(new PrecompiledRules(CacheKey.ofFactTypes(), compiled.revision(), files)::write));
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeUTF(cacheKey);
        out.writeUTF(revision);
        out.writeInt(files.size());
        for (CompiledFile file : new TreeMap<>(files).values()) {
            CompiledFileFormat.write(out, file);
        }
    }

    private static PrecompiledRules read(DataInputStream in) throws IOException {
        String world = in.readUTF();
        String revision = in.readUTF();
        Map<String, CompiledFile> files = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            CompiledFile file = CompiledFileFormat.read(in);
            files.put(file.revision(), file);
        }
        return new PrecompiledRules(world, revision, files);
    }
}
