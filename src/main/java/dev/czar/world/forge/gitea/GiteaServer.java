package dev.czar.world.forge.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.czar.io.TaskBranchNames;
import dev.czar.world.forge.Forge.ThreadReply;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.MergeRequirements;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.IssueServer;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
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
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** Gitea's REST interface (version 1), which Forgejo has too; CI is told by commit statuses there, Actions included. */
public final class GiteaServer implements ForgeServer {
    private static final Set<String> MAY_PUSH = Set.of("owner", "admin", "write");
    private static final String STATUS = "czar/review";
    private static final String UNFINISHED = "WIP: ";
    private static final int ENDED_PAGE = 30;
    private static final int BRANCH_PAGES = 5;

    public static final ServerKind GITEA = new ServerKind("Gitea", GiteaServer::new);
    public static final ServerKind FORGEJO = new ServerKind("Forgejo", GiteaServer::new);

    private final ServerClient client;
    private final GiteaReader reader;
    private final String home;
    private final AtomicReference<String> login = new AtomicReference<>("");

    public GiteaServer(ServerClient client, TaskBranchNames branches) {
        this.client = client;
        this.reader = new GiteaReader(branches);
        this.home = "/repos/" + client.repository();
    }

    @Override
    public String login() {
        if (login.get().isEmpty()) {
            login.set(client.get("/user").path("login").asText(""));
        }
        return login.get();
    }

    @Override
    public ServerRepository repository() {
        JsonNode json = client.get(home);
        return new ServerRepository(
                json.path("full_name").asText(""),
                json.path("archived").asBoolean(),
                json.at("/permissions/push").asBoolean(),
                json.at("/permissions/admin").asBoolean());
    }

    /** What another account may do there is told to administrators of the repository alone. */
    @Override
    public Optional<Boolean> mayPush(ServerAccount account) {
        if (client.repository().startsWith(account.login() + "/")) {
            return Optional.of(true);
        }
        try {
            JsonNode answer =
                    client.get(home + "/collaborators/" + ServerClient.encoded(account.login()) + "/permission");
            return Optional.of(MAY_PUSH.contains(answer.path("permission").asText("")));
        } catch (ForgeRefusalException refused) {
            if (refused.isForbidden()) {
                return Optional.empty();
            }
            if (refused.isMissing()) {
                return Optional.of(false);
            }
            throw refused;
        }
    }

    /** There is no list by branch: one that is open is the newest, and of those that ended Czar's label leads to it. */
    @Override
    public Optional<ServerPullRequest> latest(String branch) {
        return newest("open", branch).or(() -> newest("closed" + labelled(), branch));
    }

    private Optional<ServerPullRequest> newest(String state, String branch) {
        List<JsonNode> found = client.list(
                home + "/pulls?state=" + state + "&sort=recentupdate&limit=50", BRANCH_PAGES, all -> all.stream()
                        .anyMatch(json -> isOf(json, branch)));
        return found.stream()
                .filter(json -> isOf(json, branch))
                .map(reader::request)
                .max(Comparator.comparingInt(ServerPullRequest::number));
    }

    private boolean isOf(JsonNode json, String branch) {
        return reader.isWorkers(json) && reader.request(json).draft().branch().equals(branch);
    }

    /** Narrows a list to Czar's label; before it is made there, there is nothing that it could have. */
    private String labelled() {
        return label(LABEL).map(id -> "&labels=" + id).orElse("");
    }

    private Optional<Long> label(String name) {
        return client.list(home + "/labels?limit=50").stream()
                .filter(one -> one.path("name").asText("").equals(name))
                .map(one -> one.path("id").asLong())
                .findFirst();
    }

    @Override
    public Optional<ServerPullRequest> find(int number) {
        return client.find(home + "/pulls/" + number).map(reader::request);
    }

    @Override
    public OpenPullRequests open() {
        List<JsonNode> all = client.list(home + "/pulls?state=open&limit=50");
        return new OpenPullRequests(
                all.stream().filter(reader::isWorkers).map(reader::request).toList(),
                all.stream().flatMap(json -> reader.ofFork(json).stream()).toList());
    }

    /** What was opened before there was Czar's label is among the latest of all. */
    @Override
    public List<ServerPullRequest> ended() {
        Map<Integer, ServerPullRequest> ended = new LinkedHashMap<>();
        for (String which : new TreeSet<>(List.of("", labelled()))) {
            client.page(home + "/pulls?state=closed" + which + "&sort=recentupdate&limit=" + ENDED_PAGE).stream()
                    .filter(reader::isWorkers)
                    .map(reader::request)
                    .forEach(request -> ended.put(request.number(), request));
        }
        return List.copyOf(ended.values());
    }

    @Override
    public ServerPullRequest create(PullRequestDraft draft) {
        return reader.request(client.create(
                home + "/pulls",
                Map.of("title", draft.title(), "head", draft.branch(), "base", draft.base(), "body", draft.body())));
    }

    @Override
    public void edit(ServerPullRequest request, PullRequestDraft draft) {
        client.write(
                "PATCH",
                home + "/pulls/" + request.number(),
                Map.of(
                        "title",
                        (request.unfinished() ? UNFINISHED : "") + draft.title(),
                        "body",
                        draft.body(),
                        "base",
                        draft.base()));
    }

    @Override
    public void comment(int number, String text) {
        client.write("POST", home + "/issues/" + number + "/comments", Map.of("body", text));
    }

    /** What is said at the same place is shown in the same conversation there. */
    @Override
    public void reply(int number, ThreadReply reply) {
        client.write(
                "POST",
                home + "/pulls/" + number + "/reviews",
                Map.of(
                        "event",
                        "COMMENT",
                        "comments",
                        List.of(Map.of("path", reply.file(), "new_position", reply.line(), "body", reply.text()))));
    }

    @Override
    public void remark(int number, String head, String text) {
        client.write(
                "POST",
                home + "/pulls/" + number + "/reviews",
                Map.of("commit_id", head, "body", text, "event", "COMMENT"));
    }

    @Override
    public void status(String head, String state, String text) {
        boolean stands = statuses(head).stream()
                .filter(status -> STATUS.equals(status.path("context").asText("")))
                .max(Comparator.comparingLong(status -> status.path("id").asLong()))
                .filter(status -> status.path("status").asText("").equals(state))
                .isPresent();
        if (!stands) {
            client.write(
                    "POST", home + "/statuses/" + head, Map.of("state", state, "description", text, "context", STATUS));
        }
    }

    /** Labels go by number there; one that the repository does not have yet is made. */
    @Override
    public void label(ServerPullRequest request, String label, boolean present) {
        Optional<Long> known = label(label);
        String labels = home + "/issues/" + request.number() + "/labels";
        if (present) {
            long id = known.orElseGet(
                    () -> client.write("POST", home + "/labels", Map.of("name", label, "color", "#6f42c1"))
                            .path("id")
                            .asLong());
            client.write("POST", labels, Map.of("labels", List.of(id)));
        } else {
            known.ifPresent(id -> client.write("DELETE", labels + "/" + id, Map.of()));
        }
    }

    @Override
    public void setOpen(int number, boolean open) {
        client.write("PATCH", home + "/pulls/" + number, Map.of("state", open ? "open" : "closed"));
    }

    @Override
    public ServerConversation conversation(ServerPullRequest request) {
        String place = home + "/pulls/" + request.number() + "/reviews";
        List<JsonNode> reviews = client.list(place + "?limit=50");
        List<JsonNode> inline = new ArrayList<>();
        reviews.stream()
                .filter(review -> review.path("comments_count").asInt() > 0)
                .forEach(review -> inline.addAll(
                        client.page(place + "/" + review.path("id").asText() + "/comments")));
        return reader.conversation(client.list(home + "/issues/" + request.number() + "/comments"), reviews, inline);
    }

    @Override
    public List<CiRun> ci(String head) {
        return reader.runs(statuses(head));
    }

    @Override
    public IssueServer issues() {
        return new GiteaIssues(client, home);
    }

    @Override
    public MergeRequirements requirements(ServerPullRequest request) {
        JsonNode branch = client.readable(home + "/branches/"
                        + ServerClient.encoded(request.draft().base()))
                .orElse(MissingNode.getInstance());
        List<String> checks = new ArrayList<>();
        if (branch.path("enable_status_check").asBoolean()) {
            branch.path("status_check_contexts").forEach(context -> checks.add(context.asText()));
        }
        checks.remove(STATUS);
        return new MergeRequirements(
                fitting(checks, request.draft().head()),
                branch.path("required_approvals").asInt(0),
                false);
    }

    /** What is asked for may be patterns: each stands for the names that it fits, and for itself while it fits none. */
    private List<String> fitting(List<String> patterns, String head) {
        if (patterns.stream().noneMatch(GiteaReader::isPattern)) {
            return patterns;
        }
        List<CiRun> runs = ci(head);
        return patterns.stream()
                .flatMap(pattern -> GiteaReader.fitting(pattern, runs).stream())
                .distinct()
                .toList();
    }

    /** There is no such request; a person has it run again on the page. */
    @Override
    public int rerunFailed(String head) {
        return 0;
    }

    private List<JsonNode> statuses(String head) {
        return client.list(home + "/commits/" + head + "/statuses?limit=50");
    }
}
