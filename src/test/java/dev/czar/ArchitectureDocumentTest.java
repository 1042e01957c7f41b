package dev.czar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md leads to files that are there. */
class ArchitectureDocumentTest {

    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+|\\w+/[\\w-]+\\.drl)`");
    private static final Path MAIN = Path.of("src/main");

    @Test
    void eachFileNamedOnTheWayOfAnEventIsThere() throws IOException {
        String document = Files.readString(Path.of("ARCHITECTURE.md"));
        String ways = document.substring(document.indexOf("## Three events, file by file"));
        List<String> named =
                NAME.matcher(ways).results().map(found -> found.group(1)).toList();
        assertThat(named).hasSizeGreaterThan(90);
        assertThat(files()).containsAll(named);
    }

    @Test
    void eachRoomOfTheTableIsThere() throws IOException {
        assertThat(rooms()).hasSizeGreaterThan(50).allSatisfy(room -> assertThat(folder(room))
                .isDirectory());
    }

    @Test
    void theClassToOpenFirstIsInItsRoom() throws IOException {
        Matcher rows =
                Pattern.compile("(?m)^\\| `([a-z.]+)` \\|.*\\| `(\\w+)` \\|$").matcher(table());
        assertThat(rows.results().toList()).hasSizeGreaterThan(45).allSatisfy(row -> {
            try (Stream<Path> files = Files.walk(folder(row.group(1)))) {
                assertThat(files.map(file -> file.getFileName().toString())).contains(row.group(2) + ".java");
            }
        });
    }

    @Test
    void aRoomUsesItsOwnAndThoseAboveIt() throws IOException {
        List<String> rooms = rooms();
        Pattern imported = Pattern.compile("(?m)^import (?:static )?dev\\.czar\\.([a-z.]+)\\.[A-Z]");
        for (String room : rooms) {
            assertThat(sources(room)
                            .flatMap(text -> imported.matcher(text).results())
                            .map(found -> nearest(found.group(1), rooms))
                            .filter(used -> !used.isEmpty() && !used.startsWith(room + "."))
                            .filter(used -> rooms.indexOf(used) > rooms.indexOf(room)))
                    .as("rooms that %s uses, which stand below it in the table", room)
                    .isEmpty();
        }
    }

    private static Stream<String> sources(String room) throws IOException {
        try (Stream<Path> files = Files.list(folder(room))) {
            return files.filter(Files::isRegularFile).map(ArchitectureDocumentTest::text).toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The room a package belongs to, "" for none. */
    private static String nearest(String name, List<String> rooms) {
        return rooms.stream()
                .filter(room -> name.equals(room) || name.startsWith(room + "."))
                .max(Comparator.comparing(String::length))
                .orElse("");
    }

    private static Path folder(String room) {
        return MAIN.resolve("java/dev/czar/" + room.replace('.', '/'));
    }

    private static String table() throws IOException {
        String document = Files.readString(Path.of("ARCHITECTURE.md"));
        return document.substring(document.indexOf("## Rooms"), document.indexOf("## What always holds"));
    }

    private static List<String> rooms() throws IOException {
        return Pattern.compile("(?m)^\\| `([a-z.]+)` \\|")
                .matcher(table())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Set<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(Files::isRegularFile)
                    .flatMap(file -> Stream.of(
                            file.getFileName().toString().replace(".java", ""),
                            file.getParent().getFileName() + "/" + file.getFileName()))
                    .collect(Collectors.toSet());
        }
    }
}
