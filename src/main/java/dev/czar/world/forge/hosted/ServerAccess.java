package dev.czar.world.forge.hosted;

import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.AccessFinding.Grade;
import dev.czar.world.forge.Forge.ForgeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether Czar could do its work on a server: who it is there, and what it may do. */
final class ServerAccess {
    private final ForgeServer server;
    private final ServerAddress address;

    ServerAccess(ForgeServer server, ServerAddress address) {
        this.server = server;
        this.address = address;
    }

    /** One after the other, up to the first that makes the others impossible. */
    List<AccessFinding> findings(Optional<Boolean> owners) {
        List<AccessFinding> findings = new ArrayList<>();
        try {
            findings.add(new AccessFinding("forge token", Grade.OK, server.login(), ""));
            ServerRepository present = server.repository();
            findings.add(repository(present));
            if (present.writable() && !present.tellsRights()) {
                findings.add(
                        new AccessFinding(
                                "forge rights",
                                Grade.WARN,
                                server.login() + " is not told who else may push to " + present.name(),
                                "make it an administrator of the repository; until then reviews and /czar commands of people do not count"));
            }
            findings.addAll(server.findings(owners));
        } catch (ForgeException failure) {
            findings.add(
                    new AccessFinding(
                            "forge",
                            Grade.FAIL,
                            failure.getMessage(),
                            "check the token, `url` and `repository` under `forge:` in czar.yaml, and whether the forge is up"));
        }
        return List.copyOf(findings);
    }

    private AccessFinding repository(ServerRepository present) {
        if (present.archived()) {
            return new AccessFinding("forge", Grade.FAIL, present.name() + " is archived", "unarchive it");
        }
        if (!present.writable()) {
            return new AccessFinding(
                    "forge",
                    Grade.FAIL,
                    present.name() + " may only be read with this token",
                    "let its account write there: pull requests, labels, comments and commit statuses");
        }
        return present.name().equalsIgnoreCase(address.repository())
                ? new AccessFinding("forge", Grade.OK, present.name(), "")
                : new AccessFinding(
                        "forge",
                        Grade.WARN,
                        address.repository() + " is called " + present.name() + " now",
                        "write repository: " + present.name() + " in czar.yaml");
    }
}
