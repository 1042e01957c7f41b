package dev.czar.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What the commands that bring rules into force have in common. */
abstract class RuleOrderCommand implements Callable<Integer> {

    @ParentCommand
    private RulesCommand rules;

    @Option(names = "--author", paramLabel = "NAME", description = "Who says so (default: the user's name).")
    private String author;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for those who read what happened to revisions.")
    private String reason = "";

    private final String noun;

    RuleOrderCommand(String noun) {
        this.noun = noun;
    }

    /** What the order needs besides its author. */
    Map<String, ?> order() {
        return Map.of();
    }

    Czar czar() {
        return rules.czar();
    }

    @Override
    public Integer call() {
        Map<String, Object> body = new LinkedHashMap<>(order());
        body.put("author", author == null ? czar().surroundings().user() : author);
        body.put("reason", reason);
        return RulesCommand.print(czar(), Connection.open(czar()).post("/rules/" + noun, body));
    }
}
