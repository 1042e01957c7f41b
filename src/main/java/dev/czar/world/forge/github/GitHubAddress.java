package dev.czar.world.forge.github;

import dev.czar.world.Secret;
import java.net.URI;

/** A repository on GitHub or on a server that speaks like it: where its API is, its owner and name, and the token to show. */
public record GitHubAddress(URI api, String owner, String name, Secret token) {

    String repository() {
        return owner + "/" + name;
    }
}
