package dev.czar.cli.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.DurationText;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What the commands that state an order have in common. */
public abstract class OrderCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

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
        JsonNode answer = ProjectConnection.open(czar).post("/orders", body);
        if (czar.json()) {
            czar.output().json(answer);
        } else {
            czar.output().line(answer.path("message").asText());
        }
        return onAccepted(answer);
    }

    /** What is left to do when the order is in force; the exit code. */
    int onAccepted(JsonNode placed) throws Exception {
        return 0;
    }

    CzarCommand czar() {
        return czar;
    }

    String reason() {
        return reason;
    }

    String author() {
        if (author != null) {
            return author;
        }
        return czar.environment().user();
    }

    /** Allow one decision. */
    @Command(name = "approve", description = "Allow a decision that waits for a human.")
    public static final class ApproveCommand extends TimedOrderCommand {

        @Parameters(paramLabel = "ID", description = "The decision's number or key.")
        private String decision;

        @Override
        Map<String, String> untimedOrder() {
            return Map.of("kind", "approve", "decision", decision);
        }
    }

    /** Lift a limit for one decision. */
    @Command(
            name = "force",
            description = "Have a decision done although a limit, a cool-down, a pause or a hold keeps it back.")
    public static final class ForceCommand extends TimedOrderCommand {

        @Parameters(
                paramLabel = "KEY",
                description = "The decision's key, as `czar decisions --status vetoed` shows it.")
        private String decision;

        @Override
        Map<String, String> untimedOrder() {
            return Map.of("kind", "force", "decision", decision);
        }
    }

    /** Leave one worker alone. */
    @Command(name = "hold", description = "Leave one worker alone until it is released, or for a time.")
    public static final class HoldCommand extends TimedOrderCommand {

        @Parameters(paramLabel = "WORKER", description = "The worker's id.")
        private String worker;

        @Override
        Map<String, String> untimedOrder() {
            return Map.of("kind", "hold", "worker", worker);
        }
    }

    /** What the commands have in common whose order ends by itself when it is told for how long it stands. */
    abstract static class TimedOrderCommand extends OrderCommand {

        @Option(
                names = "--for",
                paramLabel = "TIME",
                description = "How long it stands, such as 15m, 1h or 2d (default: until ended).")
        private String duration = "";

        /** The order without its end. */
        abstract Map<String, String> untimedOrder();

        @Override
        final Map<String, String> order() {
            Map<String, String> order = new LinkedHashMap<>(untimedOrder());
            if (!duration.isEmpty()) {
                order.put("for", duration);
            }
            return order;
        }
    }

    /** A standing order on one line: what, on what, by whom, why, since when. */
    public static final class OrderText {

        private OrderText() {}

        public static String of(JsonNode order) {
            String about = order.path("worker").asText(order.path("decision").asText(""));
            String reason = order.path("reason").asText("");
            boolean takenOver = order.path("takenOver").asBoolean();
            return (takenOver ? "Hold, taken over," : order.path("fact").asText())
                    + (about.isEmpty() ? "" : " " + about)
                    + " by " + order.path("author").asText("?")
                    + (reason.isEmpty() ? "" : ": " + reason)
                    + " (" + DurationText.of(order.path("age")) + " ago" + remaining(order) + ")";
        }

        private static String remaining(JsonNode order) {
            Duration left = duration(order, "lasts").minus(duration(order, "age"));
            return left.compareTo(Duration.ZERO) > 0 ? ", ends in " + DurationText.of(left) : "";
        }

        private static Duration duration(JsonNode order, String name) {
            return Duration.parse(order.path(name).asText("PT0S"));
        }
    }

    /** Start nothing new. */
    @Command(name = "pause", description = "Start nothing new until resumed, or for a time.")
    public static final class PauseCommand extends TimedOrderCommand {

        @Override
        Map<String, String> untimedOrder() {
            return Map.of("kind", "pause");
        }
    }

    /** End a hold. */
    @Command(name = "release", description = "End a hold on a worker.")
    public static final class ReleaseCommand extends OrderCommand {

        @Parameters(paramLabel = "WORKER", description = "The worker's id.")
        private String worker;

        @Override
        Map<String, String> order() {
            return Map.of("kind", "release", "worker", worker);
        }
    }

    /** End a pause. */
    @Command(name = "resume", description = "End a pause.")
    public static final class ResumeCommand extends OrderCommand {

        @Override
        Map<String, String> order() {
            return Map.of("kind", "resume");
        }
    }

    /** Work in a worker's session oneself. */
    @Command(
            name = "take-over",
            description = "Hold a worker and join its session: prints the command that does; end with `czar release`.")
    public static final class TakeOverCommand extends TimedOrderCommand {

        @Parameters(paramLabel = "WORKER", description = "The worker's id.")
        private String worker;

        @Option(names = "--attach", description = "Join the session at once.")
        private boolean attach;

        @Override
        Map<String, String> untimedOrder() {
            return Map.of("kind", "take-over", "worker", worker);
        }

        @Override
        int onAccepted(JsonNode placed) throws IOException, InterruptedException {
            List<String> command = StreamSupport.stream(placed.path("attach").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            if (!attach) {
                if (!czar().json()) {
                    czar().output().line(String.join(" ", command));
                }
                return 0;
            }
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        }
    }

    /** Take back. */
    @Command(
            name = "undo",
            description =
                    "Take back what a human last said about a decision, or else the decision, where that is possible.")
    public static final class UndoCommand extends TimedOrderCommand {

        @Parameters(paramLabel = "ID", description = "The decision's number or key.")
        private String decision;

        @Override
        Map<String, String> untimedOrder() {
            return Map.of("kind", "undo", "decision", decision);
        }
    }

    /** Forbid one decision. */
    @Command(name = "veto", description = "Forbid one decision.")
    public static final class VetoCommand extends TimedOrderCommand {

        @Parameters(paramLabel = "ID", description = "The decision's number or key.")
        private String decision;

        @Override
        Map<String, String> untimedOrder() {
            return Map.of("kind", "veto", "decision", decision);
        }
    }
}
