package dev.czar.world.git;

import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What is missing of a commit's tree: fetched where a remote promised it to a partial clone, else an error with its name. */
public final class MissingObjects {
    private static final int DEEPEST_TREE = 128;

    private final GitRepository repository;

    public MissingObjects(GitRepository repository) {
        this.repository = repository;
    }

    /** Afterwards all of the commit's files are here; an exception names what could not be had. */
    public void fetch(String commit) throws IOException {
        List<String> remotes =
                new CloneSetup(repository.commonDirectory(), repository.topDirectory()).promisorRemotes();
        if (remotes.isEmpty()) {
            requireWhole(commit);
            return;
        }
        Git git = repository.git().at(repository.topDirectory()).withLogins();
        List<String> missing = missing(git, commit);
        String said = "";
        for (int round = 0; round < DEEPEST_TREE && !missing.isEmpty(); round++) {
            byte[] ids =
                    missing.stream().collect(Collectors.joining("\n", "", "\n")).getBytes(StandardCharsets.UTF_8);
            for (String remote : remotes) {
                CommandResult result = git.run(
                        ids,
                        "-c",
                        "fetch.negotiationAlgorithm=noop",
                        "fetch",
                        "--upload-pack=git-upload-pack",
                        remote,
                        "--no-tags",
                        "--no-write-fetch-head",
                        "--recurse-submodules=no",
                        "--filter=blob:none",
                        "--stdin");
                said = result.ok() ? said : result.errors().strip();
            }
            List<String> left = missing(git, commit);
            if (left.equals(missing)) {
                break;
            }
            missing = left;
        }
        if (!missing.isEmpty()) {
            throw new GitException("%d objects of %s are not on this disk and %s did not give them: %s"
                    .formatted(missing.size(), commit, remotes, said));
        }
    }

    private void requireWhole(String commit) {
        List<String> missing = missing(repository.git(), commit);
        if (!missing.isEmpty()) {
            throw new GitException(
                    "%d objects of %s are gone from the repository (%s); a backup can give them back (`git fsck`), or its worker makes its work again"
                            .formatted(missing.size(), commit, missing.get(0)));
        }
    }

    private static List<String> missing(Git git, String commit) {
        return git.output("rev-list", "--objects", "--no-object-names", "--missing=print", "--no-walk", commit)
                .lines()
                .filter(line -> line.startsWith("?"))
                .map(line -> line.substring(1))
                .toList();
    }
}
