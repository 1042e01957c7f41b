package dev.czar.world.forge.hosted;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.SecretValue;
import java.net.URI;

/** Where the API of a server is, the repository there with its owner or groups, the token, and how the branches are named that count. */
public record ServerAddress(URI api, String repository, SecretValue token, TaskBranchNames branches) {

    public ServerAddress(URI api, String repository, String token, TaskBranchNames branches) {
        this(api, repository, new SecretValue(token), branches);
    }
}
