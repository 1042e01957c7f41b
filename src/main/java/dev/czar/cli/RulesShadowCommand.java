package dev.czar.cli;

import dev.czar.rule.RuleFile;
import dev.czar.rule.RuleFiles;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets rules decide beside those in force, without acting. */
@Command(name = "shadow", description = "Let rules decide beside those in force, without acting; see: rules status.")
final class RulesShadowCommand extends RuleOrderCommand {

    @Parameters(paramLabel = "DIR", description = "Rules over those in force, file by file.")
    private Path directory;

    RulesShadowCommand() {
        super("shadow");
    }

    @Override
    Map<String, ?> order() {
        Path rules = czar().surroundings().directory().resolve(directory);
        if (!Files.isDirectory(rules)) {
            throw Failure.usage("there is no directory " + directory, "");
        }
        try {
            List<RuleFile> files = RuleFiles.of(rules).files();
            return Map.of(
                    "files",
                    files.stream()
                            .map(file -> Map.of("name", file.name(), "text", file.text()))
                            .toList());
        } catch (UncheckedIOException unreadable) {
            throw Failure.of(unreadable.getMessage(), "", unreadable);
        }
    }
}
