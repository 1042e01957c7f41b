package dev.czar.loop.rules;

import dev.czar.loop.rules.RuleActivation.Environment;
import dev.czar.rule.RuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules and their tests as they are on disk; what is being saved is read again until it is the same twice. */
final class SavedRules {

    private static final List<String> RULES = List.of(".drl", ".csv");
    private static final String TESTS = ".yaml";

    private final Environment environment;
    private volatile String revision = "";
    private String lastSeen = "";
    private String evaluated = "";

    SavedRules(Environment setting) {
        this.environment = setting;
    }

    /** The revision last judged, or taken for judged; "" when there was none. */
    String revision() {
        return revision;
    }

    /** Whether a change of this file is a change of what is judged. */
    static boolean includes(Path file) {
        return RULES.stream().anyMatch(file.toString()::endsWith)
                || file.toString().endsWith(TESTS);
    }

    /** What is there now; empty when it cannot be read. */
    Optional<RuleFiles> read() {
        try {
            return Optional.of(environment.saved().get());
        } catch (UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    /** Takes these files, as they are, for judged. */
    void assumeEvaluated(RuleFiles files) {
        lastSeen = fingerprint(files);
        evaluated(files);
    }

    /** What is to be judged: it has changed since the last judgement, and not since the last look. */
    Optional<RuleFiles> changedFiles() {
        RuleFiles files = environment.saved().get();
        String mark = fingerprint(files);
        boolean steady = mark.equals(lastSeen);
        lastSeen = mark;
        return steady && !mark.equals(evaluated) ? Optional.of(files) : Optional.empty();
    }

    /** What the last look found. */
    String mark() {
        return lastSeen;
    }

    /** Whether something else than {@code tried} is there, at this look and at the last. */
    boolean overtook(String tried) {
        String mark = fingerprint(environment.saved().get());
        boolean steady = mark.equals(lastSeen);
        lastSeen = mark;
        return steady && !mark.equals(tried);
    }

    /** Whether the last look found a change that has not been judged. */
    boolean pending() {
        return !lastSeen.equals(evaluated);
    }

    void evaluated(RuleFiles files) {
        evaluated(files, lastSeen);
    }

    /** These files were judged as a look had found them, whatever was saved since. */
    void evaluated(RuleFiles files, String mark) {
        evaluated = mark;
        revision = files.revision();
    }

    /** What is there is to be judged again, although it has not changed. */
    void forgetEvaluation() {
        evaluated = "";
    }

    /** Changes with the text of a rule, and with a test that is saved. */
    private String fingerprint(RuleFiles files) {
        if (!Files.isDirectory(environment.folder())) {
            return files.revision();
        }
        try (Stream<Path> tests = Files.walk(environment.folder())) {
            return files.revision()
                    + tests.filter(path -> path.toString().endsWith(TESTS))
                            .sorted()
                            .map(path -> "/" + path.toFile().lastModified() + "+"
                                    + path.toFile().length())
                            .collect(Collectors.joining());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
