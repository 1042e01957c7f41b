package dev.czar.world.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;

/** The file that {@code core.attributesFile} names: attributes that count where no other says otherwise. */
public final class AttributesFile {

    private static final String KEY = "attributesFile";
    private static final String HOME = "~/";
    private static final long LARGEST = 1 << 20;

    private AttributesFile() {}

    /** Where it is; a relative path counts from the work tree. */
    private static Optional<Path> of(Config config, Path top) {
        return Optional.ofNullable(config.getString("core", null, KEY))
                .filter(named -> !named.isEmpty())
                .map(named -> named.startsWith(HOME)
                        ? Path.of(System.getProperty("user.home"), named.substring(HOME.length()))
                        : top.resolve(named).normalize());
    }

    /** What it says; nothing when there is none, or it is none. */
    public static String text(Config config, Path top) throws IOException {
        Optional<Path> file = of(config, top).filter(Files::isRegularFile);
        return file.isPresent() && Files.size(file.get()) <= LARGEST
                ? new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8)
                : "";
    }

    static void share(Config config, Path top, Config copied) {
        of(config, top).ifPresent(file -> copied.setString("core", null, KEY, file.toString()));
    }
}
