package dev.czar.project.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.cli.CommandLineRun;
import dev.czar.project.files.ProjectTestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileSchemaTest {

    private static JsonNode schema(FileSchema file) throws Exception {
        return new ObjectMapper().readTree(file.text());
    }

    @ParameterizedTest
    @EnumSource(FileSchema.class)
    void theSamplesLeaveNoKeyOut(FileSchema file) {
        assertThat(file.shape().unread()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FileSchema.class)
    void itIsAnObjectWithItsOwnTitle(FileSchema file) throws Exception {
        assertThat(schema(file).path("title").asText()).isEqualTo(".czar/" + file.file());
        assertThat(schema(file).path("type").toString()).contains("\"object\"");
        assertThat(FileSchema.named(file.file())).contains(file);
    }

    @Test
    void keysFormsAndWordsAreThoseOfTheReader() throws Exception {
        JsonNode czar = schema(FileSchema.CZAR);
        assertThat(czar.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(czar.at("/properties/port").toString()).contains("\"maximum\":65535");
        assertThat(czar.at("/properties/land/enum").toString()).isEqualTo("[\"each\",\"whole\"]");
        assertThat(czar.at("/properties/workers/additionalProperties/properties")
                        .properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("agent", "labels", "notes", "skills", "terminal");
        assertThat(czar.at("/properties/notify/anyOf")).hasSize(2);
        JsonNode task = schema(FileSchema.WORK_QUEUE).at("/properties/primary_tasks/additionalProperties/properties");
        assertThat(task.at("/status/enum").toString()).contains("pending", "held");
        assertThat(task.at("/acceptance/items/properties/preset/enum").toString())
                .contains("mvn");
    }

    @Test
    void itIsPrintedListedAndWrittenByInitWhereEditorsLook(@TempDir Path folder) throws Exception {
        assertThat(CommandLineRun.in(folder, "schema").out()).contains("work-queue", ".czar/work-queue.json");
        assertThat(CommandLineRun.in(folder, "schema", "notes").out()).isEqualTo(FileSchema.NOTES.text());
        assertThat(CommandLineRun.in(folder, "schema", "note").err()).contains("did you mean notes?");
        Path root = ProjectTestRepository.withCommit(folder.resolve("tally")).root();
        assertThat(CommandLineRun.in(root, "init").code()).isZero();
        assertThat(Files.readString(root.resolve(".czar/schemas/czar.schema.json")))
                .isEqualTo(FileSchema.CZAR.text());
        assertThat(root.resolve(".czar/czar.yaml"))
                .content()
                .startsWith("# yaml-language-server: $schema=schemas/czar.schema.json\n");
        assertThat(root.resolve(".czar/work-queue.json"))
                .content()
                .contains("\"$schema\": \"schemas/work-queue.schema.json\"");
        assertThat(CommandLineRun.in(root, "task", "add", "login", "--title", "log in")
                        .code())
                .isZero();
        assertThat(CommandLineRun.in(root, "doctor").out()).doesNotContain("$schema");
        Files.delete(root.resolve(".czar/schemas/czar.schema.json"));
        assertThat(CommandLineRun.in(root, "schema", "--write").code()).isZero();
        assertThat(root.resolve(".czar/schemas/czar.schema.json")).exists();
    }
}
