package dev.czar.project.setup;

import dev.czar.io.SubmoduleNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private static final int DEEPEST = 8;
    private static final String MODULES = "modules";

    private final Repository repository;
    private final Path top;

    /** Of a repository with its main work tree. */
    public SubmoduleCommits(Repository repository, Path top) {
        this.repository = repository;
        this.top = top;
    }

    /** Those of a commit, by path, with those inside of them. */
    public List<SubmoduleCommit> of(ObjectId commit) throws IOException {
        Path common = repository.getDirectory().toPath();
        List<Path> owners = new ArrayList<>(List.of(common));
        Path worktrees = common.resolve("worktrees");
        if (Files.isDirectory(worktrees)) {
            try (Stream<Path> all = Files.list(worktrees)) {
                all.forEach(owners::add);
            }
        }
        List<SubmoduleCommit> found = new ArrayList<>();
        look(new HoldingRepository(repository, "", owners), commit, found);
        return found;
    }

    /** A repository with submodules: where it is in the project, and the git directories that keep them. */
    private record HoldingRepository(Repository git, String prefix, List<Path> owners) {}

    private void look(HoldingRepository holder, ObjectId commit, List<SubmoduleCommit> found) throws IOException {
        if (holder.prefix().chars().filter(letter -> letter == '/').count() > DEEPEST) {
            return;
        }
        try (RevWalk walk = new RevWalk(holder.git())) {
            RevCommit parsed = walk.parseCommit(commit);
            SubmoduleNames names = names(holder.git(), parsed);
            if (names.byPath().isEmpty()) {
                return;
            }
            for (Map.Entry<String, ObjectId> link : links(holder.git(), parsed).entrySet()) {
                Optional<String> name = names.at(link.getKey());
                if (name.isPresent()) {
                    look(holder, holder.prefix() + link.getKey(), name.get(), link.getValue(), found);
                }
            }
        }
    }

    /** The paths of repositories in a commit of which nothing says where they come from, so that everybody else gets an empty folder. */
    List<String> unnamed(ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit parsed = walk.parseCommit(commit);
            SubmoduleNames names = names(repository, parsed);
            return links(repository, parsed).keySet().stream()
                    .filter(path -> names.at(path).isEmpty())
                    .toList();
        }
    }

    /** The commits of other repositories in a commit, by path. */
    private static SortedMap<String, ObjectId> links(Repository git, RevCommit commit) throws IOException {
        SortedMap<String, ObjectId> links = new TreeMap<>();
        try (TreeWalk tree = new TreeWalk(git)) {
            tree.addTree(commit.getTree());
            tree.setRecursive(true);
            while (tree.next()) {
                if (tree.getFileMode(0).equals(FileMode.GITLINK)) {
                    links.put(tree.getPathString(), tree.getObjectId(0));
                }
            }
        }
        return links;
    }

    /** None where the list cannot be read. */
    private static SubmoduleNames names(Repository git, RevCommit commit) throws IOException {
        Config modules = new Config();
        try (TreeWalk file = TreeWalk.forPath(git, SubmoduleNames.FILE, commit.getTree())) {
            if (file != null) {
                modules.fromText(new String(git.open(file.getObjectId(0)).getBytes(), StandardCharsets.UTF_8));
            }
        } catch (ConfigInvalidException unreadable) {
            return new SubmoduleNames(Map.of());
        }
        return SubmoduleNames.of(
                modules.getSubsections(SubmoduleNames.SECTION),
                name -> modules.getString(SubmoduleNames.SECTION, name, "path"));
    }

    private void look(HoldingRepository holder, String path, String name, ObjectId wanted, List<SubmoduleCommit> found)
            throws IOException {
        List<Path> places = new ArrayList<>();
        holder.owners().forEach(owner -> places.add(owner.resolve(MODULES).resolve(name)));
        places.add(1, top.resolve(path).resolve(Constants.DOT_GIT));
        places.removeIf(place -> !isRepository(place));
        found.add(new SubmoduleCommit(path, wanted.name(), availability(places, wanted)));
        if (!places.isEmpty() && holds(places.get(0), wanted)) {
            try (Repository module = open(places.get(0))) {
                look(new HoldingRepository(module, path + "/", places), wanted, found);
            }
        }
    }

    private static Availability availability(List<Path> places, ObjectId wanted) throws IOException {
        if (places.isEmpty()) {
            return Availability.NOT_INITIALISED;
        }
        if (!holds(places.get(0), wanted)) {
            return Availability.MISSING;
        }
        for (Path place : places) {
            if (isAtRemote(place, wanted)) {
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
