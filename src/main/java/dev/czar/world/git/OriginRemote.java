package dev.czar.world.git;

import dev.czar.io.RepositoryRemotes;
import dev.czar.io.SecretRedaction;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.GitRepository.GitException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;

/**
 * A remote of the repository, mostly origin, to which workers' branches are pushed or, where that is asked for, the mainline. What others
 * pushed there is never overwritten: a branch is only replaced while it is where Czar itself left it.
 */
public final class OriginRemote {
    private static final String PUSHED = "refs/czar/pushed/";
    private static final String ADDRESS = "an address of the remote ";
    private static final int LONGEST = 1_000;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{40,64})\trefs/heads/.+");
    private static final String DEFAULT = "ref: refs/heads/";

    private final GitRepository repository;
    private final IntegrationBranches trunk;
    private final String name;

    private OriginRemote(GitRepository repository, IntegrationBranches trunk, String name) {
        this.repository = repository;
        this.trunk = trunk;
        this.name = name;
    }

    /** Where the mainline is shared: nothing when the repository has no remote, or several of which none is said to be the one. */
    public static Optional<OriginRemote> of(GitRepository repository, IntegrationBranches trunk) {
        return remotes(repository, trunk).shared().map(remote -> new OriginRemote(repository, trunk, remote));
    }

    /** Where workers' branches are pushed, which may be another one or none. */
    public static Optional<OriginRemote> pushed(GitRepository repository, IntegrationBranches trunk) {
        return remotes(repository, trunk).pushed().map(remote -> new OriginRemote(repository, trunk, remote));
    }

    private static RepositoryRemotes remotes(GitRepository repository, IntegrationBranches trunk) {
        Config config = repository.jgit().getConfig();
        return RepositoryRemotes.of(
                config.getSubsections("remote"),
                config::getString,
                trunk.mainline().name());
    }

    /** Any worker can write the repository's configuration, and git takes what begins like this for an option, some of which name programs. */
    private static String checked(String what, String value) {
        if (value.startsWith("-")) {
            throw new GitException(
                    "%s is %s, which git would take for an option; mend it (`git config --edit`), nothing is fetched or pushed until then."
                            .formatted(what, value));
        }
        return value;
    }

    String name() {
        return name;
    }

    /** The name for git to fetch from or push to, once nothing that it stands for can be an option. */
    String checkedName() {
        checked("the name of a remote", name);
        Stream.of(
                        git().output("remote", "get-url", "--all", "--", name),
                        git().output("remote", "get-url", "--push", "--all", "--", name))
                .flatMap(String::lines)
                .forEach(address -> checked(ADDRESS + name, address));
        return name;
    }

    public OriginMainline mainline() {
        return new OriginMainline(repository, this, trunk.mainline());
    }

    /** The commit at which Czar left the branch there. */
    public Optional<String> lastPushed(BranchName branch) {
        return repository.find(PUSHED + branch.name());
    }

    /** Brings the branch there to this commit. */
    public void push(BranchName branch, String commit) throws PushRefusedException {
        if (trunk.tasks().parse(branch.name()).isEmpty()
                || branch.equals(trunk.mainline())
                || branch.equals(trunk.omnibus())) {
            throw new GitException("%s is not a worker's branch; Czar does not push it.".formatted(branch));
        }
        String there = remoteHead(branch);
        String mark = PUSHED + branch.name();
        String left = lastPushed(branch).orElse("");
        if (!there.equals(commit)) {
            if (!there.isEmpty() && !there.equals(left) && !isForward(there, commit)) {
                throw new GitException(
                        "%s has commits on %s that are not the worker's (%s); Czar does not overwrite them."
                                .formatted(name, branch, there));
            }
            send(branch, commit, there);
        }
        if (!left.equals(commit)) {
            repository.updateRefs(new RefChange(mark, left, commit));
        }
    }

    /** Brings a branch there by which the forge is asked to land a commit; its name tells it from all others. */
    public void pushLanding(BranchName branch, String commit) throws PushRefusedException {
        requireLanding(branch);
        String there = remoteHead(branch);
        if (!there.equals(commit)) {
            send(branch, commit, there);
        }
    }

    /** Takes such a branch away there, unless it is gone already. */
    public void dropLanding(BranchName branch) {
        requireLanding(branch);
        String there = remoteHead(branch);
        if (!there.isEmpty()) {
            git().run(
                            new byte[0],
                            "push",
                            "--quiet",
                            "--no-verify",
                            "--receive-pack=git-receive-pack",
                            "--force-with-lease=" + branch.ref() + ":" + there,
                            "--",
                            checkedName(),
                            ":" + branch.ref());
        }
    }

    private void requireLanding(BranchName branch) {
        if (!branch.name().startsWith(trunk.omnibus().name() + "-")) {
            throw new GitException("%s is no branch by which something lands.".formatted(branch));
        }
    }

    /** The branch that a clone begins on, where origin says it. */
    Optional<String> defaultBranch() {
        CommandResult answer = git().run(
                        new byte[0],
                        "ls-remote",
                        "--upload-pack=git-upload-pack",
                        "--symref",
                        "--",
                        checkedName(),
                        "HEAD");
        return answer.output()
                .lines()
                .filter(line -> line.startsWith(DEFAULT) && line.endsWith("\tHEAD"))
                .map(line -> line.substring(DEFAULT.length(), line.length() - "\tHEAD".length()))
                .findFirst();
    }

    String remoteHead(BranchName branch) {
        String answer =
                git().output("ls-remote", "--upload-pack=git-upload-pack", "--refs", "--", pushAddress(), branch.ref());
        Matcher line = LINE.matcher(answer.lines()
                .filter(one -> one.endsWith("\t" + branch.ref()))
                .findFirst()
                .orElse(""));
        return line.matches() ? line.group(1) : "";
    }

    /** Where pushes go may be another repository than the one that is fetched from. */
    private String pushAddress() {
        checked("the name of a remote", name);
        return checked(ADDRESS + name, git().output("remote", "get-url", "--push", "--", name));
    }

    /** A relative path to origin counts from the work tree. */
    Git git() {
        return repository.git().at(repository.topDirectory()).withLogins();
    }

    /** A commit that is not here cannot come before one that is. */
    boolean isForward(String there, String commit) {
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
        git().output(line.getBytes(StandardCharsets.UTF_8), "lfs", "pre-push", checkedName(), pushAddress());
    }

    /** Only if the branch is still where it was seen, whoever is at work there too. */
    void send(BranchName branch, String commit, String there) throws PushRefusedException {
        pushLargeFiles(branch, commit, there);
        CommandResult result = git().run(
                        new byte[0],
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
                        "--",
                        checkedName(),
                        commit + ":" + branch.ref());
        if (!result.ok()) {
            throw new PushRefusedException(
                    name, branch, result.timedOut() ? "no answer in time" : words(result.errors()));
        }
    }

    /** What the other side said, without git's own frame around it when it said anything. */
    static String words(String errors) {
        List<String> lines = errors.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        List<String> told = lines.stream()
                .filter(line -> line.startsWith("remote:") || line.startsWith("! ["))
                .map(line -> line.startsWith("remote:")
                        ? line.substring("remote:".length()).strip()
                        : line)
                .filter(line -> !line.isEmpty())
                .toList();
        String all = (told.isEmpty() ? lines : told).stream().collect(Collectors.joining("; "));
        return SecretRedaction.of(all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all);
    }

    /** Origin did not take a branch; the message has its own words. */
    public static final class PushRefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String words;

        PushRefusedException(String remote, BranchName branch, String words) {
            super("%s does not take %s: %s".formatted(remote, branch, words));
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
