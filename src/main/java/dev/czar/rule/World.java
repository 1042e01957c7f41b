package dev.czar.rule;

import dev.czar.fact.Fact;
import dev.czar.rule.check.Vocabulary;
import java.io.File;
import java.security.CodeSource;
import java.util.stream.Stream;
import org.kie.api.KieServices;

/** What compiled rules fit: the facts, the engine and the Java they were compiled for. */
final class World {

    private World() {}

    /** The jar with the facts stands for them by its size and time, which are known sooner than their shape. */
    static String key() {
        File jar = jar();
        return jar.isFile() ? key(Stream.of(jar.length() + "/" + jar.lastModified())) : shape();
    }

    /** The same for the same facts, in whatever they come. */
    static String shape() {
        return key(Vocabulary.signature());
    }

    /** Whether the facts come in a jar, with all that was built with them. */
    static boolean packed() {
        return jar().isFile();
    }

    private static String key(Stream<String> facts) {
        Fingerprint world = new Fingerprint();
        world.add(String.valueOf(KieServices.class.getPackage().getImplementationVersion()));
        world.add(Integer.toString(Runtime.version().feature()));
        facts.forEach(world::add);
        return world.hex().substring(0, 12);
    }

    private static File jar() {
        CodeSource source = Fact.class.getProtectionDomain().getCodeSource();
        return source == null ? new File("") : new File(source.getLocation().getPath());
    }
}
