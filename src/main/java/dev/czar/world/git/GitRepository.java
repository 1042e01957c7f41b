package dev.czar.world.git;

import dev.czar.io.FailureText;
import dev.czar.io.GitDirectoryPointer;
import dev.czar.io.RenamedBranch;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.RefChange.RefTransaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** One git repository with all its worktrees: its refs and blobs are read here; every change of a ref is a compare-and-swap. */
public final class GitRepository implements AutoCloseable {
    private final Path commonDirectory;
    /** So many moves of a ref are looked at. */
    private static final int LATE_REF_MOVES = 200;

    private final Path topDirectory;
    private final CommitIdentity identity;
    private final Git git;
    private final org.eclipse.jgit.lib.Repository jgit;
    private final RepositoryLock lock;

    private GitRepository(
            Path commonDirectory, Path top, CommitIdentity identity, org.eclipse.jgit.lib.Repository jgit) {
        this.commonDirectory = commonDirectory;
        this.topDirectory = top;
        this.identity = identity;
        this.jgit = jgit;
        this.git = Git.in(commonDirectory, identity);
        this.lock = new RepositoryLock(commonDirectory.resolve("czar").resolve("git.lock"));
    }

    /** Opens the repository that holds this folder, which may be a linked worktree. */
    public static GitRepository open(Path folder) {
        return open(folder, CommitIdentity.CZAR);
    }

    public static GitRepository open(Path folder, CommitIdentity identity) {
        Git git = Git.in(folder.toAbsolutePath(), identity);
        Path common = Path.of(git.output("rev-parse", "--path-format=absolute", "--git-common-dir"));
        boolean bare =
                git.at(common).output("rev-parse", "--is-bare-repository").equals("true");
        try {
            org.eclipse.jgit.lib.Repository jgit = new FileRepositoryBuilder()
                    .setGitDir(common.toFile())
                    .setMustExist(true)
                    .build();
            refuseOtherRefStorage(jgit.getConfig(), common);
            Path top = bare ? common : mainWorkTree(jgit.getConfig(), common).orElseGet(() -> workTreeAt(git, common));
            return new GitRepository(common, top, identity, jgit);
        } catch (IOException failure) {
            throw new GitException(
                    "%s is not a git repository: %s".formatted(folder, FailureText.of(failure)), failure);
        }
    }

    /** Why git itself does not work in this folder, in its words; nothing when it does. */
    public static Optional<String> refusal(Path folder) {
        CommandResult asked =
                Git.in(folder.toAbsolutePath(), CommitIdentity.CZAR).run(new byte[0], "rev-parse", "--git-dir");
        return asked.ok() ? Optional.empty() : Optional.of(asked.errors().strip());
    }

    /** A submodule's git directory is elsewhere and says where its work tree is; nothing where only the work tree knows that. */
    private static Optional<Path> mainWorkTree(Config config, Path common) {
        String configured = config.getString("core", null, "worktree");
        if (configured != null) {
            return Optional.of(common.resolve(configured).normalize());
        }
        return common.endsWith(".git") ? Optional.of(common.getParent()) : Optional.empty();
    }

    private static Path workTreeAt(Git git, Path common) {
        CommandResult top = git.run(new byte[0], "rev-parse", "--show-toplevel");
        return top.ok() ? Path.of(top.output().strip()) : common.getParent();
    }

    private static void refuseOtherRefStorage(Config config, Path common) {
        String storage = config.getString("extensions", null, "refStorage");
        if (storage != null && !storage.equals("files")) {
            throw new GitException(
                    "%s keeps its refs as '%s'; Czar needs 'files' (git refs migrate --ref-format=files)."
                            .formatted(common, storage));
        }
    }

    /** The folder shared by all worktrees: {@code .git} of the main work tree, or the bare repository. */
    public Path commonDirectory() {
        return commonDirectory;
    }

    /** The main work tree, or the bare repository itself. */
    public Path topDirectory() {
        return topDirectory;
    }

    public CommitIdentity identity() {
        return identity;
    }

    /** Whether commits are to be signed, by the word of the repository or the person. */
    boolean signsCommits() {
        return jgit.getConfig().getBoolean("commit", null, "gpgSign", false);
    }

    /** Whether its history was cut when it was cloned. */
    public boolean isShallow() {
        return Files.exists(commonDirectory.resolve("shallow"));
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
    public String requireHead(BranchName branch) {
        return head(branch)
                .orElseThrow(() -> new GitException(renamed(branch)
                        .map(other -> "%s has no branch %s: %s. %s"
                                .formatted(topDirectory, branch, other.sentence(), other.remedy()))
                        .orElseGet(() -> "%s has no commit on branch %s yet.".formatted(topDirectory, branch))));
    }

    /** What a branch is called now that is not there any more, as far as git noted it. */
    public Optional<RenamedBranch> renamed(BranchName gone) {
        try {
            return RenamedBranch.of(commonDirectory, gone.name());
        } catch (IOException failure) {
            throw unreadable(gone.ref(), failure);
        }
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

    /** What git noted when a ref came to this commit, the last time of late, such as "commit: ..."; "" when it noted nothing. */
    public String refMessage(String ref, String commit) {
        try {
            ReflogReader log = jgit.getRefDatabase().getReflogReader(ref);
            List<ReflogEntry> entries = log == null ? List.of() : log.getReverseEntries(LATE_REF_MOVES);
            return entries.stream()
                    .filter(entry -> entry.getNewId().name().equals(commit))
                    .map(ReflogEntry::getComment)
                    .findFirst()
                    .orElse("");
        } catch (IOException failure) {
            throw unreadable(ref, failure);
        }
    }

    /** What a linked worktree has checked out, read from its files without running git. */
    public Optional<WorktreeCheckout> checkoutAt(Path worktree) {
        try {
            Path own = worktreeGitDirectory(worktree);
            String head = Files.readString(own.resolve("HEAD")).strip();
            if (!head.startsWith("ref: refs/heads/")) {
                return Optional.of(new WorktreeCheckout(worktree, "", head, isBeingMade(own, head)));
            }
            String branch = head.substring("ref: refs/heads/".length());
            String commit = find("refs/heads/" + branch).orElse("");
            return Optional.of(new WorktreeCheckout(worktree, branch, commit, isBeingMade(own, head)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw unreadable(worktree.toString(), failure);
        }
    }

    /** Git locks a worktree while it makes it, with a head of zeros at first; people lock theirs for reasons of their own. */
    private static boolean isBeingMade(Path gitDirectory, String head) throws IOException {
        try {
            return head.matches("0+")
                    || Files.readString(gitDirectory.resolve("locked")).strip().equals("initializing");
        } catch (NoSuchFileException unlocked) {
            return false;
        }
    }

    /** Where a linked worktree has its index and its head. */
    public Path worktreeGitDirectory(Path worktree) throws IOException {
        return GitDirectoryPointer.read(worktree.resolve(".git"))
                .orElseThrow(() -> new IOException("its file .git does not say where its git directory is"));
    }

    public String blob(String id) {
        try {
            return new String(
                    jgit.open(org.eclipse.jgit.lib.ObjectId.fromString(id)).getBytes(), StandardCharsets.UTF_8);
        } catch (MissingObjectException leftOut) {
            return git.at(topDirectory).output("cat-file", "blob", id);
        } catch (IOException failure) {
            throw unreadable(id, failure);
        }
    }

    public String writeBlob(String text) {
        return git.output(text.getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin");
    }

    /** Moves all these refs or none; false when one of them was not where it was expected. */
    public boolean updateRefs(RefChange... changes) {
        return new RefTransaction(this, git).updateRefs(changes);
    }

    public CommitHistory history() {
        return new CommitHistory(jgit);
    }

    @Override
    public void close() {
        jgit.close();
    }

    public Git git() {
        return git;
    }

    public RepositoryLock lock() {
        return lock;
    }

    public org.eclipse.jgit.lib.Repository jgit() {
        return jgit;
    }

    private GitException unreadable(String what, IOException failure) {
        return new GitException(
                "%s cannot be read in %s: %s".formatted(what, commonDirectory, failure.getMessage()), failure);
    }

    /** A work tree of the repository: its branch ({@code ""} when detached) and head ({@code ""} before the first commit). */
    public record WorktreeCheckout(Path directory, String branch, String head, boolean incomplete) {}

    /** Git could not do what was asked; the message is for people. */
    public static final class GitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public GitException(String message) {
            super(message);
        }

        public GitException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Who signs the commits that Czar makes. */
    public record CommitIdentity(String name, String email) {
        public static final CommitIdentity CZAR = new CommitIdentity("Czar", "czar@localhost");
    }
}
