package dev.czar.web.guard;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.web.guard.RequestGuard.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The tokens of the projects served, read from their private files each time, so that a new one counts at once. */
@ApplicationScoped
class ProjectTokens implements AccessTokens {

    private static final Logger LOG = Logger.getLogger(ProjectTokens.class);

    private final RunningProjects projects;

    ProjectTokens(RunningProjects projects) {
        this.projects = projects;
    }

    @Override
    public List<String> valid() {
        return projects.all().stream().flatMap(ProjectTokens::token).toList();
    }

    private static Stream<String> token(ProjectLoop project) {
        try {
            return Stream.of(Files.readString(project.layout().token()).strip());
        } catch (IOException unreadable) {
            LOG.warnf("token file unreadable: project=%s %s", project.name(), unreadable);
            return Stream.empty();
        }
    }
}
