package dev.czar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CzarVersionTest {

    @Test
    void commandLineRestAndBuildAreOfOneVersion() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>czar</artifactId>\n  <version>" + CzarCommand.VERSION + "</version>");
        assertThat(Files.readAllLines(Path.of("src/main/resources/application.properties")))
                .contains("quarkus.mcp.server.server-info.version=" + CzarCommand.VERSION);
    }
}
