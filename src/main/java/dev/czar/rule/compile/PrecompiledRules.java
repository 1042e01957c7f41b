package dev.czar.rule.compile;

import dev.czar.io.FailureText;
import dev.czar.io.ResourceReader;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.CompiledRuleCache.CacheKey;
import dev.czar.rule.compile.CompiledRules.CompiledFile;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.ref.SoftReference;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The shipped rules as the build compiled them; {@code files} by the revision of their source. Their classes are in a jar of their own
 * beside them, which a release has on its class path: they are not read then, but loaded like the rest of the program.
 */
record PrecompiledRules(String cacheKey, String revision, Map<String, CompiledFile> files) {

    private static final PrecompiledRules NONE = new PrecompiledRules("", "", Map.of());
    private static final String RESOURCE = "rules/compiled";
    private static final String CLASSES = "rules/classes.jar";
    private static final String CLASS_FILE = ".class";

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
            Map<String, byte[]> classes = found.isInProgram() ? Map.of() : classes();
            found = found.each(names -> named(names, classes));
            return CacheKey.inJar() || found.cacheKey.equals(CacheKey.ofFactTypes()) ? found : NONE;
        } catch (IOException | RuntimeException failure) {
            System.getLogger(PrecompiledRules.class.getName())
                    .log(
                            Level.WARNING,
                            () -> "the rules compiled with this program cannot be read: " + FailureText.of(failure));
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
        Files.write(target.resolveSibling(Path.of(CLASSES).getFileName()), jar(compiled.files()));
        PrecompiledRules index = new PrecompiledRules(CacheKey.ofFactTypes(), compiled.revision(), files)
                .each(classes ->
                        classes.keySet().stream().collect(Collectors.toMap(name -> name, name -> new byte[0])));
        Files.write(target, ChecksummedFile.write(index::write));
    }

    /** With other classes in each file. */
    private PrecompiledRules each(UnaryOperator<Map<String, byte[]>> classes) {
        Map<String, CompiledFile> others = new HashMap<>();
        files.forEach((key, file) -> others.put(
                key, new CompiledFile(file.revision(), file.rules(), file.models(), classes.apply(file.classes()))));
        return new PrecompiledRules(cacheKey, revision, others);
    }

    /** The classes of these names; none of them when there are none at all. */
    private static Map<String, byte[]> named(Map<String, byte[]> names, Map<String, byte[]> classes) {
        if (!classes.isEmpty() && !classes.keySet().containsAll(names.keySet())) {
            throw new IllegalStateException("classes are missing in " + CLASSES);
        }
        return names.keySet().stream()
                .filter(classes::containsKey)
                .collect(Collectors.toMap(name -> name, classes::get));
    }

    /** The same bytes for the same classes. */
    private static byte[] jar(List<CompiledFile> files) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        files.forEach(file -> classes.putAll(file.classes()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
                ZipEntry named = new ZipEntry(entry.getKey().replace('.', '/') + CLASS_FILE);
                named.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                jar.putNextEntry(named);
                jar.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> classes() throws IOException {
        byte[] bytes = ResourceReader.bytes(CLASSES)
                .orElseThrow(() -> new FileNotFoundException("this program was packed without " + CLASSES));
        Map<String, byte[]> classes = new HashMap<>();
        try (ZipInputStream jar = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                String name = entry.getName();
                classes.put(
                        name.substring(0, name.length() - CLASS_FILE.length()).replace('/', '.'), jar.readAllBytes());
            }
        }
        return classes;
    }

    /** Whether the classes are loaded with the program; asked for one, because it has all or none. */
    private boolean isInProgram() {
        String model = files.values().iterator().next().models().get(0);
        try {
            Class.forName(model, false, PrecompiledRules.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
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
