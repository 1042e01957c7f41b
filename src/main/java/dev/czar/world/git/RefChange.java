package dev.czar.world.git;

import dev.czar.world.ExternalCommand.CommandResult;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ref to move from what it must be now; {@code ""} means that it does not exist, before or after. */
public record RefChange(String ref, String expected, String target) {
    public static final String ZERO_ID = "0".repeat(40);

    public static RefChange create(String ref, String target) {
        return new RefChange(ref, "", target);
    }

    public static RefChange move(String ref, String expected, String target) {
        return new RefChange(ref, expected, target);
    }

    public static RefChange delete(String ref, String expected) {
        return new RefChange(ref, expected, "");
    }

    /** Not moved, but the others move only if it is there. */
    public static RefChange verify(String ref, String expected) {
        return new RefChange(ref, expected, expected);
    }

    String line() {
        if (expected.equals(target)) {
            return "verify %s\0%s\0".formatted(ref, id(expected));
        }
        return "update %s\0%s\0%s\0".formatted(ref, id(target), id(expected));
    }

    private static String id(String id) {
        return id.isEmpty() ? ZERO_ID : id;
    }

    /** Moves refs by compare-and-swap, several in one transaction. */
    static final class RefTransaction {
        private final GitRepository repository;
        private final Git git;

        RefTransaction(GitRepository repository, Git git) {
            this.repository = repository;
            this.git = git;
        }

        boolean updateRefs(RefChange... changes) {
            String input = Stream.of(changes).map(RefChange::line).collect(Collectors.joining());
            String[] arguments = {"update-ref", "--no-deref", "-m", "czar", "--stdin", "-z"};
            CommandResult result = git.run(input.getBytes(StandardCharsets.UTF_8), arguments);
            if (result.ok()) {
                return true;
            }
            boolean moved = Stream.of(changes)
                    .anyMatch(
                            change -> !repository.find(change.ref()).orElse("").equals(change.expected()));
            if (moved) {
                return false;
            }
            throw git.failure(result, arguments);
        }
    }
}
