package dev.czar.world.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.czar.io.TaskBranchNames;
import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.AccessFinding.Grade;
import dev.czar.world.forge.Forge.ThreadReply;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.MergeRequirements;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.IssueServer;
import dev.czar.world.forge.RequestedLanding.LandingServer;
import dev.czar.world.forge.hosted.ForgeServer;
import dev.czar.world.forge.hosted.ServerAccount;
import dev.czar.world.forge.hosted.ServerClient;
import dev.czar.world.forge.hosted.ServerConversation;
import dev.czar.world.forge.hosted.ServerKind;
import dev.czar.world.forge.hosted.ServerPullRequest;
import dev.czar.world.forge.hosted.ServerRepository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * GitLab's REST interface (version 4): merge requests, their discussions and approvals, and the statuses of a commit,
 * among which are the jobs of its pipelines. A project is asked for by its whole path, however deep its groups are.
 */
public final class GitLabServer implements ForgeServer {
    public static final ServerKind GITLAB = new ServerKind("GitLab", GitLabServer::new);

    private static final int DEVELOPER = 30;
    private static final int ENDED_PAGE = 30;
    private static final String STATUS = "czar/review";
    private static final String UNFINISHED = "Draft: ";
    private static final Set<String> RERUN = Set.of("failed", "canceled");

    private final ServerClient client;
    private final GitLabReader reader;
    private final GitLabLogs logs;
    private final GitLabOwners owners;
    private final String home;
    private final AtomicReference<String> login = new AtomicReference<>("");

    public GitLabServer(ServerClient client, TaskBranchNames branches) {
        this.client = client;
        this.home = "/projects/" + ServerClient.encoded(client.repository());
        this.logs = new GitLabLogs(client, home);
        this.owners = new GitLabOwners(client, home);
        this.reader = new GitLabReader(branches);
    }

    @Override
    public String login() {
        if (login.get().isEmpty()) {
            login.set(client.get("/user").path("username").asText(""));
        }
        return login.get();
    }

    @Override
    public ServerRepository repository() {
        JsonNode json = client.get(home);
        int access = Math.max(
                json.at("/permissions/project_access/access_level").asInt(0),
                json.at("/permissions/group_access/access_level").asInt(0));
        return new ServerRepository(
                json.path("path_with_namespace").asText(""),
                json.path("archived").asBoolean(),
                access >= DEVELOPER,
                true);
    }

    @Override
    public Optional<Boolean> mayPush(ServerAccount account) {
        return Optional.of(client.readable(home + "/members/all/" + account.id())
                .filter(member -> member.path("access_level").asInt() >= DEVELOPER)
                .isPresent());
    }

    @Override
    public Optional<ServerPullRequest> latest(String branch) {
        return workers(client.list(home + "/merge_requests?state=all&source_branch=" + ServerClient.encoded(branch)
                        + "&per_page=100"))
                .stream()
                .filter(request -> request.draft().branch().equals(branch))
                .max(Comparator.comparingInt(ServerPullRequest::number));
    }

    @Override
    public Optional<ServerPullRequest> find(int number) {
        return client.find(place(number)).map(reader::request);
    }

    @Override
    public OpenPullRequests open() {
        owners.forget();
        List<JsonNode> all = client.list(home + "/merge_requests?state=opened&per_page=100");
        return new OpenPullRequests(
                workers(all),
                all.stream().flatMap(json -> reader.ofFork(json).stream()).toList());
    }

    /** Both kinds of end are lists of their own by Czar's label; what was opened before there was one is among the latest. */
    @Override
    public List<ServerPullRequest> ended() {
        String latest = "&order_by=updated_at&sort=desc&per_page=" + ENDED_PAGE;
        List<JsonNode> ended = new ArrayList<>();
        for (String which : List.of("merged&labels=" + LABEL, "closed&labels=" + LABEL, "all")) {
            ended.addAll(client.page(home + "/merge_requests?state=" + which + latest));
        }
        return workers(ended).stream()
                .filter(request -> request.state() != PullRequestState.OPEN)
                .toList();
    }

    @Override
    public ServerPullRequest create(PullRequestDraft draft) {
        return reader.request(client.create(
                home + "/merge_requests",
                Map.of(
                        "source_branch",
                        draft.branch(),
                        "target_branch",
                        draft.base(),
                        "title",
                        draft.title(),
                        "description",
                        draft.body())));
    }

    @Override
    public void edit(ServerPullRequest request, PullRequestDraft draft) {
        client.write(
                "PUT",
                place(request.number()),
                Map.of(
                        "title",
                        (request.unfinished() ? UNFINISHED : "") + draft.title(),
                        "description",
                        draft.body(),
                        "target_branch",
                        draft.base()));
    }

    @Override
    public void comment(int number, String text) {
        client.write("POST", place(number) + "/notes", Map.of("body", text));
    }

    /** A note; that it is about a commit stands in the text. */
    @Override
    public void reply(int number, ThreadReply reply) {
        client.write(
                "POST",
                place(number) + "/discussions/" + ServerClient.encoded(reply.thread()) + "/notes",
                Map.of("body", reply.text()));
    }

    @Override
    public void remark(int number, String head, String text) {
        comment(number, text);
    }

    @Override
    public void status(String head, String state, String text) {
        String wanted = GitLabReader.statusName(state);
        boolean stands = statuses(head).stream()
                .filter(status -> STATUS.equals(status.path("name").asText("")))
                .max(Comparator.comparingLong(status -> status.path("id").asLong()))
                .filter(status -> status.path("status").asText("").equals(wanted))
                .isPresent();
        if (!stands) {
            client.write(
                    "POST", home + "/statuses/" + head, Map.of("state", wanted, "description", text, "name", STATUS));
        }
    }

    @Override
    public void label(ServerPullRequest request, String label, boolean present) {
        client.write("PUT", place(request.number()), Map.of(present ? "add_labels" : "remove_labels", label));
    }

    @Override
    public void setOpen(int number, boolean open) {
        client.write("PUT", place(number), Map.of("state_event", open ? "reopen" : "close"));
    }

    /** Approvals and reviewers are of no commit: which head it was, the versions of the request tell by their times. */
    @Override
    public ServerConversation conversation(ServerPullRequest request) {
        List<JsonNode> discussions = client.list(place(request.number()) + "/discussions?per_page=100");
        List<JsonNode> approvals =
                GitLabReader.entries(approvals(request.number()).path("approved_by"));
        List<JsonNode> reviewers = client.readable(place(request.number()) + "/reviewers")
                .map(GitLabReader::entries)
                .orElse(List.of());
        List<JsonNode> versions = approvals.isEmpty() && reviewers.isEmpty()
                ? List.of()
                : client.list(place(request.number()) + "/versions?per_page=100");
        return reader.conversation(
                        discussions, new GitLabVerdicts(request, discussions, versions).of(approvals, reviewers))
                .of(approvals.isEmpty() ? Map.of() : owners.groups(request.number()));
    }

    @Override
    public List<CiRun> ci(String head) {
        return reader.runs(statuses(head), logs::endOf);
    }

    @Override
    public Optional<LandingServer<?>> landing() {
        return Optional.of(new GitLabLanding(client, home));
    }

    @Override
    public IssueServer issues() {
        return new GitLabIssues(client, home);
    }

    @Override
    public List<AccessFinding> findings(Optional<Boolean> said) {
        return said.isEmpty() && owners.areHidden()
                ? List.of(new AccessFinding(
                        "forge protection",
                        Grade.WARN,
                        "whether the mainline asks for code owners may not be read",
                        "make %s a maintainer, or say `code-owners: true` or `false` under `forge:`"
                                .formatted(login())))
                : List.of();
    }

    @Override
    public MergeRequirements requirements(ServerPullRequest request) {
        JsonNode project = client.readable(home).orElse(MissingNode.getInstance());
        return new MergeRequirements(
                List.of(),
                approvals(request.number()).path("approvals_required").asInt(0),
                project.path("only_allow_merge_if_all_discussions_are_resolved").asBoolean(),
                owners.mustApprove(request.draft().base()));
    }

    @Override
    public int rerunFailed(String head) {
        List<JsonNode> failed = client.page(home + "/pipelines?sha=" + head).stream()
                .filter(pipeline -> RERUN.contains(pipeline.path("status").asText("")))
                .toList();
        failed.forEach(pipeline ->
                client.write("POST", home + "/pipelines/" + pipeline.path("id").asText() + "/retry", Map.of()));
        return failed.size();
    }

    private JsonNode approvals(int number) {
        return client.readable(place(number) + "/approvals").orElse(MissingNode.getInstance());
    }

    private List<JsonNode> statuses(String head) {
        return client.list(home + "/repository/commits/" + head + "/statuses?all=true&per_page=100");
    }

    private List<ServerPullRequest> workers(List<JsonNode> requests) {
        Map<Integer, ServerPullRequest> workers = new LinkedHashMap<>();
        requests.stream()
                .filter(reader::isWorkers)
                .map(reader::request)
                .forEach(request -> workers.put(request.number(), request));
        return List.copyOf(workers.values());
    }

    private String place(int number) {
        return home + "/merge_requests/" + number;
    }
}
