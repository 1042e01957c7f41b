package dev.czar.cli.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.client.ServiceLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.ProcessTable;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Ends the service of a project and waits until it is gone: asked first, then told by signal, in the end killed. */
final class ServiceEnd {

    private static final Duration ASKED = Duration.ofSeconds(30);
    private static final Duration SIGNALLED = Duration.ofSeconds(15);
    private static final long LOOK_MILLISECONDS = 100;

    private final ProjectLayout layout;
    private final RunningCzar service;
    private final Duration asked;
    private final Duration signalled;
    private final boolean servesAlone;
    private boolean answered;

    ServiceEnd(ProjectLayout layout, RunningCzar service, Duration asked, Duration signalled) {
        this.layout = layout;
        this.service = service;
        this.asked = asked;
        this.signalled = signalled;
        this.servesAlone = RunningCzar.servesAlone(layout, service.pid());
    }

    static ServiceEnd of(ProjectLayout layout) throws IOException {
        return ofProcess(layout, ServiceLocator.running(layout));
    }

    static ServiceEnd ofProcess(ProjectLayout layout, RunningCzar service) {
        return new ServiceEnd(layout, service, ASKED, SIGNALLED);
    }

    /** Asks it to stop, with its workers or without, and waits until it has: its answer, and how it {@code ended}. */
    JsonNode stop(CzarCommand czar, boolean workers) throws IOException, InterruptedException {
        ObjectNode answer =
                (ObjectNode) ask(() -> ProjectConnection.open(czar).post("/stop?workers=" + workers, Map.of()));
        return answer.put("ended", await());
    }

    /** Its answer to the request to stop; that it gives none is one as well. */
    JsonNode ask(Supplier<JsonNode> request) {
        try {
            JsonNode answer = request.get();
            answered = true;
            return answer;
        } catch (CommandFailure hangs) {
            return JsonNodeFactory.instance.objectNode().put("message", hangs.getMessage());
        }
    }

    /** How it ended. */
    String await() throws IOException, InterruptedException {
        if (answered && goneWithin(asked)) {
            return "stopped";
        }
        Optional<ProcessHandle> process = ProcessHandle.of(service.pid())
                .filter(found -> service.pid() != ProcessHandle.current().pid());
        process.ifPresent(ProcessHandle::destroy);
        if (goneWithin(signalled)) {
            return "ended by a signal, pid " + service.pid();
        }
        process.ifPresent(ProcessHandle::destroyForcibly);
        if (goneWithin(signalled)) {
            return "killed, pid " + service.pid() + "; the next start takes up what it left open";
        }
        throw CommandFailure.of("Czar does not end, pid " + service.pid(), "look at it with: ps " + service.pid());
    }

    /** It supervises this project no more, though it may go on with others. */
    boolean goneWithin(Duration time) throws IOException, InterruptedException {
        for (long waited = 0; waited < time.toMillis(); waited += LOOK_MILLISECONDS) {
            if (isGone()) {
                RunningCzar.forget(layout, service.pid());
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS);
        }
        return false;
    }

    private boolean isGone() throws IOException {
        boolean runs = servesAlone && ProcessTable.isAlive(service.pid());
        return !runs
                && RunningCzar.find(layout)
                        .filter(found -> found.pid() == service.pid())
                        .isEmpty();
    }
}
