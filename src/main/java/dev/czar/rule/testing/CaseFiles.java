package dev.czar.rule.testing;

import dev.czar.json.CaseFile;
import dev.czar.json.RuleCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The cases of a directory: all files that end in {@value #ENDING}, by their names in it. */
public final class CaseFiles {

    public static final String ENDING = ".test.yaml";

    private CaseFiles() {}

    /** Throws {@link dev.czar.json.InvalidJson} for the first file that cannot be understood; empty without a directory. */
    public static SortedMap<String, List<RuleCase>> of(Path directory) throws IOException {
        SortedMap<String, List<RuleCase>> cases = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return cases;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(CaseFiles::isCases).sorted().toList()) {
                cases.put(directory.relativize(file).toString().replace('\\', '/'), CaseFile.read(file));
            }
        }
        return cases;
    }

    private static boolean isCases(Path file) {
        return file.toString().endsWith(ENDING) && Files.isRegularFile(file);
    }
}
