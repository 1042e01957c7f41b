package dev.czar.cli.setup;

import dev.czar.fact.Project.MergeStyle;
import dev.czar.project.config.ForgeConfig;
import dev.czar.project.config.IntegrationConfig;
import dev.czar.project.config.IntegrationConfig.LandingPlace;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.TrackerConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.AccessFinding.Grade;
import dev.czar.world.forge.connection.RequestLimits.Sleeper;
import dev.czar.world.forge.gitea.GiteaServer;
import dev.czar.world.forge.github.GitHubAccess;
import dev.czar.world.forge.github.GitHubCredentials;
import dev.czar.world.forge.github.GitHubForge.GitHubAddress;
import dev.czar.world.forge.gitlab.GitLabServer;
import dev.czar.world.forge.hosted.ServerAddress;
import dev.czar.world.forge.linear.LinearAccess;
import dev.czar.world.forge.linear.LinearIssues.LinearTeam;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the doctor asks of the forge and of the tracker beside it: whether the token is good and enough, where the repository is, what the mainline asks for. */
final class ForgeProbe {

    private final ProjectLayout layout;
    private final Map<String, String> environment;
    private final Clock clock;

    ForgeProbe(ProjectLayout layout, Map<String, String> environment, Clock clock) {
        this.layout = layout;
        this.environment = environment;
        this.clock = clock;
    }

    /** Nothing for the forge inside the repository, and nothing more about a czar.yaml that cannot be read. */
    List<DoctorFinding> findings() {
        Optional<ProjectConfig> config = config();
        return Stream.concat(
                        ofForge(config).stream(), config.flatMap(ProjectConfig::tracker).map(this::ofTracker).stream())
                .toList();
    }

    private DoctorFinding ofTracker(TrackerConfig tracker) {
        try {
            LinearTeam team = new LinearTeam(
                    tracker.url(), tracker.team(), tracker.token().read(environment));
            return finding(LinearAccess.finding(team, clock, length -> Thread.sleep(length.toMillis())));
        } catch (ProjectException problem) {
            return DoctorFinding.fail("tracker", problem.getMessage(), "see `tracker` in czar.yaml");
        }
    }

    private List<DoctorFinding> ofForge(Optional<ProjectConfig> config) {
        Optional<ForgeConfig> forge = config.flatMap(ProjectConfig::forge);
        if (forge.isEmpty()) {
            return List.of();
        }
        try {
            String secret = forge.get().token().read(environment);
            IntegrationConfig integration = config.get().integration();
            return access(forge.get(), config.get(), secret).stream()
                    .map(one -> refusesMerges(one, integration.mergeStyle()) ? withoutMerges(one) : one)
                    .map(one -> queuedAsAsked(one, integration.place())
                            ? new AccessFinding(one.subject(), Grade.OK, one.found(), "")
                            : one)
                    .map(ForgeProbe::finding)
                    .toList();
        } catch (ProjectException problem) {
            return List.of(DoctorFinding.fail("forge token", problem.getMessage(), "see `forge` in czar.yaml"));
        }
    }

    private static boolean refusesMerges(AccessFinding finding, MergeStyle style) {
        return style == MergeStyle.COMMIT && finding.found().endsWith(GitHubAccess.LINEAR);
    }

    private static boolean queuedAsAsked(AccessFinding finding, LandingPlace place) {
        return place == LandingPlace.PULL_REQUEST && finding.found().contains(GitHubAccess.QUEUE);
    }

    private static AccessFinding withoutMerges(AccessFinding finding) {
        return new AccessFinding(
                finding.subject(),
                Grade.WARN,
                finding.found() + ", and what lands are merges",
                "write mergeStyle: squash or mergeStyle: rebase in czar.yaml");
    }

    private List<AccessFinding> access(ForgeConfig forge, ProjectConfig config, String secret) {
        Sleeper pause = length -> Thread.sleep(length.toMillis());
        ServerAddress server = new ServerAddress(forge.url(), forge.repository(), secret, config.branches());
        return switch (forge.kind()) {
            case GITHUB ->
                new GitHubAccess(address(forge, secret), config.mainline(), clock, pause).findings(forge.codeOwners());
            case GITLAB -> GitLabServer.GITLAB.access(server, forge.codeOwners(), clock, pause);
            case GITEA -> GiteaServer.GITEA.access(server, forge.codeOwners(), clock, pause);
            case FORGEJO -> GiteaServer.FORGEJO.access(server, forge.codeOwners(), clock, pause);
        };
    }

    private static GitHubAddress address(ForgeConfig forge, String secret) {
        return new GitHubAddress(forge.url(), forge.owner(), forge.name(), GitHubCredentials.of(forge.app(), secret));
    }

    private static DoctorFinding finding(AccessFinding access) {
        return new DoctorFinding(
                DoctorFinding.Grade.valueOf(access.grade().name()), access.subject(), access.found(), access.remedy());
    }

    private Optional<ProjectConfig> config() {
        try {
            return Optional.of(ProjectConfig.load(layout));
        } catch (ProjectException unreadable) {
            return Optional.empty();
        }
    }
}
