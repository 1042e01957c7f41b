package dev.czar.world.forge.gitlab;

import dev.czar.world.forge.ScriptedIssues;
import dev.czar.world.forge.hosted.ScriptedServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The project acme/tools/tally, in a group of a group, as GitLab keeps it. */
final class FakeGitLab extends ScriptedServer {
    final ScriptedIssues issues = new ScriptedIssues(true);
    private static final String HOME = "/projects/acme%2Ftools%2Ftally";

    final FakeMergeTrain merges = new FakeMergeTrain();
    final List<Map<String, Object>> approvals = new ArrayList<>();
    final List<Map<String, Object>> reviewers = new ArrayList<>();
    final List<Map<String, Object>> versions = new ArrayList<>();

    private boolean ownersMustApprove;
    private boolean protectionsHidden;
    private int otherProtections;
    private List<Map<String, Object>> approvalRules = List.of();

    FakeGitLab() {
        super("gitlab", "/api/v4");
    }

    @Override
    protected String repository() {
        return "acme/tools/tally";
    }

    @Override
    protected Map.Entry<String, String> movedHome() {
        return Map.entry(HOME, "/projects/42");
    }

    Map<String, Object> user(String login) {
        return Map.of("id", login.startsWith("stranger") ? 7 : 1, "username", login);
    }

    /** A note of a discussion; {@code place} is null for one on the whole. */
    synchronized Map<String, Object> noted(int number, String login, String text, Map<String, Object> place) {
        ScriptedPullRequest pull = pull(number);
        Map<String, Object> note = json(
                "id",
                100 + pull.comments.size(),
                "author",
                user(login),
                "body",
                text,
                "system",
                false,
                "created_at",
                now(),
                "position",
                place,
                "resolvable",
                place != null,
                "resolved",
                false);
        pull.comments.add(note);
        return note;
    }

    private Map<String, Object> replied(ScriptedPullRequest pull, String discussion, String text) {
        Map<String, Object> note = noted(pull.number, SELF, text, null);
        note.put("discussion", discussion);
        return note;
    }

    private static List<Map<String, Object>> discussion(ScriptedPullRequest pull, Map<String, Object> first) {
        return pull.comments.stream()
                .filter(note -> note == first || String.valueOf(first.get("id")).equals(note.get("discussion")))
                .toList();
    }

    /** This account may not read what protects branches. */
    synchronized void hideProtections() {
        protectionsHidden = true;
    }

    private List<Map<String, Object>> protections() {
        List<Map<String, Object>> protections = new ArrayList<>();
        for (int other = 0; other < otherProtections; other++) {
            protections.add(Map.of("name", "other-" + other, "code_owner_approval_required", false));
        }
        protections.add(Map.of("name", "release*", "code_owner_approval_required", true));
        protections.add(Map.of("name", "ma*", "code_owner_approval_required", ownersMustApprove));
        return protections;
    }

    /** So many branches are protected beside, and listed first. */
    synchronized void protectOthers(int count) {
        otherProtections = count;
    }

    /** The mainline wants an owner's approval, and this account gave it for a group. */
    synchronized void ownersApprove(String group, String login) {
        ownersMustApprove = true;
        approvals.add(Map.of("user", user(login)));
        approvalRules = new ArrayList<>(List.of(
                rule("code_owner", List.of(group), List.of(), List.of(login)),
                rule("regular", List.of("acme/any"), List.of(), List.of(login))));
    }

    /** Another line of CODEOWNERS of which something is changed. */
    synchronized void owned(List<String> groups, List<String> users, List<String> approvedBy) {
        approvalRules.add(rule("code_owner", groups, users, approvedBy));
    }

    private static Map<String, Object> rule(
            String type, List<String> groups, List<String> users, List<String> approvedBy) {
        return Map.of(
                "rule_type", type,
                "groups", named("full_path", groups),
                "users", named("username", users),
                "approved_by", named("username", approvedBy));
    }

    private static List<Map<String, String>> named(String field, List<String> names) {
        return names.stream().map(name -> Map.of(field, name)).toList();
    }

    /** What GitLab itself notes of what somebody did. */
    synchronized void systemNote(int number, String login, String text) {
        noted(number, login, text, null).put("system", true);
    }

    synchronized void status(String commit, String name, String status, boolean mayFail) {
        List<Map<String, Object>> present = statuses.computeIfAbsent(commit, any -> new ArrayList<>());
        present.add(json(
                "id",
                50 + present.size(),
                "name",
                name,
                "status",
                status,
                "description",
                null,
                "allow_failure",
                mayFail,
                "created_at",
                now(),
                "finished_at",
                null));
    }

    @Override
    protected ScriptedAnswer answer(ScriptedRequest request) {
        String path = request.path();
        if (path.equals("/user")) {
            return ScriptedAnswer.of(user(SELF));
        }
        if (path.equals(HOME)) {
            return ScriptedAnswer.of(merges.ofProject(Map.of(
                    "only_allow_merge_if_all_discussions_are_resolved",
                    true,
                    "path_with_namespace",
                    repository(),
                    "permissions",
                    Map.of("project_access", Map.of("access_level", 40)))));
        }
        if (!path.startsWith(HOME + "/")) {
            return ScriptedAnswer.missing();
        }
        String[] parts = path.substring(HOME.length() + 1).split("/");
        return switch (parts[0]) {
            case "members" -> ScriptedAnswer.of(Map.of("access_level", parts[2].equals("7") ? 20 : 40));
            case "protected_branches" ->
                protectionsHidden
                        ? new ScriptedAnswer(403, Map.of("message", "403 Forbidden"))
                        : ScriptedAnswer.of(protections());
            case "repository" -> ScriptedAnswer.of(statusesOf(parts[2]));
            case "statuses" -> {
                status(parts[1], request.text("name"), request.text("state"), false);
                yield new ScriptedAnswer(201, Map.of());
            }
            case "jobs" -> ScriptedAnswer.of("compiling\nexpected 3, got 4");
            case "pipelines" ->
                ScriptedAnswer.of(
                        request.method().equals("POST")
                                ? Map.of()
                                : List.of(Map.of("id", 5, "status", "failed"), Map.of("id", 6, "status", "success")));
            case "issues" ->
                issues.answer(
                                request.method(),
                                List.of(parts).subList(1, parts.length),
                                request.query(),
                                request.input())
                        .map(ScriptedAnswer::of)
                        .orElseGet(ScriptedAnswer::missing);
            case "merge_trains" -> merges.train(request, pull(Integer.parseInt(parts[2])));
            case "merge_requests" -> parts.length == 1 ? requests(request) : one(request, parts);
            default -> ScriptedAnswer.missing();
        };
    }

    private ScriptedAnswer requests(ScriptedRequest request) {
        if (request.method().equals("POST")) {
            Optional<ScriptedPullRequest> made = create(
                    request.text("source_branch"),
                    request.text("target_branch"),
                    request.text("title"),
                    request.text("description"));
            return made.map(pull -> new ScriptedAnswer(201, json(pull)))
                    .orElse(new ScriptedAnswer(
                            409, Map.of("message", List.of("Another open merge request already exists"))));
        }
        String state = request.query().getOrDefault("state", "all");
        return ScriptedAnswer.of(pulls.stream()
                .filter(pull -> state.equals("all") || state(pull).equals(state))
                .filter(pull -> !request.query().containsKey("labels")
                        || pull.labels.contains(request.query().get("labels")))
                .filter(pull -> pull.branch.equals(request.query().getOrDefault("source_branch", pull.branch)))
                .sorted(Comparator.comparingInt((ScriptedPullRequest pull) -> -pull.number))
                .map(this::json)
                .toList());
    }

    private ScriptedAnswer one(ScriptedRequest request, String[] parts) {
        int number = Integer.parseInt(parts[1]);
        if (number > pulls.size()) {
            return ScriptedAnswer.missing();
        }
        ScriptedPullRequest pull = pull(number);
        return switch (request.method() + " " + (parts.length > 2 ? parts[2] : "")) {
            case "GET " -> ScriptedAnswer.of(json(pull));
            case "PUT " -> {
                edit(pull, request);
                yield ScriptedAnswer.of(json(pull));
            }
            case "GET discussions" ->
                pull.failure > 0
                        ? new ScriptedAnswer(pull.failure, Map.of("message", "this one cannot be read"))
                        : ScriptedAnswer.of(pull.comments.stream()
                                .filter(note -> !note.containsKey("discussion"))
                                .map(note -> Map.of("id", "d" + note.get("id"), "notes", discussion(pull, note)))
                                .toList());
            case "POST discussions" ->
                new ScriptedAnswer(201, replied(pull, parts[3].substring(1), request.text("body")));
            case "PUT merge" -> {
                ScriptedAnswer answer = merges.merge(request, pull);
                yield answer.status() == 200 ? ScriptedAnswer.of(json(pull)) : answer;
            }
            case "GET notes" -> ScriptedAnswer.of(notes(pull));
            case "POST notes" -> new ScriptedAnswer(201, noted(number, SELF, request.text("body"), null));
            case "GET approvals" -> ScriptedAnswer.of(Map.of("approvals_required", 2, "approved_by", approvals));
            case "GET approval_state" -> ScriptedAnswer.of(Map.of("rules", approvalRules));
            case "GET versions" -> ScriptedAnswer.of(versions);
            case "GET reviewers" -> ScriptedAnswer.of(reviewers);
            default -> ScriptedAnswer.missing();
        };
    }

    /** What GitLab noted, newest first. */
    private static List<Map<String, Object>> notes(ScriptedPullRequest pull) {
        List<Map<String, Object>> notes = new ArrayList<>(pull.comments);
        notes.removeIf(note -> !Boolean.TRUE.equals(note.get("system")));
        Collections.reverse(notes);
        return notes;
    }

    private static void edit(ScriptedPullRequest pull, ScriptedRequest request) {
        pull.title = request.input().path("title").asText(pull.title);
        pull.body = request.input().path("description").asText(pull.body);
        pull.base = request.input().path("target_branch").asText(pull.base);
        if (request.input().has("state_event")) {
            pull.state = request.text("state_event").equals("close") ? "closed" : "open";
        }
        if (request.input().has("add_labels")) {
            pull.labels.add(request.text("add_labels"));
        }
        pull.labels.remove(request.text("remove_labels"));
    }

    private static String state(ScriptedPullRequest pull) {
        return pull.state.equals("open") ? "opened" : pull.state;
    }

    private Map<String, Object> json(ScriptedPullRequest pull) {
        return merges.ofRequest(pull, fields(pull));
    }

    private static Map<String, Object> fields(ScriptedPullRequest pull) {
        return json(
                "iid",
                pull.number,
                "title",
                pull.title,
                "description",
                pull.body,
                "state",
                state(pull),
                "draft",
                pull.title.startsWith("Draft: "),
                "labels",
                pull.labels,
                "source_branch",
                pull.branch,
                "target_branch",
                pull.base,
                "sha",
                pull.head,
                "source_project_id",
                pull.fork ? 2 : 1,
                "target_project_id",
                1,
                "created_at",
                pull.opened,
                "updated_at",
                pull.updated(),
                "merged_at",
                pull.state.equals("merged") ? pull.opened : null,
                "closed_at",
                pull.state.equals("closed") ? pull.opened : null,
                "web_url",
                "http://gitlab.test/acme/tools/tally/-/merge_requests/" + pull.number);
    }
}
