package dev.czar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each defence that SECURITY.md names has the test that it names. */
class SecurityTableTest {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void theTestsOfTheTableOfThreatsExist() throws IOException {
        Map<String, Path> classes = classes();
        List<String> rows = Files.readAllLines(Path.of("SECURITY.md")).stream()
                .dropWhile(line -> !line.startsWith("| threat |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(15);
        for (String row : rows) {
            String tests = row.substring(row.lastIndexOf('|', row.length() - 3));
            assertThat(NAME.matcher(tests).results()).as(row).isNotEmpty();
            String named = "";
            for (Matcher test = NAME.matcher(tests); test.find(); ) {
                named = requireTest(test.group(1), named, classes);
            }
        }
    }

    /** The class that was named; a name that begins with a dot is a test of the one before. */
    private static String requireTest(String name, String before, Map<String, Path> classes) throws IOException {
        if (name.contains("/")) {
            assertThat(RESOURCES.resolve(name)).exists();
            return before;
        }
        String type = name.startsWith(".") ? before : name.split("\\.")[0];
        assertThat(classes).containsKey(type);
        if (name.contains(".")) {
            assertThat(Files.readString(classes.get(type)))
                    .as(name)
                    .contains("void " + name.substring(name.indexOf('.') + 1) + "(");
        }
        return type;
    }

    private static Map<String, Path> classes() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            Function.identity(),
                            (one, other) -> one));
        }
    }
}
