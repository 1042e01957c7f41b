package dev.czar.project.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The submodules that a commit names, and who can get the commits it wants them at, as far as this machine knows. */
public final class SubmoduleCommits {
    private static final String SUBMODULE = "submodule";
    private static final String MODULES = "modules";

    private final Repository repository;
    private final Path top;

    /** Of a repository with its main work tree. */
    public SubmoduleCommits(Repository repository, Path top) {
        this.repository = repository;
        this.top = top;
    }

    /** Those of a commit, by path. */
    public List<SubmoduleCommit> of(ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit parsed = walk.parseCommit(commit);
            Map<String, String> names = names(parsed);
            List<SubmoduleCommit> found = new ArrayList<>();
            if (names.isEmpty()) {
                return found;
            }
            try (TreeWalk tree = new TreeWalk(repository)) {
                tree.addTree(parsed.getTree());
                tree.setRecursive(true);
                while (tree.next()) {
                    String name = names.get(tree.getPathString());
                    if (tree.getFileMode(0).equals(FileMode.GITLINK) && name != null) {
                        ObjectId wanted = tree.getObjectId(0);
                        String path = tree.getPathString();
                        found.add(new SubmoduleCommit(path, wanted.name(), availability(name, path, wanted)));
                    }
                }
            }
            return found;
        }
    }

    private Map<String, String> names(RevCommit commit) throws IOException {
        Map<String, String> names = new HashMap<>();
        try (TreeWalk file = TreeWalk.forPath(repository, Constants.DOT_GIT_MODULES, commit.getTree())) {
            if (file == null) {
                return names;
            }
            Config modules = new Config();
            modules.fromText(new String(repository.open(file.getObjectId(0)).getBytes(), StandardCharsets.UTF_8));
            for (String name : modules.getSubsections(SUBMODULE)) {
                String path = modules.getString(SUBMODULE, name, "path");
                if (path != null) {
                    names.put(path, name);
                }
            }
        } catch (ConfigInvalidException unreadable) {
            names.clear();
        }
        return names;
    }

    private Availability availability(String name, String path, ObjectId wanted) throws IOException {
        Path common = repository.getDirectory().toPath();
        List<Path> places = new ArrayList<>(
                List.of(common.resolve(MODULES).resolve(name), top.resolve(path).resolve(Constants.DOT_GIT)));
        Optional<Path> own =
                places.stream().filter(SubmoduleCommits::isRepository).findFirst();
        if (own.isEmpty()) {
            return Availability.NOT_INITIALISED;
        }
        if (!holds(own.get(), wanted)) {
            return Availability.MISSING;
        }
        Path worktrees = common.resolve("worktrees");
        if (Files.isDirectory(worktrees)) {
            try (Stream<Path> found = Files.list(worktrees)) {
                found.map(one -> one.resolve(MODULES).resolve(name)).forEach(places::add);
            }
        }
        for (Path place : places) {
            if (isRepository(place) && isAtRemote(place, wanted)) {
                return Availability.PUBLISHED;
            }
        }
        return Availability.UNPUBLISHED;
    }

    private static boolean isRepository(Path place) {
        return Files.exists(place.resolve(Constants.HEAD));
    }

    private static boolean holds(Path place, ObjectId wanted) throws IOException {
        try (Repository module = open(place)) {
            return module.getObjectDatabase().has(wanted);
        }
    }

    /** Whether a branch or tag that came from a remote holds it; where there is no remote nobody can tell. */
    private static boolean isAtRemote(Path place, ObjectId wanted) throws IOException {
        try (Repository module = open(place);
                RevWalk walk = new RevWalk(module)) {
            if (module.getConfig().getSubsections("remote").isEmpty()) {
                return true;
            }
            if (!module.getObjectDatabase().has(wanted)) {
                return false;
            }
            List<RevCommit> tips = new ArrayList<>();
            for (Ref ref : module.getRefDatabase().getRefsByPrefix(Constants.R_REMOTES, Constants.R_TAGS)) {
                ObjectId target = module.getRefDatabase().peel(ref).getPeeledObjectId();
                ObjectId tip = target == null ? ref.getObjectId() : target;
                if (tip != null && walk.parseAny(tip) instanceof RevCommit holder) {
                    tips.add(holder);
                }
            }
            return !tips.isEmpty() && walk.isMergedIntoAnyCommit(walk.parseCommit(wanted), tips);
        }
    }

    private static Repository open(Path place) throws IOException {
        return new FileRepositoryBuilder().setGitDir(place.toFile()).build();
    }

    /** The commit that a submodule is to be at. */
    public record SubmoduleCommit(String path, String commit, Availability availability) {}

    /** Who can get a submodule's commit. */
    public enum Availability {
        /** The project has no repository of the submodule. */
        NOT_INITIALISED,
        /** The project's repository of it does not hold the commit. */
        MISSING,
        /** No branch of its remote that is known here holds it, so that nobody else gets it. */
        UNPUBLISHED,
        PUBLISHED
    }
}
