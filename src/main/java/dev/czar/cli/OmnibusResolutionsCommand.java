package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How conflicts are settled that were settled before. */
@Command(name = "resolutions", description = "List remembered resolutions of conflicts, or take one back.")
final class OmnibusResolutionsCommand implements Callable<Integer> {

    @ParentCommand
    private OmnibusCommand omnibus;

    @Option(names = "--revoke", paramLabel = "KEY", description = "Take this one back; it is not learned again.")
    private String revoked;

    @Override
    public Integer call() {
        Czar czar = omnibus.czar();
        Connection connection = Connection.open(czar);
        JsonNode answer = revoked == null
                ? connection.get("/omnibus/resolutions")
                : connection.post(
                        "/omnibus/resolutions/" + Connection.encoded(revoked) + "/revoke",
                        Map.of("author", czar.surroundings().user()));
        if (czar.json()) {
            czar.output().json(answer);
            return 0;
        }
        Table table = new Table("KEY", "FILE", "AS IN", "BY");
        answer.path("resolutions")
                .forEach(one -> table.row(
                        one.path("key").asText(),
                        one.path("path").asText(),
                        OmnibusCommand.shortened(one.path("commit")),
                        one.path("author").asText()));
        czar.output().table(table);
        return 0;
    }
}
