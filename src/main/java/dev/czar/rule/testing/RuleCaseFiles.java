package dev.czar.rule.testing;

import dev.czar.io.ResourceReader;
import dev.czar.json.RuleCase;
import dev.czar.json.RuleCaseFile;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The cases of a directory: all files that end in {@value #ENDING}, by their names in it. */
public final class RuleCaseFiles {

    public static final String ENDING = ".test.yaml";

    private RuleCaseFiles() {}

    /** Throws {@link dev.czar.json.InvalidJson} for the first file that cannot be understood; empty without a directory. */
    public static SortedMap<String, List<RuleCase>> of(Path directory) throws IOException {
        SortedMap<String, List<RuleCase>> cases = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return cases;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(RuleCaseFiles::isCases).sorted().toList()) {
                cases.put(directory.relativize(file).toString().replace('\\', '/'), RuleCaseFile.read(file));
            }
        }
        return cases;
    }

    /** The cases of the shipped rules, beside their files. */
    public static SortedMap<String, List<RuleCase>> shipped() {
        SortedMap<String, List<RuleCase>> cases = new TreeMap<>();
        for (RuleFile file : RuleFiles.shipped().files()) {
            String name = file.name().replaceFirst("\\.drl$", ENDING);
            text("rules/" + name).ifPresent(text -> cases.put(name, RuleCaseFile.read(name, text)));
        }
        return cases;
    }

    private static Optional<String> text(String resource) {
        try {
            return ResourceReader.find(resource);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isCases(Path file) {
        return file.toString().endsWith(ENDING) && Files.isRegularFile(file);
    }
}
