package dev.czar.project.setup;

import dev.czar.project.setup.RepositoryKind.Peculiarity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;

/** Whose commits they are, as far as configuration and environment say it: without a name or an address git guesses, or refuses. */
final class AuthorIdentity {

    private AuthorIdentity() {}

    static Optional<Peculiarity> missing(Config config, Map<String, String> environment) {
        List<String> missing = Stream.of("name", "email")
                .filter(part ->
                        Stream.of("user", "author").allMatch(section -> config.getString(section, null, part) == null)
                                && !environment.containsKey("GIT_AUTHOR_" + part.toUpperCase(Locale.ROOT)))
                .map(part -> "user." + part)
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Peculiarity(
                        false,
                        "identity",
                        String.join(" and ", missing)
                                + " not set: git guesses whose commits they are, or refuses to commit, for workers as well",
                        "`git config %s ...`".formatted(missing.get(0))));
    }
}
