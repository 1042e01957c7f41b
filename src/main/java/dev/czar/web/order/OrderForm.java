package dev.czar.web.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.czar.fact.Order;
import dev.czar.fact.Order.Approval;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Order.Force;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.Order.Instruction;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.Order.Restart;
import dev.czar.fact.Order.Veto;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerQuestion;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.io.ShellQuoting;
import dev.czar.loop.ProjectLoop;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.PromptTemplates;
import dev.czar.web.order.AvailableOrders.AvailableOrder;
import dev.czar.web.request.FactIndex;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.request.RequestParams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Checks an order field by field and says what it comes to. */
final class OrderForm {

    private static final int LONGEST = 500;
    private static final int LONGEST_TEXT = 20_000;
    private static final Duration RESTART_PATIENCE = Duration.ofHours(1);
    private static final Duration DELIVERY_PATIENCE = Duration.ofDays(1);

    private final ProjectLoop project;
    private final OrderKind kind;
    private final OrderTerms terms;
    private final String subject;
    private final String text;

    OrderForm(ProjectLoop project, OrderRequest request) {
        if (request == null) {
            throw ProblemException.badRequest("kind", "the body is empty");
        }
        this.project = project;
        this.kind = RequestParams.enumConstant("kind", required("kind", request.kind()), OrderKind.class);
        this.terms = new OrderTerms(
                required("author", request.author()),
                text("reason", request.reason()),
                duration(kind, text("for", request.duration())));
        this.subject = subject(request);
        this.text = switch (kind) {
            case ANSWER, TELL -> spoken(request.text());
            case NUDGE -> nudge();
            default -> "";
        };
    }

    private String subject(OrderRequest request) {
        if (kind.aboutPermission()) {
            return required("permission", request.permission());
        }
        return kind.aboutWorker()
                ? worker(required("worker", request.worker()))
                : kind.aboutDecision() ? required("decision", request.decision()) : "project";
    }

    /** The order in words. */
    String summary() {
        String until = kind.ends() || terms.duration().isZero() ? "" : " for " + RequestParams.format(terms.duration());
        return kind.commandName() + " " + subject + until;
    }

    /** What the order is when it has been taken. */
    String state() {
        if (kind.aboutPermission()) {
            return "passed on to the program that asks";
        }
        return text.isEmpty() ? "in force" : "on its way; said when the worker is free for it";
    }

    /** The command by which its author joins the session of a worker taken over. */
    List<String> attachCommand() {
        return kind == OrderKind.TAKE_OVER ? project.access().attachCommand(subject) : List.of();
    }

    OrderEffect effect() {
        if (kind.aboutPermission()) {
            return OrderEffect.of(new PermissionOrder(ProjectLookup.facts(project), subject).answer(kind, terms));
        }
        return kind.aboutDecision() ? aboutDecision() : standing();
    }

    private OrderEffect standing() {
        return switch (kind) {
            case PAUSE -> OrderEffect.of(new Pause(terms.author(), terms.reason(), Duration.ZERO, terms.duration()));
            case ESTOP -> OrderEffect.of(new EmergencyStop(terms.author(), terms.reason(), Duration.ZERO));
            case RESTART ->
                OrderEffect.of(new Restart(
                        subject,
                        terms.author(),
                        terms.reason(),
                        Duration.ZERO,
                        terms.withDefaultDuration(RESTART_PATIENCE).duration()));
            case ANSWER, TELL, NUDGE -> OrderEffect.of(instruction());
            case RESUME -> ended(Pause.class);
            case RELEASE -> ended(Hold.class);
            case CLEAR_ESTOP -> ended(EmergencyStop.class);
            default ->
                OrderEffect.of(new Hold(
                        subject,
                        terms.author(),
                        terms.reason(),
                        Duration.ZERO,
                        terms.duration(),
                        kind == OrderKind.TAKE_OVER));
        };
    }

    /** It is delivered when the worker is free for it; a dialog takes no text, a human presses its keys. */
    private Instruction instruction() {
        FactIndex known = ProjectLookup.facts(project);
        Optional<WorkerQuestion> asked = known.one(WorkerQuestion.class, subject);
        boolean dialog = known.one(WorkerTurn.class, subject)
                .filter(turn -> turn.turn() == Turn.AWAITING_INPUT)
                .isPresent();
        if (kind == OrderKind.ANSWER && asked.isEmpty()) {
            throw new ProblemException(ProblemDetails.of(
                    409,
                    dialog
                            ? subject + " shows a dialog, which takes a key and no text: join it with czar take-over "
                                    + subject + " --attach"
                            : subject + " has asked nothing; say something with czar tell " + subject + " TEXT"));
        }
        return new Instruction(
                subject,
                Long.toString(project.snapshot().now().toEpochMilli(), Character.MAX_RADIX),
                kind == OrderKind.ANSWER ? quoted(asked.get()) + text : text,
                kind == OrderKind.ANSWER,
                terms.author(),
                terms.reason(),
                Duration.ZERO,
                terms.withDefaultDuration(DELIVERY_PATIENCE).duration());
    }

    /** Before its answer, for the conversation in which it was asked may be gone. */
    private static String quoted(WorkerQuestion asked) {
        return asked.question().lines().map(line -> "> " + line + "\n").collect(Collectors.joining()) + "\n";
    }

    /** What a silent worker is told; a human need not wait until it is silent for long. */
    private String nudge() {
        String task = ProjectLookup.facts(project).taskOf(subject);
        if (task.isEmpty()) {
            throw new ProblemException(ProblemDetails.of(
                    409, subject + " has no task to go on with; say something with czar tell " + subject + " TEXT"));
        }
        String report = ShellQuoting.word(
                ProjectLayout.reportScript(project.config().worktree(subject)).toString());
        try {
            return new PromptTemplates(project.layout().prompts())
                    .fill("nudge", Map.of("worker", subject, "task", task, "report", report));
        } catch (ProjectException unusable) {
            throw new ProblemException(ProblemDetails.of(409, unusable.getMessage()));
        }
    }

    private OrderEffect ended(Class<? extends Order> type) {
        return OrderEffect.ending(ProjectLookup.facts(project)
                .one(type, subject)
                .<List<Order>>map(List::of)
                .orElse(List.of()));
    }

    private OrderEffect aboutDecision() {
        DecisionContext affair = DecisionContext.find(project, subject)
                .orElseThrow(() -> ProblemException.badRequest("decision", "there is no decision " + subject));
        AvailableOrder offer = new AvailableOrders(affair).of(kind);
        if (!offer.available()) {
            throw new ProblemException(
                    ProblemDetails.of(409, kind.commandName() + " " + affair.key() + ": " + offer.explanation()));
        }
        return switch (kind) {
            case APPROVE ->
                OrderEffect.of(
                        new Approval(affair.key(), terms.author(), terms.reason(), Duration.ZERO, terms.duration()));
            case VETO ->
                OrderEffect.of(new Veto(affair.key(), terms.author(), terms.reason(), Duration.ZERO, terms.duration()));
            case FORCE ->
                OrderEffect.of(
                        new Force(affair.key(), terms.author(), terms.reason(), Duration.ZERO, terms.duration()));
            default -> new DecisionUndo(affair).effect(terms);
        };
    }

    private static Duration duration(OrderKind kind, String text) {
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        if (kind == OrderKind.ESTOP) {
            throw ProblemException.badRequest(
                    "for",
                    "an emergency stop has no duration; end it with clear-estop, or use pause for a stop that ends");
        }
        if (kind.ends()) {
            throw ProblemException.badRequest("for", kind.commandName() + " ends an order and has no duration");
        }
        return RequestParams.duration("for", text);
    }

    private String worker(String id) {
        List<String> known = ProjectLookup.facts(project).all(Worker.class).stream()
                .map(Worker::id)
                .toList();
        if (!known.contains(id)) {
            throw ProblemException.badRequest(
                    "worker", "there is no worker " + id + "; there are " + String.join(", ", known));
        }
        return id;
    }

    /** What is to be said: lines of visible text. */
    private static String spoken(String value) {
        String text = value == null ? "" : value.replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            throw ProblemException.badRequest("text", "must be given: what is to be said to the worker");
        }
        if (text.length() > LONGEST_TEXT) {
            throw ProblemException.badRequest("text", "must be at most " + LONGEST_TEXT + " characters long");
        }
        if (text.chars().anyMatch(letter -> Character.isISOControl(letter) && letter != '\n' && letter != '\t')) {
            throw ProblemException.badRequest(
                    "text", "must be without control characters other than line ends and tabs");
        }
        return text;
    }

    private static String required(String field, String value) {
        String text = text(field, value);
        if (text.isEmpty()) {
            throw ProblemException.badRequest(field, "must be given");
        }
        return text;
    }

    private static String text(String field, String value) {
        String text = value == null ? "" : value.strip();
        if (text.length() > LONGEST) {
            throw ProblemException.badRequest(field, "must be at most " + LONGEST + " characters long");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest(field, "must be one line without control characters");
        }
        return text;
    }

    /** What an order comes to: a fact to state, or standing ones to withdraw. */
    record OrderEffect(Optional<Order> stated, List<Order> ended) {

        static OrderEffect of(Order order) {
            return new OrderEffect(Optional.of(order), List.of());
        }

        static OrderEffect ending(List<Order> orders) {
            return new OrderEffect(Optional.empty(), orders);
        }

        boolean isEmpty() {
            return stated.isEmpty() && ended.isEmpty();
        }

        /** Completes when it is durable and was decided with. */
        CompletableFuture<Void> applyTo(ProjectLoop project) {
            return stated.map(project::placeOrder)
                    .orElseGet(() -> CompletableFuture.allOf(ended.stream()
                            .map(order -> project.withdrawOrder(order.getClass(), order.subject()))
                            .toArray(CompletableFuture<?>[]::new)));
        }
    }

    /** Who gives an order, why, and for how long; zero: until it is ended. */
    record OrderTerms(String author, String reason, Duration duration) {

        OrderTerms withDefaultDuration(Duration otherwise) {
            return duration.isZero() ? new OrderTerms(author, reason, otherwise) : this;
        }
    }

    /** An order as it is sent. */
    @Schema(description = "A manual override")
    public record OrderRequest(
            @Schema(
                            description =
                                    "pause, resume, hold, release, take-over, restart, answer, tell, estop, clear-estop, approve,"
                                            + " veto, force, undo, allow or deny",
                            examples = "hold",
                            required = true)
                    String kind,
            @Schema(description = "the worker to hold, release, take over, restart or speak to", examples = "engineer1")
                    String worker,
            @Schema(description = "the number or key of the decision to approve, veto, force or undo", examples = "42")
                    String decision,
            @Schema(description = "the question for a permission to allow or deny, or the worker that asks")
                    String permission,
            @Schema(description = "what is said to the worker by answer or tell") String text,
            @Schema(description = "why; shown wherever the order has an effect") String reason,
            @Schema(description = "who gives the order", examples = "ada", required = true) String author,
            @JsonProperty("for")
                    @Schema(
                            description = "how long it lasts, such as 1h or PT1H; until it is ended when absent",
                            examples = "1h")
                    String duration) {}
}
