package dev.czar.cli.setup;

import dev.czar.project.files.ProjectLayout;
import dev.czar.project.setup.RepositoryKind.Peculiarity;
import dev.czar.world.git.CommitWriter;
import dev.czar.world.git.GitRepository;
import java.util.List;
import java.util.Optional;

/** What git itself says against working in a repository, such as whose it is, and the way out as far as it says one. */
record GitRefusal(String words, String remedy) {

    /** Nothing where Czar refuses the repository for a reason that it can say better. */
    static Optional<GitRefusal> beside(List<Peculiarity> kinds, ProjectLayout layout) {
        return kinds.stream().anyMatch(Peculiarity::refused)
                ? Optional.empty()
                : GitRepository.refusal(layout.root()).map(GitRefusal::of).or(() -> signing(layout));
    }

    private static Optional<GitRefusal> signing(ProjectLayout layout) {
        try (GitRepository repository = GitRepository.open(layout.root())) {
            return new CommitWriter(repository)
                    .signingProblem()
                    .map(
                            words -> new GitRefusal(
                                    "commit.gpgSign is set, and git cannot sign here, so that nothing would land: "
                                            + words,
                                    "use a key without a passphrase or an agent that the service can reach (SSH_AUTH_SOCK, gpg-agent), by your own configuration; or `git config commit.gpgSign false`"));
        }
    }

    static GitRefusal of(String words) {
        List<String> lines =
                words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String advice = lines.stream()
                .filter(line -> line.startsWith("git "))
                .map(line -> "`" + line + "`")
                .findFirst()
                .orElse("see: git status");
        String said = String.join(
                " ",
                lines.stream()
                        .filter(line -> !line.startsWith("git ") && !line.endsWith("call:"))
                        .toList());
        return new GitRefusal(said.isEmpty() ? "git does not work here" : said, advice);
    }
}
