package dev.czar.loop;

import dev.czar.json.Json;
import dev.czar.loop.wire.Change;
import dev.czar.loop.wire.Errand;
import dev.czar.loop.wire.Reply;
import dev.czar.loop.wire.Sighting;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Where the four channels come in; each message goes to the project it names. */
@ApplicationScoped
class Receivers {

    private final Projects projects;

    Receivers(Projects projects) {
        this.projects = projects;
    }

    @Incoming("observations")
    void seen(String message) {
        Sighting sighting = Json.read("channel", message, Sighting.class);
        projects.find(sighting.project()).ifPresent(project -> project.seen(sighting));
    }

    @Incoming("actions")
    void carryOut(String message) {
        Errand errand = Json.read("channel", message, Errand.class);
        projects.find(errand.project()).ifPresent(project -> project.carryOut(errand));
    }

    @Incoming("outcomes")
    void ended(String message) {
        Reply reply = Json.read("channel", message, Reply.class);
        projects.find(reply.project()).ifPresent(project -> project.ended(reply.outcome()));
    }

    @Incoming("changes")
    void changed(String message) {
        Change change = Json.read("channel", message, Change.class);
        projects.find(change.project()).ifPresent(ProjectLoop::changed);
    }
}
