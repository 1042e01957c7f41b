package dev.czar.web;

import dev.czar.fact.Approval;
import dev.czar.fact.EmergencyStop;
import dev.czar.fact.Hold;
import dev.czar.fact.Order;
import dev.czar.fact.Pause;
import dev.czar.fact.Veto;
import dev.czar.fact.Worker;
import dev.czar.loop.ProjectLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Checks an order field by field and turns it into the fact to state or to withdraw. */
final class OrderForm {

    private static final int LONGEST = 500;

    private final ProjectLoop project;
    private final OrderKind kind;
    private final String author;
    private final String reason;
    private final String about;

    OrderForm(ProjectLoop project, OrderRequest request) {
        if (request == null) {
            throw Refusal.wrong("kind", "the body is empty");
        }
        this.project = project;
        this.kind = Inquiry.constant("kind", required("kind", request.kind()), OrderKind.class);
        this.author = required("author", request.author());
        this.reason = text("reason", request.reason());
        this.about = kind.aboutWorker()
                ? worker(required("worker", request.worker()))
                : kind.aboutDecision() ? decision(required("decision", request.decision())) : "project";
    }

    String about() {
        return about;
    }

    OrderKind kind() {
        return kind;
    }

    /** Whether there is something to withdraw; stating is always possible. */
    boolean hasEffect() {
        return statement().isPresent() || served().has(withdrawn(), about);
    }

    CompletableFuture<Void> place() {
        return statement().map(project::state).orElseGet(() -> project.withdraw(withdrawn(), about));
    }

    private Optional<Order> statement() {
        return Optional.ofNullable(
                switch (kind) {
                    case PAUSE -> new Pause(author, reason, Duration.ZERO);
                    case HOLD -> new Hold(about, author, reason, Duration.ZERO);
                    case ESTOP -> new EmergencyStop(author, reason, Duration.ZERO);
                    case APPROVE -> new Approval(about, author, Duration.ZERO);
                    case VETO -> new Veto(about, author, reason, Duration.ZERO);
                    case RESUME, RELEASE, CLEAR_ESTOP -> null;
                });
    }

    private Class<? extends Order> withdrawn() {
        return switch (kind) {
            case RESUME -> Pause.class;
            case RELEASE -> Hold.class;
            default -> EmergencyStop.class;
        };
    }

    private Scene served() {
        return Served.scene(project);
    }

    private String worker(String id) {
        List<String> known = served().all(Worker.class).stream().map(Worker::id).toList();
        if (!known.contains(id)) {
            throw Refusal.wrong("worker", "there is no worker " + id + "; there are " + String.join(", ", known));
        }
        return id;
    }

    private String decision(String idOrKey) {
        return project.ledger()
                .history(project.name())
                .decision(idOrKey)
                .map(past -> past.decision().key())
                .or(() -> ofLastCycle(idOrKey))
                .orElseThrow(() -> Refusal.wrong("decision", "there is no decision " + idOrKey));
    }

    private Optional<String> ofLastCycle(String key) {
        return project.lastCycle().stream()
                .flatMap(cycle -> Stream.concat(cycle.vetoed().stream(), cycle.decisions().stream()))
                .map(decision -> decision.key())
                .filter(key::equals)
                .findFirst();
    }

    private static String required(String field, String value) {
        String text = text(field, value);
        if (text.isEmpty()) {
            throw Refusal.wrong(field, "must be given");
        }
        return text;
    }

    private static String text(String field, String value) {
        String text = value == null ? "" : value.strip();
        if (text.length() > LONGEST) {
            throw Refusal.wrong(field, "must be at most " + LONGEST + " characters long");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.wrong(field, "must be one line without control characters");
        }
        return text;
    }
}
