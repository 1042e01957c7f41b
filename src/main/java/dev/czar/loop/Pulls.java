package dev.czar.loop;

import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgeFailed;
import dev.czar.world.forge.Pull;
import dev.czar.world.git.GitFailed;
import dev.czar.world.git.Repository;
import dev.czar.world.git.Trunk;
import java.util.Optional;
import java.util.function.Supplier;

/** The pull requests with all that was said of them, asked of the forge at this moment. */
public final class Pulls {
    private static final int DIFF_BYTES = 2_000_000;

    private final Forge forge;
    private final Repository repository;
    private final Trunk trunk;

    public Pulls(Forge forge, Repository repository, Trunk trunk) {
        this.forge = forge;
        this.repository = repository;
        this.trunk = trunk;
    }

    public Optional<PullPage> page(int number) {
        return asking(() -> forge.pull(number).map(PullPage::of));
    }

    /** What it changes since it left the mainline, as a patch. */
    public Optional<String> diff(int number) {
        return asking(() -> forge.pull(number).map(this::patch));
    }

    private String patch(Pull pull) {
        return repository.history().patch(repository.headOf(trunk.mainline()), pull.head(), DIFF_BYTES);
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (ForgeFailed | GitFailed failure) {
            throw new PullsUnavailable(failure.getMessage(), failure);
        }
    }
}
