package dev.czar.web;

import dev.czar.fact.Approval;
import dev.czar.fact.EmergencyStop;
import dev.czar.fact.Force;
import dev.czar.fact.Hold;
import dev.czar.fact.Order;
import dev.czar.fact.Pause;
import dev.czar.fact.Veto;
import dev.czar.fact.Worker;
import dev.czar.loop.ProjectLoop;
import dev.czar.web.guard.ProblemDetails;
import java.time.Duration;
import java.util.List;

/** Checks an order field by field and says what it comes to. */
final class OrderForm {

    private static final int LONGEST = 500;

    private final ProjectLoop project;
    private final OrderKind kind;
    private final Giving by;
    private final String about;

    OrderForm(ProjectLoop project, OrderRequest request) {
        if (request == null) {
            throw Refusal.wrong("kind", "the body is empty");
        }
        this.project = project;
        this.kind = Inquiry.constant("kind", required("kind", request.kind()), OrderKind.class);
        this.by = new Giving(
                required("author", request.author()),
                text("reason", request.reason()),
                lasts(kind, text("for", request.lasts())));
        this.about = kind.aboutWorker()
                ? worker(required("worker", request.worker()))
                : kind.aboutDecision() ? required("decision", request.decision()) : "project";
    }

    /** The order in words. */
    String words() {
        String until = kind.ends() || by.lasts().isZero() ? "" : " for " + Inquiry.words(by.lasts());
        return kind.word() + " " + about + until;
    }

    /** The command by which its author joins the session of a worker taken over. */
    List<String> attaching() {
        return kind == OrderKind.TAKE_OVER ? project.attaching(about) : List.of();
    }

    Effect effect() {
        return kind.aboutDecision() ? aboutDecision() : standing();
    }

    private Effect standing() {
        return switch (kind) {
            case PAUSE -> Effect.of(new Pause(by.author(), by.reason(), Duration.ZERO, by.lasts()));
            case ESTOP -> Effect.of(new EmergencyStop(by.author(), by.reason(), Duration.ZERO));
            case RESUME -> ended(Pause.class);
            case RELEASE -> ended(Hold.class);
            case CLEAR_ESTOP -> ended(EmergencyStop.class);
            default ->
                Effect.of(new Hold(
                        about, by.author(), by.reason(), Duration.ZERO, by.lasts(), kind == OrderKind.TAKE_OVER));
        };
    }

    private Effect ended(Class<? extends Order> type) {
        return Effect.end(Served.scene(project)
                .one(type, about)
                .<List<Order>>map(List::of)
                .orElse(List.of()));
    }

    private Effect aboutDecision() {
        Affair affair = Affair.find(project, about)
                .orElseThrow(() -> Refusal.wrong("decision", "there is no decision " + about));
        Offer offer = new Offers(affair).of(kind);
        if (!offer.possible()) {
            throw new Refusal(ProblemDetails.of(409, kind.word() + " " + affair.key() + ": " + offer.words()));
        }
        return switch (kind) {
            case APPROVE -> Effect.of(new Approval(affair.key(), by.author(), by.reason(), Duration.ZERO, by.lasts()));
            case VETO -> Effect.of(new Veto(affair.key(), by.author(), by.reason(), Duration.ZERO, by.lasts()));
            case FORCE -> Effect.of(new Force(affair.key(), by.author(), by.reason(), Duration.ZERO, by.lasts()));
            default -> new Undo(affair).effect(by);
        };
    }

    private static Duration lasts(OrderKind kind, String text) {
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        if (kind == OrderKind.ESTOP) {
            throw Refusal.wrong(
                    "for",
                    "an emergency stop does not end by itself: whoever stopped everything looks first, then sends"
                            + " clear-estop; for a stop with an end there is pause");
        }
        if (kind.ends()) {
            throw Refusal.wrong("for", kind.word() + " ends an order; only an order that stands lasts");
        }
        return Inquiry.duration("for", text);
    }

    private String worker(String id) {
        List<String> known =
                Served.scene(project).all(Worker.class).stream().map(Worker::id).toList();
        if (!known.contains(id)) {
            throw Refusal.wrong("worker", "there is no worker " + id + "; there are " + String.join(", ", known));
        }
        return id;
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
