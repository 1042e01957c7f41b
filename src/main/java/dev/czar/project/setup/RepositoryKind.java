package dev.czar.project.setup;

import dev.czar.io.FailureText;
import dev.czar.io.RenamedBranch;
import dev.czar.io.RepositoryRemotes;
import dev.czar.io.UnfinishedOperation;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.setup.WantedBranches.BranchObstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.RevWalkUtils;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** What is unusual about a repository, before work begins in it: what Czar cannot work with, and what a person should know. */
public final class RepositoryKind {
    /** What a mainline without merges is told under. */
    public static final String LINEAR = "linear history";

    private static final int FEWEST_LINEAR = 20;
    private static final int MOST_LINEAR = 200;

    private final ProjectLayout layout;
    private final WantedBranches branches;
    private final List<Peculiarity> found = new ArrayList<>();

    private RepositoryKind(ProjectLayout layout, WantedBranches branches) {
        this.layout = layout;
        this.branches = branches;
    }

    /** {@code mainline} is the branch that work lands on, if it is known yet. */
    public static List<Peculiarity> of(ProjectLayout layout, WantedBranches branches, Optional<String> mainline)
            throws ProjectException {
        RepositoryKind kind = new RepositoryKind(layout, branches);
        try {
            kind.look(mainline);
        } catch (MissingObjectException gone) {
            kind.found.add(LostObjects.of(gone));
        } catch (IOException | ConfigInvalidException failure) {
            throw new ProjectException("cannot look at " + layout.common() + ": " + FailureText.of(failure), failure);
        }
        return List.copyOf(kind.found);
    }

    private void look(Optional<String> mainline) throws IOException, ConfigInvalidException {
        FileBasedConfig config =
                new FileBasedConfig(layout.common().resolve("config").toFile(), FS.DETECTED);
        config.load();
        format(config);
        if (!found.isEmpty()) {
            return;
        }
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(layout.common().toFile()).build()) {
            new LostObjects(repository, layout.root()).goneLender().ifPresent(found::add);
            if (!found.isEmpty()) {
                return;
            }
            branchNames(repository);
            AuthorIdentity.missing(repository.getConfig(), System.getenv()).ifPresent(found::add);
            signing(repository.getConfig());
            programs(config, repository.getConfig().getBaseConfig());
            filters(repository.getConfig());
            if (mainline.isPresent()) {
                missing(repository, mainline.get());
                objects(repository, mainline.get());
                unfinished();
                remotes(repository, mainline.get());
                pushHook(repository);
                linear(repository, mainline.get());
            }
        }
    }

    private void format(Config config) {
        String hash = config.getString("extensions", null, "objectFormat");
        if (hash != null && !hash.equalsIgnoreCase("sha1")) {
            refuse(
                    "object format",
                    "the repository names its objects by " + hash + ", which Czar does not read",
                    "work in one with SHA-1: `git init --object-format=sha1`, with the history brought there by `git fast-export`");
        }
        String refs = config.getString("extensions", null, "refStorage");
        if (refs != null && !refs.equals("files")) {
            refuse(
                    "ref format",
                    "the repository keeps its refs as '" + refs + "', which Czar does not read",
                    "`git refs migrate --ref-format=files`");
        }
        if (config.getBoolean("core", null, "bare", false)
                && Files.isDirectory(layout.root().resolve(".git"))) {
            refuse(
                    "work tree",
                    "the repository is marked as bare although it has a work tree",
                    "`git config core.bare false`");
        }
    }

    private List<BranchObstacle> obstacles(Repository repository, String refs) throws IOException {
        List<String> present = repository.getRefDatabase().getRefsByPrefix(refs).stream()
                .map(ref -> ref.getName().substring(refs.length()))
                .toList();
        return branches.obstacles(present, repository.getConfig().getBoolean("core", null, "ignoreCase", false));
    }

    private void branchNames(Repository repository) throws IOException {
        for (BranchObstacle obstacle : obstacles(repository, Constants.R_HEADS)) {
            refuse(
                    "branch " + obstacle.branch(),
                    "a branch is named '%s', so that no branch %s can be made"
                            .formatted(obstacle.branch(), obstacle.wanted()),
                    "`git branch -m %s another-name`, or other names for the branches of Czar: `czar init --branch-prefix team/`, in czar.yaml `branchPrefix: team/`"
                            .formatted(obstacle.branch()));
        }
    }

    private void signing(Config config) {
        if (config.getBoolean("commit", null, "gpgSign", false)) {
            tell(
                    "signing",
                    "commit.gpgSign is set: merges that Czar makes are signed with that key as well, while nobody is there to type a passphrase",
                    "use a key without one, or an agent that the service can reach (SSH_AUTH_SOCK, gpg-agent)");
        }
    }

    private void programs(Config own, Config person) {
        List<String> keys = new OwnPrograms(own, person).keys();
        if (!keys.isEmpty()) {
            tell(
                    "programs",
                    ".git/config names programs that Czar's git does not run, for any worker can write there: %s; work trees, merges and pushes are without them"
                            .formatted(String.join(", ", keys)),
                    "name them in your own configuration: `git config --global %s ...`".formatted(keys.get(0)));
        }
    }

    private void filters(Config config) throws IOException, ConfigInvalidException {
        Path attributes = layout.root().resolve(".gitattributes");
        String text = Files.isRegularFile(attributes) ? Files.readString(attributes) : "";
        if (text.contains("filter=")) {
            found.addAll(ContentFilters.of(config, System.getenv()).missing(text));
        }
    }

    private void missing(Repository repository, String mainline) throws IOException {
        Ref branch = repository.exactRef(Constants.R_HEADS + mainline);
        if (branch != null && branch.isSymbolic()) {
            String other = Repository.shortenRefName(branch.getTarget().getName());
            refuse(
                    "mainline",
                    "%s is another name of %s, which would stay behind when it moves".formatted(mainline, other),
                    "`mainline: %s` in czar.yaml".formatted(other));
        }
        if (!mainline.isEmpty() && branch == null) {
            Optional<RenamedBranch> renamed = RenamedBranch.of(layout.common(), mainline);
            refuse(
                    "mainline",
                    renamed.map(RenamedBranch::sentence).orElse("there is no branch " + mainline),
                    renamed.map(RenamedBranch::remedy)
                            .orElse("name the branch that work lands on: `mainline` in czar.yaml"));
        }
    }

    private void objects(Repository repository, String mainline) throws IOException {
        Ref branch = repository.exactRef(Constants.R_HEADS + mainline);
        if (branch == null) {
            return;
        }
        LostObjects objects = new LostObjects(repository, layout.root());
        Optional<Peculiarity> lost = objects.found(branch.getObjectId());
        lost.ifPresent(found::add);
        if (lost.isEmpty()) {
            objects.submodules(branch.getObjectId()).forEach(found::add);
        }
    }

    /** What lands cannot be checked out where a person is in the middle of something. */
    private void unfinished() {
        UnfinishedOperation.in(layout.root())
                .ifPresent(operation -> tell("work tree", operation.sentence(layout.root()), operation.remedy()));
    }

    private void remotes(Repository repository, String mainline) throws IOException {
        Config config = repository.getConfig();
        RepositoryRemotes remotes = RepositoryRemotes.of(config.getSubsections("remote"), config::getString, mainline);
        List<String> names = remotes.names();
        String followed = config.getString("branch", mainline, "remote");
        if (remotes.pushed().isPresent()) {
            pushed(repository, remotes.pushed().get());
        }
        if (remotes.shared().isPresent()) {
            String shared = remotes.shared().get();
            position(repository, mainline, shared);
            if (followed != null && names.contains(followed) && !followed.equals(shared)) {
                tell(
                        "remote",
                        "%s follows %s, while Czar fetches from %s".formatted(mainline, followed, shared),
                        "`git remote rename`, so that the repository whose mainline counts is named origin");
            }
            if (remotes.pushed().isEmpty()) {
                tell(
                        "remote",
                        "Czar fetches from %s and pushes workers' branches nowhere: git names no remote for pushes that is there, and none is named origin"
                                .formatted(shared),
                        "`git config remote.pushDefault %s`, if they are to be pushed there".formatted(shared));
            }
        } else if (!names.isEmpty()) {
            tell(
                    "remote",
                    "none of the remotes %s is named origin and %s follows none of them: nothing is fetched"
                            .formatted(String.join(", ", names), mainline),
                    "`git branch --set-upstream-to=%1$s/%2$s %2$s`".formatted(names.get(0), mainline));
        }
    }

    private void pushed(Repository repository, String remote) throws IOException {
        for (BranchObstacle obstacle : obstacles(repository, Constants.R_REMOTES + remote + "/")) {
            tell(
                    "remote",
                    "%s has a branch named '%s', so that no branch %s can be pushed there"
                            .formatted(remote, obstacle.branch(), obstacle.wanted()),
                    "other names for the branches of Czar: `branchPrefix: team/` in czar.yaml");
        }
    }

    private void position(Repository repository, String mainline, String remote) throws IOException {
        Ref here = repository.exactRef(Constants.R_HEADS + mainline);
        Ref there = repository.exactRef(Constants.R_REMOTES + remote + "/" + mainline);
        if (here == null || there == null) {
            return;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            int behind = RevWalkUtils.count(
                    walk, walk.parseCommit(there.getObjectId()), walk.parseCommit(here.getObjectId()));
            if (behind > 0) {
                tell(
                        "origin",
                        "%s is %d commits behind %s/%s: work begins without them, and what lands cannot be pushed"
                                .formatted(mainline, behind, remote, mainline),
                        "`git pull` before work begins");
            }
        }
    }

    /** Pushes of Czar run no hooks, which any worker can write. */
    private void pushHook(Repository repository) throws IOException {
        Path folder = HooksFolder.of(layout).path();
        Path scripts = folder.endsWith("_") ? folder.getParent() : folder; // husky keeps its own wrappers there
        Path hook = scripts.resolve("pre-push");
        if (repository.getConfig().getSubsections("remote").isEmpty()
                || !Files.isExecutable(folder.resolve("pre-push"))
                || !Files.isRegularFile(hook)
                || Files.readString(hook).contains("git lfs pre-push")) {
            return;
        }
        tell(
                "pre-push",
                "pushes of Czar do not run the hook " + layout.root().relativize(hook),
                "what it checks belongs under `checks` in czar.yaml");
    }

    /** Some mainlines have no merges because nobody may make one there. */
    private void linear(Repository repository, String mainline) throws IOException {
        Ref here = repository.exactRef(Constants.R_HEADS + mainline);
        if (here == null) {
            return;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(here.getObjectId()));
            int commits = 0;
            for (RevCommit commit = walk.next(); commit != null && commits < MOST_LINEAR; commit = walk.next()) {
                if (commit.getParentCount() > 1) {
                    return;
                }
                commits++;
            }
            if (commits >= FEWEST_LINEAR) {
                tell(
                        LINEAR,
                        "none of the last " + commits + " commits of " + mainline
                                + " is a merge, and what lands are merges of the workers' branches",
                        "`mergeStyle: squash` or `mergeStyle: rebase` in czar.yaml keeps it linear");
            }
        }
    }

    private void refuse(String subject, String what, String remedy) {
        found.add(new Peculiarity(true, subject, what, remedy));
    }

    private void tell(String subject, String what, String remedy) {
        found.add(new Peculiarity(false, subject, what, remedy));
    }

    /** One thing, whether Czar cannot work because of it, and the way out. */
    public record Peculiarity(boolean refused, String subject, String found, String remedy) {
        public String sentence() {
            return found + " (" + remedy + ")";
        }
    }
}
