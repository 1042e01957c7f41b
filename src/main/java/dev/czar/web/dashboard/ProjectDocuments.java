package dev.czar.web.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.fact.ChangeScope.Overlap;
import dev.czar.fact.Conflict;
import dev.czar.fact.Conflict.ConflictMatrix;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.Worker;
import dev.czar.web.request.FactIndex;
import dev.czar.web.view.DecisionView;
import dev.czar.web.view.DependencyGraphView;
import dev.czar.web.view.OmnibusBuildView;
import dev.czar.web.view.OmnibusView;
import dev.czar.web.view.ProgressView;
import dev.czar.web.view.ProjectViews;
import dev.czar.web.view.PullRequestView;
import dev.czar.web.view.TaskViews;
import dev.czar.web.view.ViewSource;
import dev.czar.web.view.WorkerViews;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A project as documents by name, such as {@code worker/engineer1}, with the same views that REST answers with; their ages
 * count from {@code at}. The past is drawn like the present.
 */
record ProjectDocuments(Instant at, Map<String, Object> byName) {

    static ProjectDocuments of(ViewSource source, List<DecisionView> decisions) {
        FactIndex facts = source.facts();
        Map<String, Object> documents = new TreeMap<>();
        documents.put("project", ProjectViews.of(source, source.lastCycle()));
        documents.put("graph", DependencyGraphView.of(facts));
        documents.put("progress", ProgressView.of(facts));
        documents.put("omnibus", OmnibusView.of(facts));
        documents.put("next", vetoed(source));
        documents.put("rules", source.rules());
        documents.put("build", OmnibusBuildView.of(source));
        documents.put("conflict-check", source.lastConflictCheck());
        documents.put("budgets", source.budgets());
        source.branches().forEach(branch -> documents.put("branch/" + branch.branch(), branch));
        documents.put("attach", attachCommands(source, facts));
        putEach(facts, documents);
        decisions.forEach(decision -> documents.put("decision/" + decision.id().orElseThrow(), decision));
        return new ProjectDocuments(facts.now(), documents);
    }

    private static void putEach(FactIndex facts, Map<String, Object> documents) {
        facts.all(ConflictMatrix.class).forEach(matrix -> documents.put("matrix", matrix));
        facts.all(Overlap.class).forEach(overlap -> documents.put("overlap/" + overlap.subject(), overlap));
        facts.all(Conflict.class).forEach(conflict -> documents.put("conflict/" + conflict.subject(), conflict));
        facts.all(PullRequest.class)
                .forEach(pull -> documents.put("pull/" + pull.number(), PullRequestView.of(facts, pull)));
        new WorkerViews(facts).all().forEach(worker -> documents.put("worker/" + worker.id(), worker));
        new TaskViews(facts)
                .all()
                .forEach(task -> documents.put("task/" + task.task().id(), task));
    }

    /** The command that joins each worker's session. */
    private static Map<String, String> attachCommands(ViewSource source, FactIndex facts) {
        Map<String, String> commands = new TreeMap<>();
        facts.all(Worker.class)
                .forEach(worker -> commands.put(
                        worker.id(), String.join(" ", source.project().access().attachCommand(worker.id()))));
        return commands;
    }

    private static List<DecisionView> vetoed(ViewSource source) {
        return source.cycle().stream()
                .flatMap(cycle -> source.heldBack().stream()
                        .map(decision -> DecisionView.vetoed(
                                decision, cycle.now(), source.project().ruleBook())))
                .toList();
    }

    /** Documents as pages have them. */
    Map<String, JsonNode> json(ObjectMapper mapper) {
        AgeConverter ages = new AgeConverter(at);
        Map<String, JsonNode> documents = new HashMap<>();
        byName.forEach((name, document) -> documents.put(name, ages.convert(mapper.valueToTree(document))));
        return documents;
    }

    /** Turns ages into moments, which do not change while nothing happens: {@code age} becomes {@code since}, and so on. */
    private record AgeConverter(Instant now) {

        private static final Map<String, String> NAMES = Map.of(
                "age", "since",
                "ago", "at",
                "seen", "seenAt",
                "outputAge", "outputAt",
                "commitAge", "commitAt",
                "reportAge", "reportAt",
                "lastSignOfLife", "lastSignOfLife",
                "lastCycleAge", "");

        JsonNode convert(JsonNode tree) {
            if (tree instanceof ArrayNode list) {
                ArrayNode changed = JsonNodeFactory.instance.arrayNode(list.size());
                list.forEach(element -> changed.add(convert(element)));
                return changed;
            }
            if (!(tree instanceof ObjectNode object)) {
                return tree;
            }
            ObjectNode changed = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> put(changed, field.getKey(), field.getValue()));
            return changed;
        }

        private void put(ObjectNode changed, String name, JsonNode value) {
            String moment = NAMES.get(name);
            if (moment == null || !value.isTextual()) {
                changed.set(name, convert(value));
            } else if (!moment.isEmpty()) {
                changed.put(
                        moment,
                        now.minus(Duration.parse(value.textValue()))
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString());
            }
        }
    }
}
