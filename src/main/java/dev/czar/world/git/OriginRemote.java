package dev.czar.world.git;

import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.GitRepository.GitException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The remote named origin, to which workers' branches are pushed and nothing else. What others pushed there is never
 * overwritten: a branch is only replaced while it is where Czar itself left it.
 */
public final class OriginRemote {
    private static final String NAME = "origin";
    private static final String WORKERS = "czar/";
    private static final String PUSHED = "refs/czar/pushed/";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{40,64})\trefs/heads/.+");

    private final GitRepository repository;
    private final IntegrationBranches trunk;

    private OriginRemote(GitRepository repository, IntegrationBranches trunk) {
        this.repository = repository;
        this.trunk = trunk;
    }

    /** Nothing when the repository has no remote of this name. */
    public static Optional<OriginRemote> of(GitRepository repository, IntegrationBranches trunk) {
        String url = repository.jgit().getConfig().getString("remote", NAME, "url");
        return Optional.ofNullable(url).map(any -> new OriginRemote(repository, trunk));
    }

    /** The commit at which Czar left the branch there. */
    public Optional<String> lastPushed(BranchName branch) {
        return repository.find(PUSHED + branch.name());
    }

    /** Brings the branch there to this commit. */
    public void push(BranchName branch, String commit) {
        if (!branch.name().startsWith(WORKERS) || branch.equals(trunk.mainline()) || branch.equals(trunk.omnibus())) {
            throw new GitException("%s is not a worker's branch; Czar does not push it.".formatted(branch));
        }
        String there = remoteHead(branch);
        String mark = PUSHED + branch.name();
        String left = lastPushed(branch).orElse("");
        if (!there.equals(commit)) {
            if (!there.isEmpty() && !there.equals(left) && !isForward(there, commit)) {
                throw new GitException(
                        "origin has commits on %s that are not the worker's (%s); Czar does not overwrite them."
                                .formatted(branch, there));
            }
            pushLargeFiles(branch, commit, there);
            pushWithLease(branch, commit, there);
        }
        if (!left.equals(commit)) {
            repository.updateRefs(new RefChange(mark, left, commit));
        }
    }

    private String remoteHead(BranchName branch) {
        String answer = git().output("ls-remote", "--upload-pack=git-upload-pack", "--refs", NAME, branch.ref());
        Matcher line = LINE.matcher(answer.lines()
                .filter(one -> one.endsWith("\t" + branch.ref()))
                .findFirst()
                .orElse(""));
        return line.matches() ? line.group(1) : "";
    }

    /** A relative path to origin counts from the work tree. */
    private Git git() {
        return repository.git().at(repository.topDirectory()).withLogins();
    }

    /** A commit that is not here cannot come before one that is. */
    private boolean isForward(String there, String commit) {
        CommandResult known = repository.git().run(new byte[0], "cat-file", "-e", there + "^{commit}");
        return known.ok() && repository.history().contains(commit, there);
    }

    /** What LFS does in a hook, which is switched off: its objects go first, so that the branch is complete there. */
    private void pushLargeFiles(BranchName branch, String commit, String there) {
        if (!Files.isDirectory(repository.commonDirectory().resolve("lfs").resolve("objects"))) {
            return;
        }
        String before = there.isEmpty() ? "0".repeat(commit.length()) : there;
        String line = "%s %s %s %s\n".formatted(branch.ref(), commit, branch.ref(), before);
        String url = repository.jgit().getConfig().getString("remote", NAME, "url");
        git().output(line.getBytes(StandardCharsets.UTF_8), "lfs", "pre-push", NAME, url);
    }

    /** Only if the branch is still where it was seen, whoever is at work there too. */
    private void pushWithLease(BranchName branch, String commit, String there) {
        git().output(
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
