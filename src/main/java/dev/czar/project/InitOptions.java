package dev.czar.project;

import java.util.List;

/** What to put into a new czar.yaml: the names of the workers and the agent they all run. */
public record InitOptions(List<String> workers, String agent) {

    public InitOptions {
        workers = List.copyOf(workers);
    }

    public static InitOptions usual() {
        return new InitOptions(List.of("engineer1", "engineer2"), "claude");
    }
}
