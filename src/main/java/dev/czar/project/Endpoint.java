package dev.czar.project;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads how a service outside is reached: its address, and where the secret is that it wants. */
record Endpoint(Section section, Path root) {

    /** A secret is sent there, so it must not be readable on its way. */
    URI url(String fallback) {
        String text = section.text("url", fallback, Shape.URL);
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (url.getScheme().equals("http") && !List.of("localhost", "127.0.0.1").contains(url.getHost())) {
            section.problem("url", "'url' is " + text, "expected https: the secret would be readable on its way");
        }
        return url;
    }

    /** What {@code <name>-file} or {@code <name>-env} say; a variable of the environment when neither is there. */
    SecretPlace secret(String name, String variable) {
        String env = name + "-env";
        if (section.has(env) && section.has(name + "-file")) {
            section.problem(name + "-file", "both '" + env + "' and '" + name + "-file'", "expected one of them");
        }
        return file(name + "-file")
                .orElseGet(
                        () -> new SecretPlace.Variable(section.at(env), section.text(env, variable, Shape.VARIABLE)));
    }

    Optional<SecretPlace> file(String key) {
        if (!section.has(key)) {
            return Optional.empty();
        }
        Path path = root.resolve(section.text(key, "none", Shape.ANY)).normalize();
        return Optional.of(new SecretPlace.PrivateFile(section.at(key), path));
    }
}
