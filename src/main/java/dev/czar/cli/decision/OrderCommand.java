package dev.czar.cli.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.client.WorkerTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Places one order; the commands differ in a row of a table: name, argument, and whether a duration can be given. */
@Command
public final class OrderCommand implements Callable<Integer> {

    private enum OrderArgument {
        NONE("", "", ""),
        WORKER("worker", "WORKER", "The worker's id."),
        DECISION("decision", "ID", "The decision's number or key."),
        PERMISSION(
                "permission",
                "REQUEST",
                "The request's id, as `czar permissions` shows it, or its worker's if it has one."),
        VETOED("decision", "KEY", "The decision's key, as `czar decisions --status vetoed` shows it.");

        private final String field;
        private final String label;
        private final String description;

        OrderArgument(String field, String label, String description) {
            this.field = field;
            this.label = label;
            this.description = description;
        }
    }

    private record OrderType(String name, OrderArgument argument, boolean timed, String description) {

        /** Whether it says something to a worker. */
        boolean spoken() {
            return name.equals("answer") || name.equals("tell");
        }
    }

    private static final String TAKE_OVER = "take-over";

    private static final List<OrderType> TYPES = List.of(
            new OrderType(
                    "hold", OrderArgument.WORKER, true, "Put a worker on hold until it is released, or for a time."),
            new OrderType("release", OrderArgument.WORKER, false, "End a hold on a worker."),
            new OrderType(
                    "answer",
                    OrderArgument.WORKER,
                    true,
                    "Answer a worker's question; the text is delivered like every message."),
            new OrderType(
                    "tell",
                    OrderArgument.WORKER,
                    true,
                    "Say something to a worker; the text is delivered like every message."),
            new OrderType(
                    "nudge",
                    OrderArgument.WORKER,
                    true,
                    "Ask a worker to go on with its task, now; delivered like every message."),
            new OrderType(
                    "allow",
                    OrderArgument.PERMISSION,
                    false,
                    "Allow what a worker's program asks to be allowed to do."),
            new OrderType(
                    "deny",
                    OrderArgument.PERMISSION,
                    false,
                    "Deny what a worker's program asks to be allowed to do; the reason is told to the agent."),
            new OrderType("pause", OrderArgument.NONE, true, "Start nothing new until resumed, or for a time."),
            new OrderType("resume", OrderArgument.NONE, false, "End a pause."),
            new OrderType("approve", OrderArgument.DECISION, true, "Approve a decision that awaits approval."),
            new OrderType("veto", OrderArgument.DECISION, true, "Veto one decision."),
            new OrderType(
                    "force",
                    OrderArgument.VETOED,
                    true,
                    "Run a decision although a limit, a cool-down, a pause or a hold vetoes it."),
            new OrderType(
                    "undo",
                    OrderArgument.DECISION,
                    true,
                    "Revoke the last order about a decision, or else undo the decision, where that is possible."),
            new OrderType(
                    TAKE_OVER,
                    OrderArgument.WORKER,
                    true,
                    "Hold a worker and join its session: prints the command that does; end with `czar release`."));

    private final OrderType type;

    @ParentCommand
    private CzarCommand czar;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OrderOptions options;

    private OrderCommand(OrderType type) {
        this.type = type;
    }

    /** Adds a command for each type of order. */
    public static void addTo(CommandLine line) {
        TYPES.forEach(type -> line.addSubcommand(type.name(), specOf(type)));
    }

    /** Adds the command of one type of order, if the name is one's. */
    public static boolean addNamed(CommandLine line, String name) {
        Optional<OrderType> named =
                TYPES.stream().filter(type -> type.name().equals(name)).findFirst();
        named.ifPresent(type -> line.addSubcommand(type.name(), specOf(type)));
        return named.isPresent();
    }

    private static CommandSpec specOf(OrderType type) {
        CommandSpec spec =
                CommandSpec.forAnnotatedObject(new OrderCommand(type)).name(type.name());
        spec.usageMessage().description(type.description());
        if (type.argument() != OrderArgument.NONE) {
            spec.addPositional(PositionalParamSpec.builder()
                    .index("0")
                    .arity("1")
                    .required(true)
                    .type(String.class)
                    .paramLabel(type.argument().label)
                    .description(type.argument().description)
                    .build());
        }
        if (type.spoken()) {
            spec.addPositional(PositionalParamSpec.builder()
                    .index("1..*")
                    .arity("1..*")
                    .required(true)
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel("TEXT")
                    .description("What to say; - reads it from the standard input.")
                    .build());
        }
        if (type.timed()) {
            spec.addOption(OptionSpec.builder("--for")
                    .arity("1")
                    .type(String.class)
                    .paramLabel("TIME")
                    .description("How long it lasts, such as 15m, 1h or 2d (default: until ended).")
                    .build());
        }
        if (type.name().equals(TAKE_OVER)) {
            spec.addOption(OptionSpec.builder("--attach")
                    .arity("0")
                    .type(boolean.class)
                    .description("Join the session at once.")
                    .build());
        }
        return spec;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode answer = options.place(czar, order());
        return type.name().equals(TAKE_OVER) ? join(answer) : 0;
    }

    private Map<String, String> order() throws IOException {
        Map<String, String> order = new LinkedHashMap<>();
        order.put("kind", type.name());
        List<PositionalParamSpec> given = spec.positionalParameters();
        if (!given.isEmpty()) {
            order.put(type.argument().field, given.get(0).getValue());
        }
        if (type.spoken()) {
            order.put("text", text(given.get(1).getValue()));
        }
        Optional.ofNullable(spec.findOption("--for"))
                .map(OptionSpec::<String>getValue)
                .ifPresent(duration -> order.put("for", duration));
        return order;
    }

    private static String text(List<String> words) throws IOException {
        return words.equals(List.of("-"))
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : String.join(" ", words);
    }

    private int join(JsonNode answer) throws IOException, InterruptedException {
        List<String> command = StreamSupport.stream(answer.path("attach").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (Boolean.TRUE.equals(spec.findOption("--attach").getValue())) {
            return WorkerTerminal.join(command);
        }
        if (!czar.json()) {
            czar.output().line(String.join(" ", command));
        }
        return 0;
    }

    /** Who gives an order and why. */
    public static final class OrderOptions {

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown wherever the order has an effect.")
        private String reason = "";

        @Option(names = "--author", paramLabel = "NAME", description = "Author (default: your user name).")
        private String author;

        String reason() {
            return reason;
        }

        String author(CzarCommand czar) {
            return author == null ? czar.environment().user() : author;
        }

        /** Sends the order to the service and prints the answer. */
        public JsonNode place(CzarCommand czar, Map<String, String> order) {
            Map<String, String> body = new LinkedHashMap<>(order);
            body.put("reason", reason);
            body.put("author", author(czar));
            JsonNode answer = ProjectConnection.open(czar).post("/orders", body);
            if (czar.json()) {
                czar.output().json(answer);
            } else {
                czar.output().line(answer.path("message").asText());
            }
            return answer;
        }
    }
}
