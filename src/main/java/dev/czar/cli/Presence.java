package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.project.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the doctor looks at of a running service: whether it answers, what troubles it, who may read its token. */
final class Presence {

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final ProjectLayout layout;

    Presence(ProjectLayout layout) {
        this.layout = layout;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(service());
        if (Files.exists(layout.token())) {
            findings.add(token(layout.token()));
        }
        return findings;
    }

    private Finding service() {
        if (!Files.exists(layout.serviceFile())) {
            return Finding.warn("service", "not running", "start it with: czar up");
        }
        try {
            JsonNode projects = Announced.service(layout).get("/api/projects").path("projects");
            List<String> troubles = new ArrayList<>();
            projects.forEach(project -> project.path("troubles").forEach(trouble -> troubles.add(trouble.asText())));
            return troubles.isEmpty()
                    ? Finding.ok("service", "running")
                    : Finding.fail("service", String.join("; ", troubles), "see: czar status");
        } catch (Failure failure) {
            return Finding.warn("service", failure.getMessage(), failure.hint());
        }
    }

    private static Finding token(Path file) {
        try {
            return OWNER.containsAll(Files.getPosixFilePermissions(file))
                    ? Finding.ok("token", "only the owner can read it")
                    : Finding.fail("token", "others can read it", "chmod 600 " + file);
        } catch (IOException | UnsupportedOperationException unreadable) {
            return Finding.warn("token", "cannot tell who may read it", "");
        }
    }
}
