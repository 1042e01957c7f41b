package dev.czar.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.czar.loop.RunningTestProject;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client made by a stock generator compiles and runs; benchmarks/typescript-client.sh fetches generator and compiler. */
@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class TypeScriptClientServedTest {

    private static final String MODULES = System.getenv().getOrDefault("CZAR_NODE_MODULES", "");

    @TestHTTPResource("/")
    URI service;

    @TempDir
    Path folder;

    @Test
    void aGeneratedClientCompilesUnderStrictAndRuns() throws Exception {
        assumeTrue(
                !MODULES.isEmpty(),
                "CZAR_NODE_MODULES names no folder with openapi-typescript, openapi-fetch and typescript;"
                        + " benchmarks/typescript-client.sh makes one");
        Files.writeString(
                folder.resolve("openapi.json"),
                given().baseUri("http://localhost:" + service.getPort())
                        .header("Authorization", "Bearer " + RunningTestProject.TOKEN)
                        .get("/q/openapi?format=json")
                        .asString());
        Files.createSymbolicLink(folder.resolve("node_modules"), Path.of(MODULES));
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        Files.copy(Path.of("src/test/typescript/client.ts"), folder.resolve("client.ts"));

        run("node", "node_modules/openapi-typescript/bin/cli.js", "openapi.json", "-o", "czar.d.ts");
        run(
                "node",
                "node_modules/typescript/bin/tsc",
                "--strict",
                "--noUncheckedIndexedAccess",
                "--module",
                "nodenext",
                "--target",
                "es2022",
                "--types",
                "node",
                "client.ts",
                "czar.d.ts");
        String said = run("node", "client.js", "http://localhost:" + service.getPort(), RunningTestProject.TOKEN);

        assertThat(said)
                .contains("T2 needs T1", "engineer1 takes T1", "concluded: UnmetRequirement", "refused: not-found");
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroy();
        String output = Files.readString(folder.resolve("output"));
        assertThat(ended && process.exitValue() == 0).as(output).isTrue();
        return output;
    }
}
