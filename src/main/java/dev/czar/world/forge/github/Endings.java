package dev.czar.world.forge.github;

import dev.czar.world.forge.Pull;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.github.GHPullRequest;

/** Pull requests that ended, read once as long as nobody touches them. */
final class Endings {
    private static final int MOST = 500;

    private final Map<String, Pull> known = new ConcurrentHashMap<>();

    Pull read(GHPullRequest request, PullReader reader) throws IOException {
        String version = "%d %s %s".formatted(request.getNumber(), request.getUpdatedAt(), GitHubPulls.state(request));
        Optional<Pull> before = Optional.ofNullable(known.get(version));
        if (before.isPresent()) {
            return before.get();
        }
        if (known.size() > MOST) {
            known.clear();
        }
        Pull pull = reader.whole(request);
        known.put(version, pull);
        return pull;
    }
}
