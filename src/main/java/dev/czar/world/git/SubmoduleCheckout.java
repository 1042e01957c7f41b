package dev.czar.world.git;

import dev.czar.io.SubmoduleNames;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The submodules of a work tree, filled from what the project already has of them: {@code modules} of its git directory
 * and of its worktrees, or a repository inside its work tree. One the project never initialised stays empty.
 */
public final class SubmoduleCheckout {
    private static final String MODULES = "modules";
    private static final int MOST_NESTED = 8;

    private final Git git;

    public SubmoduleCheckout(Git git) {
        this.git = git;
    }

    /** In a copy that is thrown away: each submodule shares the objects of where it came from. */
    public void intoCopy(GitRepository project, Path copy) throws IOException {
        fill(new FilledTree(copy, sources(project), List.of(project.topDirectory()), Optional.empty()), 0);
    }

    /** In a worktree somebody works in: each submodule is a clone of its own in the worktree's git directory. */
    public void intoWorktree(GitRepository project, Path worktree) throws IOException {
        Path own = project.worktreeGitDirectory(worktree);
        fill(
                new FilledTree(
                        worktree, sources(project), List.of(project.topDirectory()), Optional.of(own.resolve(MODULES))),
                0);
    }

    /** A work tree to fill: where modules and work trees of the same project are, and where its own modules go. */
    private record FilledTree(Path directory, List<Path> sources, List<Path> tops, Optional<Path> own) {}

    /** A submodule of a work tree: where it is, its name, the commit it has to be at. */
    private record WantedSubmodule(String path, String name, String commit) {}

    private static List<Path> sources(GitRepository project) throws IOException {
        List<Path> sources = new ArrayList<>(List.of(project.commonDirectory()));
        Path worktrees = project.commonDirectory().resolve("worktrees");
        if (Files.isDirectory(worktrees)) {
            try (Stream<Path> found = Files.list(worktrees)) {
                found.sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    private void fill(FilledTree tree, int depth) throws IOException {
        if (depth == MOST_NESTED) {
            return;
        }
        for (WantedSubmodule wanted : wanted(tree.directory())) {
            List<Path> known = known(tree, wanted);
            if (known.isEmpty()) {
                continue;
            }
            Path source = withCommit(kept(tree, known, wanted), wanted);
            Path directory = tree.directory().resolve(wanted.path());
            Optional<Path> own = tree.own().map(modules -> modules.resolve(wanted.name()));
            make(source, directory, own, wanted);
            List<Path> tops =
                    tree.tops().stream().map(top -> top.resolve(wanted.path())).toList();
            fill(new FilledTree(directory, known, tops, own.map(modules -> modules.resolve(MODULES))), depth + 1);
        }
    }

    private void make(Path source, Path directory, Optional<Path> own, WantedSubmodule wanted) throws IOException {
        boolean begun = Files.exists(directory.resolve(".git"));
        Git there = git.at(directory);
        if (own.isEmpty()) {
            share(source, directory);
        } else if (!begun) {
            cloneOf(source, directory, own.get());
        } else if (!has(own.get(), wanted)) {
            there.output("fetch", "--quiet", "--no-tags", source.toString(), wanted.commit());
        }
        if (!begun || !there.output("rev-parse", "--verify", "HEAD").equals(wanted.commit())) {
            there.output("checkout", "--quiet", "--no-overwrite-ignore", "--detach", wanted.commit());
        }
    }

    private List<WantedSubmodule> wanted(Path directory) throws IOException {
        Path list = directory.resolve(SubmoduleNames.FILE);
        if (!Files.isRegularFile(list)) {
            return List.of();
        }
        SubmoduleNames names = SubmoduleList.names(Files.readString(list));
        List<WantedSubmodule> wanted = new ArrayList<>();
        for (String entry :
                git.at(directory).output("ls-files", "--stage", "-z").split("\0")) {
            String[] parts = entry.split("\t", 2);
            if (parts.length == 2 && parts[0].startsWith("160000 ")) {
                names.at(parts[1])
                        .ifPresent(name -> wanted.add(new WantedSubmodule(parts[1], name, parts[0].split(" ")[1])));
            }
        }
        return wanted;
    }

    private static List<Path> known(FilledTree tree, WantedSubmodule wanted) {
        List<Path> known = new ArrayList<>();
        for (Path source : tree.sources()) {
            known.add(source.resolve(MODULES).resolve(wanted.name()));
        }
        for (Path top : tree.tops()) {
            known.add(top.resolve(wanted.path()).resolve(".git"));
        }
        return known.stream().filter(path -> Files.exists(path.resolve("HEAD"))).toList();
    }

    /** With a repository of the project's own in front, for a submodule that a worker added would be gone with its worktree. */
    private List<Path> kept(FilledTree tree, List<Path> known, WantedSubmodule wanted) throws IOException {
        Path own = tree.sources().get(0).resolve(MODULES).resolve(wanted.name());
        List<Path> added = tree.sources().stream()
                .skip(1)
                .map(source -> source.resolve(MODULES).resolve(wanted.name()))
                .toList();
        if (!added.containsAll(known)) {
            return known;
        }
        Path source = known.get(0);
        Files.createDirectories(own.getParent());
        git.at(own.getParent())
                .output("clone", "--quiet", "--mirror", "--template=", source.toString(), own.toString());
        Git kept = git.at(own).with("GIT_DIR", own.toString());
        kept.output("config", "core.bare", "false");
        kept.output("config", "--unset", "remote.origin.mirror");
        kept.output("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
        String url = origin(source);
        kept.output("config", "remote.origin.url", url.isEmpty() ? source.toString() : url);
        List<Path> all = new ArrayList<>(List.of(own));
        all.addAll(known);
        return all;
    }

    private String origin(Path gitDirectory) {
        return git.at(gitDirectory)
                .with("GIT_DIR", gitDirectory.toString())
                .run(new byte[0], "config", "--get", "remote.origin.url")
                .output()
                .strip();
    }

    /** The first source, which is the project's own; it fetches the commit when it has not got it, and keeps what only a worker's has. */
    private Path withCommit(List<Path> known, WantedSubmodule wanted) {
        Path first = known.get(0);
        if (has(first, wanted)) {
            return first;
        }
        Git own = git.at(first).with("GIT_DIR", first.toString());
        Optional<Path> found = known.stream().filter(path -> has(path, wanted)).findFirst();
        if (found.isPresent()) {
            own.output(
                    "fetch",
                    "--quiet",
                    "--no-tags",
                    found.get().toString(),
                    wanted.commit() + ":refs/czar/keep/" + wanted.commit());
            return first;
        }
        own.run(new byte[0], "fetch", "--quiet", "--no-tags", "origin", wanted.commit());
        if (!has(first, wanted)) {
            throw new GitException("The submodule %s is at %s, which is neither in %s nor to be had from its origin."
                    .formatted(wanted.path(), wanted.commit(), first));
        }
        return first;
    }

    private boolean has(Path gitDirectory, WantedSubmodule wanted) {
        return git.at(gitDirectory)
                .with("GIT_DIR", gitDirectory.toString())
                .run(new byte[0], "cat-file", "-e", wanted.commit() + "^{commit}")
                .ok();
    }

    private void share(Path source, Path directory) throws IOException {
        Files.createDirectories(directory);
        git.at(directory).output("init", "--quiet", "--template=", "--initial-branch=czar-check");
        CloneSetup setup = new CloneSetup(source, directory);
        Path target = directory.resolve(".git");
        setup.shareObjects(target);
        setup.shareHistoryEnds(target, false);
        setup.shareContentSettings(target);
    }

    private void cloneOf(Path source, Path directory, Path own) throws IOException {
        Files.createDirectories(own.getParent());
        git.at(directory.getParent())
                .output(
                        "clone",
                        "--quiet",
                        "--template=",
                        "--no-checkout",
                        "--separate-git-dir",
                        own.toString(),
                        source.toString(),
                        directory.toString());
        String url = origin(source);
        if (!url.isEmpty()) {
            git.at(directory).output("remote", "set-url", "origin", url);
        }
        new CloneSetup(source, directory).shareContentSettings(own);
    }
}
