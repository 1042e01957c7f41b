package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What the commands that state an order have in common. */
abstract class OrderCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown wherever the order has an effect.")
    private String reason = "";

    @Option(names = "--author", paramLabel = "NAME", description = "Who says so (default: the user's name).")
    private String author;

    /** The order's kind and what it is about. */
    abstract Map<String, String> order();

    @Override
    public Integer call() throws Exception {
        Map<String, String> body = new LinkedHashMap<>(order());
        body.put("reason", reason);
        body.put("author", author());
        JsonNode answer = Connection.open(czar).post("/orders", body);
        if (czar.json()) {
            czar.output().json(answer);
        } else {
            czar.output().line(answer.path("message").asText());
        }
        return given(answer);
    }

    /** What is left to do when the order is in force; the exit code. */
    int given(JsonNode placed) throws Exception {
        return 0;
    }

    Czar czar() {
        return czar;
    }

    String reason() {
        return reason;
    }

    String author() {
        if (author != null) {
            return author;
        }
        return czar.surroundings().user();
    }
}
