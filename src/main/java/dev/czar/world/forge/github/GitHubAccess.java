package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.AccessFinding.Grade;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgeFeedback.MergeRequirements;
import dev.czar.world.forge.connection.RateLimitedConnector;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.connection.RequestLimits.Sleeper;
import dev.czar.world.forge.github.GitHubForge.GitHubAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Looks whether Czar could do its work on GitHub: who it is there, what it may do, and what the mainline asks for. */
public final class GitHubAccess {
    /** How a mainline that takes no merges is told of. */
    public static final String LINEAR = "a linear history";

    /** How a mainline that takes no push is told of, as its merge queue brings everything to it. */
    public static final String QUEUE = "is merged to by GitHub's merge queue";

    private static final Set<String> SCOPES = Set.of("repo", "public_repo");

    private final GitHubAddress address;
    private final String mainline;
    private final GitHubApi api;
    private final GitHubQueries queries;
    private final GitHubRequirementsReader requirements;

    public GitHubAccess(GitHubAddress address, String mainline, Clock clock, Sleeper pause) {
        this.address = address;
        this.mainline = mainline;
        this.api = new GitHubApi(
                address,
                new RateLimitedConnector(
                        address.service(), RequestLimits.DEFAULT, clock, pause, RandomGenerator.of("L64X128MixRandom")),
                clock);
        this.queries = new GitHubQueries(api);
        this.requirements = new GitHubRequirementsReader(api, clock);
    }

    /**
     * What was found, one after the other, up to the first that makes the others impossible; {@code owners}: whether owners must approve, where
     * czar.yaml says it.
     */
    public List<AccessFinding> findings(Optional<Boolean> owners) {
        List<AccessFinding> findings = new ArrayList<>();
        try {
            findings.add(identity());
            JsonNode home = api.getOfRepository("");
            findings.add(repository(home));
            findings.add(protection());
            hidden(home).ifPresent(findings::add);
            teams(owners).ifPresent(findings::add);
        } catch (ForgeException failure) {
            findings.add(new AccessFinding(
                    "forge",
                    Grade.FAIL,
                    failure.getMessage(),
                    "check the token and `forge: repository` in czar.yaml, and whether GitHub is up"));
        }
        return List.copyOf(findings);
    }

    private AccessFinding identity() {
        String login = api.identity().login();
        if (api.identity().isApp()) {
            return new AccessFinding("forge token", Grade.OK, "App " + login, "");
        }
        String scopes = api.scopes();
        boolean enough =
                scopes.isEmpty() || Set.of(scopes.split("[, ]+")).stream().anyMatch(SCOPES::contains);
        return enough
                ? new AccessFinding("forge token", Grade.OK, scopes.isEmpty() ? login : login + ": " + scopes, "")
                : new AccessFinding(
                        "forge token", Grade.FAIL, login + " has only: " + scopes, "give the token the scope repo");
    }

    private AccessFinding repository(JsonNode home) {
        String name = home.path("full_name").asText("");
        if (home.path("archived").asBoolean()) {
            return new AccessFinding("forge", Grade.FAIL, name + " is archived", "unarchive it");
        }
        if (!api.identity().isApp() && !home.at("/permissions/push").asBoolean()) {
            return new AccessFinding(
                    "forge",
                    Grade.FAIL,
                    name + " may only be read with this token",
                    "let its account write there: pull requests, issues and commit statuses");
        }
        return name.equalsIgnoreCase(address.repository())
                ? new AccessFinding("forge", Grade.OK, name, "")
                : new AccessFinding(
                        "forge",
                        Grade.WARN,
                        address.repository() + " is called " + name + " now",
                        "write repository: " + name + " in czar.yaml");
    }

    /** A protection that may not be read answers as one that asks for nothing. */
    private Optional<AccessFinding> hidden(JsonNode home) {
        boolean administers =
                api.identity().isApp() || home.at("/permissions/admin").asBoolean();
        return requirements.hidesReviews(mainline, administers)
                ? Optional.of(
                        new AccessFinding(
                                "branch protection",
                                Grade.WARN,
                                "what the protection of " + mainline
                                        + " asks of reviews is not told to this token, so Czar takes it to ask for none",
                                "let it read the repository's administration (fine-grained tokens and Apps: Administration: read), or ask for it by a rule set, which all may read"))
                : Optional.empty();
    }

    private Optional<AccessFinding> teams(Optional<Boolean> owners) {
        return owners.orElseGet(() -> requirements.read(mainline).owners()) && !queries.seesTeams()
                ? Optional.of(new AccessFinding(
                        "code owners",
                        Grade.WARN,
                        "approvals for teams cannot be seen, so what only teams own waits",
                        "give the token the scope read:org, an App the permission Members: read"))
                : Optional.empty();
    }

    private AccessFinding protection() {
        MergeRequirements asked = requirements.read(mainline);
        List<String> parts = new ArrayList<>();
        asked.checks().forEach(check -> parts.add("check " + check));
        if (asked.approvals() > 0) {
            parts.add(asked.approvals() + " approvals");
        }
        if (asked.resolvedThreads()) {
            parts.add("resolved threads");
        }
        if (asked.owners()) {
            parts.add("an owner's approval");
        }
        if (requirements.isLinear(mainline)) {
            parts.add(LINEAR);
        }
        if (queries.hasQueue(mainline)) {
            return new AccessFinding(
                    "branch protection",
                    Grade.WARN,
                    mainline + " " + QUEUE + ", and takes no push"
                            + (parts.isEmpty() ? "" : "; it asks for " + String.join(", ", parts)),
                    "write landing: pull-request in czar.yaml: Czar puts what it tested into the queue");
        }
        String found = parts.isEmpty()
                ? mainline + " asks for nothing that can be read"
                : mainline + " asks for " + String.join(", ", parts);
        return new AccessFinding("branch protection", Grade.OK, found, "");
    }
}
