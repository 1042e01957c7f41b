package dev.czar.world.git;

import dev.czar.io.FailureText;
import dev.czar.io.FolderDeleter;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.CommitHistory.AnnotatedTag;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes commits in the object database; the same tree, parents and message give the same commit, ever. */
public final class CommitWriter {
    /** The signed commit by the id of the same one without a signature. */
    private static final String SIGNED = "refs/czar/signed/";

    private static final String SIGN = "-S";

    private final GitRepository repository;
    private final Map<String, String> authorship;

    public CommitWriter(GitRepository repository) {
        this(repository, Map.of());
    }

    private CommitWriter(GitRepository repository, Map<String, String> authorship) {
        this.repository = repository;
        this.authorship = authorship;
    }

    /** A merge of two commits, dated by the younger one so that making it again makes the same commit. */
    public String merge(String tree, String first, String second, String message) {
        return commit(tree, List.of(first, second), message);
    }

    /** An annotated tag object that no ref points to yet, dated like its commit. */
    public String tag(String name, AnnotatedTag tag) {
        String text = "object %s\ntype commit\ntag %s\ntagger %s <%s> %d +0000\n\n%s\n"
                .formatted(
                        tag.commit(),
                        name,
                        repository.identity().name(),
                        repository.identity().email(),
                        repository.history().commit(tag.commit()).at().getEpochSecond(),
                        tag.message().replace("\0", ""));
        return repository.git().output(text.getBytes(StandardCharsets.UTF_8), "mktag");
    }

    /** Signed where the repository asks for it, and only once: some signatures hold the time at which they are made. */
    public String commit(String tree, List<String> parents, String message) {
        return commit(tree, parents, message, latest(parents));
    }

    private Instant latest(List<String> commits) {
        return Collections.max(commits.stream()
                .map(commit -> repository.history().commit(commit).at())
                .toList());
    }

    private String commit(String tree, List<String> parents, String message, Instant at) {
        String plain = unsigned(tree, parents, message, at);
        if (!repository.signsCommits()) {
            return plain;
        }
        return repository.find(SIGNED + plain).orElseGet(() -> {
            String signed = signed(message, at, arguments(tree, parents, SIGN));
            repository.git().output("update-ref", SIGNED + plain, signed);
            return signed;
        });
    }

    /** Why nothing can be signed, in git's words, where the repository asks for that; the trial leaves nothing in it. */
    public Optional<String> signingProblem() {
        if (!repository.signsCommits()) {
            return Optional.empty();
        }
        try {
            Path folder = Files.createTempDirectory("czar-signing");
            try {
                new CloneSetup(repository.commonDirectory(), repository.topDirectory()).shareObjects(folder);
                Git git = signing(repository.git())
                        .with("GIT_OBJECT_DIRECTORY", folder.resolve("objects").toString());
                String[] arguments = arguments(git.output("mktree"), List.of(), SIGN);
                CommandResult trial = git.run("Trial".getBytes(StandardCharsets.UTF_8), arguments);
                return trial.ok()
                        ? Optional.empty()
                        : Optional.of(
                                trial.timedOut()
                                        ? "no answer in time"
                                        : trial.errors().strip());
            } finally {
                FolderDeleter.delete(folder);
            }
        } catch (IOException failure) {
            throw new GitException("It cannot be tried to sign: " + FailureText.of(failure), failure);
        }
    }

    /** Nobody is there to type a passphrase, so that nothing may wait for one. */
    private static Git signing(Git git) {
        return git.withLogins().with("SSH_ASKPASS", "false").with("SSH_ASKPASS_REQUIRE", "force");
    }

    private String signed(String message, Instant at, String... arguments) {
        try {
            return signing(dated(at)).output(message.getBytes(StandardCharsets.UTF_8), arguments);
        } catch (GitException failure) {
            throw new GitException(
                    "A merge cannot be signed, as commit.gpgSign asks: %s; use a key without a passphrase or an agent that the service reaches, or `git config commit.gpgSign false`."
                            .formatted(failure.getMessage()),
                    failure);
        }
    }

    /** One that keeps the author of another and the moment at which they wrote it, dated by the younger of that one and its parent. */
    public String commitBy(String author, String tree, String parent, String message) {
        String[] written = repository
                .git()
                .output("show", "--no-patch", "--date=raw", "--format=%an%x00%ae%x00@%ad", author)
                .split("\0", 3);
        return new CommitWriter(
                        repository,
                        Map.of(
                                "GIT_AUTHOR_NAME",
                                written[0].isBlank() ? "unknown" : written[0],
                                "GIT_AUTHOR_EMAIL",
                                written[1],
                                "GIT_AUTHOR_DATE",
                                written[2]))
                .commit(tree, List.of(parent), message, latest(List.of(parent, author)));
    }

    /** A commit of Czar's own records, which no branch will have. */
    public String unsigned(String tree, List<String> parents, String message, Instant at) {
        return dated(at).output(message.getBytes(StandardCharsets.UTF_8), arguments(tree, parents));
    }

    private Git dated(Instant at) {
        String date = at.getEpochSecond() + " +0000";
        Git git = repository.git().with("GIT_AUTHOR_DATE", date).with("GIT_COMMITTER_DATE", date);
        for (Map.Entry<String, String> word : authorship.entrySet()) {
            git = git.with(word.getKey(), word.getValue());
        }
        return git;
    }

    private static String[] arguments(String tree, List<String> parents, String... options) {
        List<String> arguments = new ArrayList<>(List.of("commit-tree"));
        arguments.addAll(List.of(options));
        arguments.add(tree);
        parents.forEach(parent -> arguments.addAll(List.of("-p", parent)));
        arguments.addAll(List.of("-F", "-"));
        return arguments.toArray(String[]::new);
    }
}
