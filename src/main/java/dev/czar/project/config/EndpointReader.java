package dev.czar.project.config;

import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads how a service outside is reached: its address, and where the secret is that it wants. */
record EndpointReader(FileSection section, Path root) {
    static final List<String> LOCAL = List.of("localhost", "127.0.0.1");

    /** A secret is sent there, so it must not be readable on its way. */
    URI url(String fallback) {
        String text = section.text("url", fallback, TextFormat.URL);
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (url.getScheme().equals("http") && !LOCAL.contains(url.getHost())) {
            section.problem("url", "'url' is " + text, "expected https: the secret would be readable on its way");
        }
        return url;
    }

    /** What {@code <name>-file} or {@code <name>-env} say; a variable of the environment when neither is there. */
    SecretSource secret(String name, String variable) {
        String env = name + "-env";
        if (section.has(env) && section.has(name + "-file")) {
            section.problem(name + "-file", "both '" + env + "' and '" + name + "-file'", "expected one of them");
        }
        return file(name + "-file")
                .orElseGet(() -> new SecretSource.EnvironmentVariable(
                        section.placeOf(env), section.text(env, variable, TextFormat.VARIABLE)));
    }

    /** The private key in the file that {@code key} names. */
    SecretSource key(String key) {
        Path path = root.resolve(section.text(key, "none", TextFormat.ANY)).normalize();
        return new SecretSource.PrivateKeyFile(section.placeOf(key), path);
    }

    Optional<SecretSource> file(String key) {
        if (!section.has(key)) {
            return Optional.empty();
        }
        Path path = root.resolve(section.text(key, "none", TextFormat.ANY)).normalize();
        return Optional.of(new SecretSource.PrivateFile(section.placeOf(key), path));
    }
}
