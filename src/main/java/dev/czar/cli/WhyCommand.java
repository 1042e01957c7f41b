package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** One decision and all its reasons. */
@Command(name = "why", description = "Explain a decision: its rule, its evidence, its steps, its outcome.")
final class WhyCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Parameters(paramLabel = "ID", description = "The decision's number or key.")
    private String decision;

    @Override
    public Integer call() {
        JsonNode answer = Connection.open(czar).get("/decisions/" + Connection.encoded(decision));
        if (czar.json()) {
            czar.output().json(answer);
        } else {
            new Explanation(czar.output()).print(answer);
        }
        return 0;
    }
}
