package dev.czar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        String document = Files.readString(Path.of("ARCHITECTURE.md"));
        String rooms = document.substring(document.indexOf("## Rooms"), document.indexOf("## What always holds"));
        Matcher row = Pattern.compile("(?m)^\\| `([a-z.]+)`").matcher(rooms);
        assertThat(row.results().map(found -> found.group(1)).toList())
                .hasSizeGreaterThan(15)
                .allSatisfy(room -> assertThat(MAIN.resolve("java/dev/czar/" + room.replace('.', '/')))
                        .isDirectory());
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
