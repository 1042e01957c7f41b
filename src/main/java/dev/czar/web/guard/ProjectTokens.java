package dev.czar.web.guard;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.project.files.ApiToken;
import dev.czar.project.files.ProjectLayout;
import dev.czar.web.guard.RequestGuard.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The tokens of the projects served, read from their private files each time, so that a new one counts at once. */
@ApplicationScoped
class ProjectTokens implements AccessTokens, WorkerTokens {

    private static final Logger LOG = Logger.getLogger(ProjectTokens.class);

    private final RunningProjects projects;

    ProjectTokens(RunningProjects projects) {
        this.projects = projects;
    }

    @Override
    public List<String> valid() {
        return tokens(ProjectLayout::token);
    }

    @Override
    public List<String> reading() {
        return tokens(ProjectLayout::readingToken);
    }

    private List<String> tokens(Function<ProjectLayout, Path> place) {
        return projects.all().stream()
                .flatMap(project -> token(project, place.apply(project.layout())))
                .toList();
    }

    @Override
    public List<WorkerToken> ofWorkers() {
        return projects.all().stream()
                .flatMap(project ->
                        project.config().workers().keySet().stream().flatMap(worker -> workerToken(project, worker)))
                .toList();
    }

    private static Stream<WorkerToken> workerToken(ProjectLoop project, String worker) {
        try {
            String token = ApiToken.ofWorker(project.layout(), worker);
            return Stream.of(new WorkerToken(new WorkerIdentity(project.name(), worker), token));
        } catch (IOException unreadable) {
            LOG.warnf("token file of a worker unreadable: project=%s worker=%s %s", project.name(), worker, unreadable);
            return Stream.empty();
        }
    }

    private static Stream<String> token(ProjectLoop project, Path file) {
        try {
            return Files.exists(file) ? Stream.of(Files.readString(file).strip()) : Stream.empty();
        } catch (IOException unreadable) {
            LOG.warnf("token file unreadable: project=%s %s", project.name(), unreadable);
            return Stream.empty();
        }
    }
}
