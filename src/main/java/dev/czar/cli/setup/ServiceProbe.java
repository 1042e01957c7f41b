package dev.czar.cli.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.client.ServiceLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.FailureText;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the doctor looks at of a running service: whether it answers, what troubles it, who may read its token. */
final class ServiceProbe {

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final ProjectLayout layout;

    ServiceProbe(ProjectLayout layout) {
        this.layout = layout;
    }

    List<DoctorFinding> findings() {
        List<DoctorFinding> findings = new ArrayList<>();
        findings.add(service());
        if (Files.exists(layout.token())) {
            findings.add(token(layout.token()));
        }
        return findings;
    }

    private DoctorFinding service() {
        try {
            if (RunningCzar.find(layout).isEmpty()) {
                return DoctorFinding.warn("service", "not running", "start it with: czar up");
            }
            JsonNode projects =
                    ServiceLocator.locate(layout).get("/api/v1/projects").path("projects");
            List<String> troubles = new ArrayList<>();
            projects.forEach(project -> project.path("problems").forEach(trouble -> troubles.add(trouble.asText())));
            return troubles.isEmpty()
                    ? DoctorFinding.ok("service", "running")
                    : DoctorFinding.fail("service", String.join("; ", troubles), "see: czar status");
        } catch (IOException unreadable) {
            return DoctorFinding.warn("service", "unknown: " + FailureText.of(unreadable), "");
        } catch (CommandFailure failure) {
            return DoctorFinding.warn("service", failure.getMessage(), failure.hint());
        }
    }

    private static DoctorFinding token(Path file) {
        try {
            return OWNER.containsAll(Files.getPosixFilePermissions(file))
                    ? DoctorFinding.ok("token", "only the owner can read it")
                    : DoctorFinding.fail("token", "others can read it", "chmod 600 " + file);
        } catch (IOException | UnsupportedOperationException unreadable) {
            return DoctorFinding.warn("token", "unknown who may read it", "");
        }
    }
}
