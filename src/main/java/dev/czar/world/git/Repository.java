package dev.czar.world.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** One git repository with all its worktrees: its refs and blobs are read here; every change of a ref is a compare-and-swap. */
public final class Repository implements AutoCloseable {
    private final Path commonDirectory;
    private final Path top;
    private final Identity identity;
    private final Git git;
    private final org.eclipse.jgit.lib.Repository jgit;
    private final RepositoryLock lock;

    private Repository(Path commonDirectory, Path top, Identity identity, org.eclipse.jgit.lib.Repository jgit) {
        this.commonDirectory = commonDirectory;
        this.top = top;
        this.identity = identity;
        this.jgit = jgit;
        this.git = Git.in(commonDirectory, identity);
        this.lock = new RepositoryLock(commonDirectory.resolve("czar").resolve("git.lock"));
    }

    /** Opens the repository that holds this folder, which may be a linked worktree. */
    public static Repository open(Path folder) {
        return open(folder, Identity.CZAR);
    }

    public static Repository open(Path folder, Identity identity) {
        Git git = Git.in(folder.toAbsolutePath(), identity);
        Path common = Path.of(git.out("rev-parse", "--path-format=absolute", "--git-common-dir"));
        boolean bare = git.at(common).out("rev-parse", "--is-bare-repository").equals("true");
        try {
            org.eclipse.jgit.lib.Repository jgit = new FileRepositoryBuilder()
                    .setGitDir(common.toFile())
                    .setMustExist(true)
                    .build();
            refuseOtherRefStorage(jgit.getConfig(), common);
            Path top = bare ? common : common.getParent();
            return new Repository(common, top, identity, jgit);
        } catch (IOException failure) {
            throw new GitFailed("%s is not a git repository: %s".formatted(folder, failure.getMessage()), failure);
        }
    }

    private static void refuseOtherRefStorage(Config config, Path common) {
        String storage = config.getString("extensions", null, "refStorage");
        if (storage != null && !storage.equals("files")) {
            throw new GitFailed("%s keeps its refs as '%s'; Czar needs 'files' (git refs migrate --ref-format=files)."
                    .formatted(common, storage));
        }
    }

    /** The folder shared by all worktrees: {@code .git} of the main work tree, or the bare repository. */
    public Path commonDirectory() {
        return commonDirectory;
    }

    /** The main work tree, or the bare repository itself. */
    public Path top() {
        return top;
    }

    public Identity identity() {
        return identity;
    }

    /** The object a full ref name points to now. */
    public Optional<String> find(String ref) {
        try {
            return Optional.ofNullable(jgit.exactRef(ref)).map(Ref::getObjectId).map(id -> id.name());
        } catch (IOException failure) {
            throw unreadable(ref, failure);
        }
    }

    public Optional<String> head(BranchName branch) {
        return find(branch.ref());
    }

    /** The head of a branch that must exist. */
    public String headOf(BranchName branch) {
        return head(branch)
                .orElseThrow(() -> new GitFailed("%s has no commit on branch %s yet.".formatted(top, branch)));
    }

    /** All refs below a prefix that ends with a slash, by their full names. */
    public SortedMap<String, String> refs(String prefix) {
        try {
            SortedMap<String, String> heads = new TreeMap<>();
            for (Ref ref : jgit.getRefDatabase().getRefsByPrefix(prefix)) {
                if (ref.getObjectId() != null) {
                    heads.put(ref.getName(), ref.getObjectId().name());
                }
            }
            return heads;
        } catch (IOException failure) {
            throw unreadable(prefix, failure);
        }
    }

    /** What a linked worktree has checked out, read from its files without running git. */
    public Optional<Checkout> checkoutAt(Path worktree) {
        try {
            Path own = privateDirectory(worktree);
            String head = Files.readString(own.resolve("HEAD")).strip();
            if (!head.startsWith("ref: refs/heads/")) {
                return Optional.of(new Checkout(worktree, "", head, false));
            }
            String branch = head.substring("ref: refs/heads/".length());
            String commit = find("refs/heads/" + branch).orElse("");
            return Optional.of(new Checkout(worktree, branch, commit, Files.exists(own.resolve("locked"))));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw unreadable(worktree.toString(), failure);
        }
    }

    /** Where a linked worktree has its index and its head. */
    Path privateDirectory(Path worktree) throws IOException {
        String pointer = Files.readString(worktree.resolve(".git")).strip();
        return worktree.resolve(pointer.substring("gitdir: ".length()));
    }

    public String blob(String id) {
        try {
            return new String(
                    jgit.open(org.eclipse.jgit.lib.ObjectId.fromString(id)).getBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw unreadable(id, failure);
        }
    }

    public String writeBlob(String text) {
        return git.out(text.getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin");
    }

    /** Moves all these refs or none; false when one of them was not where it was expected. */
    public boolean move(RefChange... changes) {
        return new Refs(this, git).move(changes);
    }

    public History history() {
        return new History(jgit);
    }

    @Override
    public void close() {
        jgit.close();
    }

    Git git() {
        return git;
    }

    RepositoryLock lock() {
        return lock;
    }

    org.eclipse.jgit.lib.Repository jgit() {
        return jgit;
    }

    private GitFailed unreadable(String what, IOException failure) {
        return new GitFailed(
                "%s cannot be read in %s: %s".formatted(what, commonDirectory, failure.getMessage()), failure);
    }
}
