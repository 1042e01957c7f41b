package dev.czar.loop.rules;

import dev.czar.loop.rules.RuleDesk.Setting;
import dev.czar.rule.RuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules and their tests as they are on disk; what is being saved is read again until it is the same twice. */
final class SavedRules {

    private final Setting setting;
    private volatile String revision = "";
    private String looked = "";
    private String judged = "";

    SavedRules(Setting setting) {
        this.setting = setting;
    }

    /** The revision last judged, or taken for judged; "" when there was none. */
    String revision() {
        return revision;
    }

    /** What is there now; empty when it cannot be read. */
    Optional<RuleFiles> read() {
        try {
            return Optional.of(setting.saved().get());
        } catch (UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    /** Takes these files, as they are, for judged. */
    void accept(RuleFiles files) {
        looked = mark(files);
        judged(files);
    }

    /** What is to be judged: it has changed since the last judgement, and not since the last look. */
    Optional<RuleFiles> changed() {
        RuleFiles files = setting.saved().get();
        String mark = mark(files);
        boolean steady = mark.equals(looked);
        looked = mark;
        return steady && !mark.equals(judged) ? Optional.of(files) : Optional.empty();
    }

    void judged(RuleFiles files) {
        judged = looked;
        revision = files.revision();
    }

    /** Changes with the text of a rule, and with a test that is saved. */
    private String mark(RuleFiles files) {
        if (!Files.isDirectory(setting.folder())) {
            return files.revision();
        }
        try (Stream<Path> tests = Files.walk(setting.folder())) {
            return files.revision()
                    + tests.filter(path -> path.toString().endsWith(".yaml"))
                            .sorted()
                            .map(path -> "/" + path.toFile().lastModified() + "+"
                                    + path.toFile().length())
                            .collect(Collectors.joining());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
