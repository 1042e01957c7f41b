package dev.czar.loop.rules;

import dev.czar.json.InvalidJson;
import dev.czar.rule.RuleBook;
import dev.czar.rule.testing.CaseFiles;
import dev.czar.rule.testing.CaseResult;
import dev.czar.rule.testing.RuleTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The tests beside the saved rules. */
record Tests(Path directory) {

    /** What fails first; empty when all pass. */
    Optional<String> failure(RuleBook book) {
        RuleTests tests = new RuleTests(book, (one, result) -> {});
        try {
            return CaseFiles.of(directory).entrySet().stream()
                    .flatMap(file -> tests.run(file.getKey(), file.getValue()).stream())
                    .flatMap(Tests::words)
                    .findFirst();
        } catch (IOException | InvalidJson unreadable) {
            return Optional.of("the rule tests cannot be read: " + unreadable.getMessage());
        }
    }

    private static Stream<String> words(CaseResult result) {
        return result.failures().stream()
                .map(failure -> "%s:%d: %s: %s".formatted(result.file(), result.line(), result.name(), failure));
    }
}
