package dev.czar.loop;

import dev.czar.io.FailureText;
import dev.czar.loop.config.ConfigFollower;
import dev.czar.project.files.ProjectException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The projects this Czar serves. */
@ApplicationScoped
public class RunningProjects {

    private static final Logger LOG = Logger.getLogger(RunningProjects.class);

    private final Map<String, ProjectLoop> running = new ConcurrentHashMap<>();
    private final ProjectFactory factory;
    private final ChannelReceiver channels;
    private final ProcessExit exit;
    private final Optional<String> roots;
    private final ConfigFollower configs = new ConfigFollower(this::applyConfig);
    private volatile Optional<String> address = Optional.empty();

    RunningProjects(
            ProjectFactory factory,
            ChannelReceiver channels,
            ProcessExit exit,
            @ConfigProperty(name = "czar.projects") Optional<String> roots) {
        this.factory = factory;
        this.channels = channels;
        this.exit = exit;
        this.roots = roots;
    }

    public Collection<ProjectLoop> all() {
        return running.values().stream()
                .sorted(Comparator.comparing(ProjectLoop::name))
                .toList();
    }

    public Optional<ProjectLoop> find(String name) {
        return Optional.ofNullable(running.get(name));
    }

    /** Opens the projects this process was started for, one root a line; one that cannot be opened ends the process. */
    void open(@Observes StartupEvent event) {
        for (String root : roots.map(text -> text.lines().toList()).orElse(List.of())) {
            try {
                open(Path.of(root));
            } catch (Exception failure) {
                LOG.errorf("cannot run Czar for %s: %s", root, FailureText.of(failure));
                Quarkus.asyncExit(1);
            }
        }
    }

    /** The address is known once the server listens; only then is the service announced. */
    void announceOnServerStart(@ObservesAsync HttpServerStart server) {
        String url = "http://127.0.0.1:" + server.options().getPort();
        address = Optional.of(url);
        running.values().forEach(project -> announce(project, url));
    }

    private static void announce(ProjectLoop project, String url) {
        try {
            project.engine().announce(url);
            LOG.infof("Czar serves %s at %s", project.name(), url);
        } catch (IOException failure) {
            LOG.errorf("cannot announce %s: %s", project.name(), FailureText.of(failure));
        }
    }

    /** Takes the project's lock, opens its ledger and begins to supervise it. */
    public ProjectLoop open(Path root) throws Exception {
        ProjectLoop project = factory.open(root);
        if (running.putIfAbsent(project.name(), project) != null) {
            project.engine().stop();
            throw new ProjectException("two projects are named " + project.name() + "; rename one in its czar.yaml");
        }
        start(project);
        configs.follow(project.name(), project.layout());
        return project;
    }

    private void start(ProjectLoop project) {
        channels.register(project.name(), project.engine().channels());
        project.engine().start();
    }

    /**
     * Opens a project anew under its saved czar.yaml when that can be used, else goes on as it is; workers are not touched, and
     * work under way is taken up from the ledger.
     */
    synchronized void applyConfig(String name) {
        ProjectLoop old = running.get(name);
        if (old == null || !old.engine().configCanBeApplied()) {
            return;
        }
        try {
            factory.tryConfig(old.layout());
        } catch (Exception unusable) {
            LOG.warnf("czar.yaml of %s changed and is not applied: %s", name, unusable.getMessage());
            old.engine().refuseConfig(unusable.getMessage());
            return;
        }
        LOG.infof("czar.yaml of %s changed and is applied", name);
        stop(old);
        try {
            ProjectLoop fresh = factory.open(old.layout().root());
            running.put(name, fresh);
            start(fresh);
            address.ifPresent(url -> announce(fresh, url));
        } catch (Exception failure) {
            LOG.errorf(failure, "%s cannot be opened again", name);
            running.remove(name);
            if (running.isEmpty()) {
                exit.exit();
            }
        }
    }

    /** Stops supervising one project; the last one takes the service with it. */
    synchronized void stopOnRequest(@ObservesAsync StopRequest order) {
        configs.forget(order.project());
        ProjectLoop project = running.remove(order.project());
        if (project == null) {
            return;
        }
        if (order.workers()) {
            project.engine().stopWorkersToo();
        }
        stop(project);
        if (running.isEmpty()) {
            exit.exit();
        }
    }

    synchronized void close(@Observes ShutdownEvent event) {
        configs.close();
        running.values().forEach(this::stop);
        running.clear();
    }

    /** Actions that end while it stops are still told to its loop. */
    private void stop(ProjectLoop project) {
        try {
            project.engine().stop();
        } catch (Exception failure) {
            LOG.errorf(failure, "stop failed: project=%s", project.name());
        } finally {
            channels.unregister(project.name());
        }
    }

    /** A human's word that a project is no longer to be supervised by this process. */
    public record StopRequest(String project, boolean workers) {}
}
