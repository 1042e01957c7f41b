package dev.czar.world.git;

import dev.czar.world.CommandResult;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The remote named origin, to which workers' branches are pushed and nothing else. What others pushed there is never
 * overwritten: a branch is only replaced while it is where Czar itself left it.
 */
public final class Origin {
    private static final String NAME = "origin";
    private static final String WORKERS = "czar/";
    private static final String PUSHED = "refs/czar/pushed/";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{40,64})\trefs/heads/.+");

    private final Repository repository;
    private final Trunk trunk;

    private Origin(Repository repository, Trunk trunk) {
        this.repository = repository;
        this.trunk = trunk;
    }

    /** Nothing when the repository has no remote of this name. */
    public static Optional<Origin> of(Repository repository, Trunk trunk) {
        String url = repository.jgit().getConfig().getString("remote", NAME, "url");
        return Optional.ofNullable(url).map(any -> new Origin(repository, trunk));
    }

    /** The commit at which Czar left the branch there. */
    public Optional<String> left(BranchName branch) {
        return repository.find(PUSHED + branch.name());
    }

    /** Brings the branch there to this commit. */
    public void push(BranchName branch, String commit) {
        if (!branch.name().startsWith(WORKERS) || branch.equals(trunk.mainline()) || branch.equals(trunk.omnibus())) {
            throw new GitFailed("%s is not a worker's branch; Czar does not push it.".formatted(branch));
        }
        String there = there(branch);
        String mark = PUSHED + branch.name();
        String left = left(branch).orElse("");
        if (!there.equals(commit)) {
            if (!there.isEmpty() && !there.equals(left) && !isForward(there, commit)) {
                throw new GitFailed(
                        "origin has commits on %s that are not the worker's (%s); Czar does not overwrite them."
                                .formatted(branch, there));
            }
            send(branch, commit, there);
        }
        if (!left.equals(commit)) {
            repository.move(new RefChange(mark, left, commit));
        }
    }

    private String there(BranchName branch) {
        String answer = git().out("ls-remote", "--refs", NAME, branch.ref());
        Matcher line = LINE.matcher(answer.lines()
                .filter(one -> one.endsWith("\t" + branch.ref()))
                .findFirst()
                .orElse(""));
        return line.matches() ? line.group(1) : "";
    }

    /** A relative path to origin counts from the work tree. */
    private Git git() {
        return repository.git().at(repository.top());
    }

    /** A commit that is not here cannot come before one that is. */
    private boolean isForward(String there, String commit) {
        CommandResult known = repository.git().run(new byte[0], "cat-file", "-e", there + "^{commit}");
        return known.ok() && repository.history().contains(commit, there);
    }

    /** Only if the branch is still where it was seen, whoever is at work there too. */
    private void send(BranchName branch, String commit, String there) {
        git().out(
                        "-c",
                        "push.gpgSign=false",
                        "-c",
                        "push.pushOption=",
                        "push",
                        "--quiet",
                        "--no-verify",
                        "--no-follow-tags",
                        "--recurse-submodules=no",
                        "--receive-pack=git-receive-pack",
                        "--force-with-lease=" + branch.ref() + ":" + there,
                        NAME,
                        commit + ":" + branch.ref());
    }
}
