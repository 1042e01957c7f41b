package dev.czar.world.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The issues of a scripted server, in the words of GitLab or in those of the others; their numbers begin at 500. */
public final class ScriptedIssues {
    private static final int FIRST = 500;

    private final boolean gitLab;
    private final Map<Integer, ScriptedIssue> issues = new TreeMap<>();
    private boolean linksHidden;

    public ScriptedIssues(boolean gitLab) {
        this.gitLab = gitLab;
    }

    /** What a person opens; its number. */
    public synchronized int opened(String label, String title, String body) {
        int number = FIRST + issues.size();
        issues.put(number, new ScriptedIssue(number, label, title, body));
        return number;
    }

    /** A person writes it anew. */
    public synchronized void edited(int number, String title, String body) {
        issues.get(number).title = title;
        issues.get(number).body = body;
    }

    /** The account of Czar may not read what is linked. */
    public synchronized void hidesLinks() {
        linksHidden = true;
    }

    public synchronized void writtenBy(int number, String author) {
        issues.get(number).author = author;
    }

    /** It is due on this day. */
    public synchronized void due(int number, String day) {
        issues.get(number).due = day;
    }

    /** The first is to be done before the second. */
    public synchronized void blocks(int blocker, int blocked) {
        issues.get(blocked).blockers.add(blocker);
    }

    /** The second is a part of the first, as GitHub has them. */
    public synchronized void contains(int whole, int part) {
        issues.get(whole).parts.add(part);
    }

    public synchronized List<String> comments(int number) {
        return List.copyOf(issues.get(number).comments);
    }

    public synchronized boolean isOpen(int number) {
        return issues.get(number).open;
    }

    /** What is asked of issues, after {@code issues} in the path; empty when that is about a pull request. */
    public synchronized Optional<Object> answer(
            String method, List<String> parts, Map<String, String> query, JsonNode input) {
        if (parts.isEmpty()) {
            return Optional.of(issues.values().stream()
                    .filter(issue -> issue.open && issue.label.equals(query.get("labels")))
                    .filter(issue -> query.get("state").equals(gitLab ? "opened" : "open"))
                    .map(this::json)
                    .toList());
        }
        ScriptedIssue issue = issues.get(Integer.parseInt(parts.get(0)));
        if (issue == null) {
            return Optional.empty();
        }
        if (parts.size() > 1 && parts.get(1).equals(gitLab ? "notes" : "comments")) {
            return Optional.of(comments(issue, method, input));
        }
        if (parts.size() > 1) {
            return related(issue, String.join("/", parts.subList(1, parts.size())));
        }
        if (method.equals(gitLab ? "PUT" : "PATCH")) {
            issue.open = !(input.path("state_event").asText("").equals("close") && gitLab
                    || input.path("state").asText("").equals("closed") && !gitLab);
        }
        return Optional.of(json(issue));
    }

    private Optional<Object> related(ScriptedIssue issue, String relation) {
        return switch (relation) {
            case "sub_issues" ->
                Optional.of(issue.parts.stream().map(this::json).toList());
            case "dependencies/blocked_by" ->
                Optional.of(issue.blockers.stream().map(this::json).toList());
            case "links" -> {
                if (linksHidden) {
                    yield Optional.empty();
                }
                List<Object> links = new ArrayList<>();
                issue.blockers.forEach(number -> links.add(link(number, "is_blocked_by")));
                issues.values().stream()
                        .filter(other -> other.blockers.contains(issue.number))
                        .forEach(other -> links.add(link(other.number, "blocks")));
                yield Optional.of(links);
            }
            default -> Optional.empty();
        };
    }

    private Map<String, Object> link(int number, String kind) {
        Map<String, Object> link = json(number);
        link.put("link_type", kind);
        return link;
    }

    private Map<String, Object> json(int number) {
        ScriptedIssue issue = issues.get(number);
        if (issue != null) {
            return json(issue);
        }
        Map<String, Object> elsewhere = json(new ScriptedIssue(number, "", "Elsewhere", ""));
        elsewhere.put("repository_url", "http://forge.test/repos/acme/other");
        elsewhere.put("project_id", 2);
        return elsewhere;
    }

    private Object comments(ScriptedIssue issue, String method, JsonNode input) {
        if (method.equals("POST")) {
            issue.comments.add(input.path("body").asText());
        }
        List<Map<String, Object>> all = issue.comments.stream()
                .map(text -> Map.<String, Object>of("id", 1, "body", text))
                .toList();
        return method.equals("POST") ? all.get(all.size() - 1) : all;
    }

    private Map<String, Object> json(ScriptedIssue issue) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(gitLab ? "iid" : "number", issue.number);
        json.put("title", issue.title);
        json.put(gitLab ? "description" : "body", issue.body);
        json.put("state", issue.open ? gitLab ? "opened" : "open" : "closed");
        json.put(gitLab ? "author" : "user", Map.of("id", 7, gitLab ? "username" : "login", issue.author));
        json.put(gitLab ? "web_url" : "html_url", "http://forge.test/issues/" + issue.number);
        if (gitLab) {
            json.put("project_id", 1);
            json.put("due_date", issue.due);
            json.put(
                    "blocking_issues_count",
                    issues.values().stream()
                            .filter(other -> other.blockers.contains(issue.number))
                            .count());
        } else {
            json.put("repository_url", "http://forge.test/repos/acme/tally");
            json.put("due_date", issue.due == null ? null : issue.due + "T23:59:59+02:00");
            json.put("milestone", issue.due == null ? null : Map.of("due_on", issue.due + "T08:00:00Z"));
            json.put(
                    "sub_issues_summary",
                    Map.of("total", issue.parts.size(), "completed", issue.parts.size() - open(issue.parts)));
            json.put(
                    "issue_dependencies_summary",
                    Map.of("blocked_by", open(issue.blockers), "total_blocked_by", issue.blockers.size()));
        }
        return json;
    }

    private int open(List<Integer> numbers) {
        return (int) numbers.stream()
                .filter(number -> !issues.containsKey(number) || issues.get(number).open)
                .count();
    }

    private static final class ScriptedIssue {
        private final int number;
        private final String label;
        private String title;
        private String body;
        private final List<String> comments = new ArrayList<>();
        private final List<Integer> blockers = new ArrayList<>();
        private final List<Integer> parts = new ArrayList<>();
        private String author = "alice";
        private String due;
        private boolean open = true;

        ScriptedIssue(int number, String label, String title, String body) {
            this.number = number;
            this.label = label;
            this.title = title;
            this.body = body;
        }
    }
}
