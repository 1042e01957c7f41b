package dev.czar.project.config;

import dev.czar.io.BoundedFileReader;
import dev.czar.project.files.ProjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

/** Where a secret is to be found, never the secret; {@code place} says where the configuration names it. */
public sealed interface SecretSource {

    int LARGEST = 10_000;
    Set<PosixFilePermission> OWNER = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    String place();

    /** The secret itself; a problem says why it cannot be had. */
    String read(Map<String, String> environment) throws ProjectException;

    /** An environment variable. */
    record EnvironmentVariable(String place, String name) implements SecretSource {
        @Override
        public String read(Map<String, String> environment) throws ProjectException {
            String value = environment.getOrDefault(name, "").strip();
            if (value.isEmpty()) {
                throw new ProjectException("%s: the environment variable %s is not set (export it before `czar up`)"
                        .formatted(place, name));
            }
            return value;
        }
    }

    /** A file that only its owner can read, with one line. */
    record PrivateFile(String place, Path file) implements SecretSource {
        @Override
        public String read(Map<String, String> environment) throws ProjectException {
            String value = privateText(place, file);
            if (value.isEmpty() || value.lines().count() > 1) {
                throw new ProjectException("%s: %s holds no secret, expected one line".formatted(place, file));
            }
            return value;
        }
    }

    /** A file that only its owner can read, with a private key. */
    record PrivateKeyFile(String place, Path file) implements SecretSource {
        @Override
        public String read(Map<String, String> environment) throws ProjectException {
            String value = privateText(place, file);
            if (!value.contains("PRIVATE KEY-----")) {
                throw new ProjectException("%s: %s holds no private key in PEM".formatted(place, file));
            }
            return value;
        }
    }

    private static String privateText(String place, Path file) throws ProjectException {
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new ProjectException("%s: %s can be read or run by others (chmod 600 it)".formatted(place, file));
            }
            return BoundedFileReader.text(BoundedFileReader.read(file, LARGEST).orElse(new byte[0]))
                    .strip();
        } catch (NoSuchFileException missing) {
            throw new ProjectException("%s: there is no file %s".formatted(place, file), missing);
        } catch (IOException failure) {
            throw new ProjectException("%s: cannot read %s: %s".formatted(place, file, failure), failure);
        }
    }
}
