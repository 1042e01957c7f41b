package dev.czar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aPlaceThatCannotBeUsedIsSaidInWords() throws Exception {
        Path file = Files.writeString(folder.resolve("notes"), "");
        assertThat(CommandLineRun.in(folder, "demo", "--in", "notes").err())
                .startsWith("czar: " + file + " is a file")
                .contains("name a new or empty directory")
                .doesNotContain("Exception");
        assertThat(CommandLineRun.in(folder, "demo", "--in", "notes/below").err())
                .startsWith("czar: " + file + "/below cannot be made or read")
                .doesNotContain("Exception");
        assertThat(CommandLineRun.in(folder, "demo", "--in", ".").err()).contains(" is not empty");
    }

    @Test
    void whatCannotBeBuiltLeavesNothing() throws Exception {
        String unquoted = "a \"quoted\" place"; // czar.yaml of the sample project would not be YAML there
        assertThat(CommandLineRun.in(folder, "demo", "--prepare", "--in", unquoted)
                        .err())
                .startsWith("czar: cannot build the sample project: ");
        assertThat(folder.resolve(unquoted)).doesNotExist();
        Path given = Files.createDirectory(folder.resolve(unquoted));
        CommandLineRun.in(folder, "demo", "--prepare", "--in", unquoted);
        assertThat(given).isEmptyDirectory();
    }
}
