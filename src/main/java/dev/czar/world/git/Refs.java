package dev.czar.world.git;

import dev.czar.world.CommandResult;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Moves refs by compare-and-swap, several in one transaction. */
final class Refs {
    private final Repository repository;
    private final Git git;

    Refs(Repository repository, Git git) {
        this.repository = repository;
        this.git = git;
    }

    boolean move(RefChange... changes) {
        String input = Stream.of(changes).map(RefChange::line).collect(Collectors.joining());
        String[] arguments = {"update-ref", "--no-deref", "-m", "czar", "--stdin", "-z"};
        CommandResult result = git.run(input.getBytes(StandardCharsets.UTF_8), arguments);
        if (result.ok()) {
            return true;
        }
        boolean moved = Stream.of(changes)
                .anyMatch(change -> !repository.find(change.ref()).orElse("").equals(change.expected()));
        if (moved) {
            return false;
        }
        throw git.failed(result, arguments);
    }
}
