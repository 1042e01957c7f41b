package dev.czar.rule;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The shipped rules as the build compiled them; {@code files} by the revision of their source. */
record Precompiled(String world, String revision, Map<String, CompiledFile> files) {

    private static final Precompiled NONE = new Precompiled("", "", Map.of());
    private static final String RESOURCE = "rules/compiled";

    Precompiled {
        files = Map.copyOf(files);
    }

    /** Those of this program; none when they were compiled for other facts than it has. */
    static Precompiled shipped() {
        try (InputStream resource = Precompiled.class.getResourceAsStream("/" + RESOURCE)) {
            if (resource == null) {
                return NONE;
            }
            Precompiled found = read(Sealed.open(resource.readAllBytes()));
            return World.packed() || found.world.equals(World.shape()) ? found : NONE;
        } catch (IOException | RuntimeException failure) {
            System.getLogger(Precompiled.class.getName())
                    .log(Level.WARNING, () -> "the rules compiled with this program cannot be read: " + failure);
            return NONE;
        }
    }

    Optional<CompiledFile> find(RuleFile file) {
        return Optional.ofNullable(files.get(file.revision()));
    }

    /** A step of the build: leaves a resource of the compiled rules in the directory of classes it is given. */
    public static void main(String[] arguments) throws IOException, InvalidRules {
        RuleFiles rules = RuleFiles.shipped();
        Precompiled before = shipped();
        if (before.revision.equals(rules.revision())) {
            return;
        }
        CompiledRules compiled = new RuleCompiler(Precompiled.class.getClassLoader()).compiled(rules, before.files);
        Map<String, CompiledFile> files = new HashMap<>();
        compiled.files().forEach(file -> files.put(file.revision(), file));
        Path target = Path.of(arguments[0]).resolve(RESOURCE);
        Files.write(target, Sealed.write(new Precompiled(World.shape(), compiled.revision(), files)::write));
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeUTF(world);
        out.writeUTF(revision);
        out.writeInt(files.size());
        for (CompiledFile file : new TreeMap<>(files).values()) {
            CompiledFileFormat.write(out, file);
        }
    }

    private static Precompiled read(DataInputStream in) throws IOException {
        String world = in.readUTF();
        String revision = in.readUTF();
        Map<String, CompiledFile> files = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            CompiledFile file = CompiledFileFormat.read(in);
            files.put(file.revision(), file);
        }
        return new Precompiled(world, revision, files);
    }
}
