package dev.czar.web.view;

import dev.czar.fact.LimitsFor.PermissionLimitsFor;
import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.web.request.FactIndex;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A question for a permission that waits; {@code asks} says what for, {@code deniedIn} how long a human still has. */
public record PermissionView(
        String id,
        String worker,
        String tool,
        String command,
        String path,
        String arguments,
        boolean whole,
        String asks,
        Duration age,
        Optional<Duration> deniedIn) {

    /** The oldest first. */
    public static List<PermissionView> all(FactIndex facts) {
        return facts.all(PermissionRequest.class).stream()
                .sorted(Comparator.comparing(PermissionRequest::age).reversed())
                .map(request -> of(request, patience(facts, request.worker())))
                .toList();
    }

    private static Optional<Duration> patience(FactIndex facts, String worker) {
        return facts.all(PermissionLimitsFor.class).stream()
                .filter(limits -> limits.whom().includes(worker))
                .map(PermissionLimitsFor::patience)
                .findFirst();
    }

    private static PermissionView of(PermissionRequest request, Optional<Duration> patience) {
        return new PermissionView(
                request.id(),
                request.worker(),
                request.tool(),
                request.command(),
                request.path(),
                request.arguments(),
                request.whole(),
                request.asks(),
                request.age(),
                patience.map(time -> time.minus(request.age())).map(left -> left.isNegative() ? Duration.ZERO : left));
    }
}
