package dev.czar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CzarCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the build makes besides classes: without it the program compiles its rules at each start, and has no description of its API. */
class ProgramPackagedTest {

    private static final Path JAR = Path.of("target/quarkus-app/app/czar-" + CzarCommand.VERSION + ".jar");

    @Test
    void theCompiledRulesAndTheDescriptionOfTheApiAreInTheProgram() throws IOException {
        try (JarFile program = new JarFile(JAR.toFile())) {
            assertThat(program.stream().map(entry -> entry.getName()))
                    .contains("rules/compiled", "rules/classes.jar", "api/openapi.json", "api/openapi.yaml");
        }
    }
}
