package dev.czar.world.forge.github;

import dev.czar.world.SecretValue;
import java.util.Optional;

/** What shows GitHub who asks. */
public sealed interface GitHubCredentials {

    /** A token, or the key of the App that is named. */
    static GitHubCredentials of(Optional<String> app, String text) {
        SecretValue secret = new SecretValue(text);
        return app.<GitHubCredentials>map(id -> new AppKey(id, secret)).orElseGet(() -> new AccessToken(secret));
    }

    /** A token of a person or a machine account, classic or fine-grained. */
    record AccessToken(SecretValue token) implements GitHubCredentials {}

    /** A GitHub App by its id or client id and its private key in PEM; it acts as its installation on the repository. */
    record AppKey(String app, SecretValue key) implements GitHubCredentials {}
}
