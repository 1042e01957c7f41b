package dev.czar.web;

import dev.czar.web.api.AgendaResource;
import dev.czar.web.api.BranchesResource;
import dev.czar.web.api.BudgetsResource;
import dev.czar.web.api.ConclusionsResource;
import dev.czar.web.api.ConflictsResource;
import dev.czar.web.api.DecisionEventsResource;
import dev.czar.web.api.DecisionsResource;
import dev.czar.web.api.DependenciesResource;
import dev.czar.web.api.FactsResource;
import dev.czar.web.api.HealthResource;
import dev.czar.web.api.NotificationsResource;
import dev.czar.web.api.OmnibusResource;
import dev.czar.web.api.PermissionsResource;
import dev.czar.web.api.ProgressResource;
import dev.czar.web.api.ProjectsResource;
import dev.czar.web.api.PullRequestsResource;
import dev.czar.web.api.RecordedCyclesResource;
import dev.czar.web.api.SummaryResource;
import dev.czar.web.api.TasksResource;
import dev.czar.web.api.TimelineResource;
import dev.czar.web.api.WorkersResource;
import dev.czar.web.hook.AgentHooksResource;
import dev.czar.web.hook.GitHubWebhookResource;
import dev.czar.web.hook.GitLabWebhookResource;
import dev.czar.web.hook.GiteaWebhookResource;
import dev.czar.web.order.AnswerPageResource;
import dev.czar.web.order.NotesResource;
import dev.czar.web.order.OrdersResource;
import dev.czar.web.order.StopResource;
import dev.czar.web.rules.BacktestResource;
import dev.czar.web.rules.DryRunResource;
import dev.czar.web.rules.EvaluateResource;
import dev.czar.web.rules.RuleCheckResource;
import dev.czar.web.rules.RuleFilesResource;
import dev.czar.web.rules.RuleHealthResource;
import dev.czar.web.rules.RuleProposalsResource;
import dev.czar.web.rules.RulesResource;
import dev.czar.web.rules.WhyNotResource;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which methods a path takes. The framework answers "not found" to a wrong method wherever a shorter path matches too, so
 * this tells the two apart.
 */
final class AllowedMethods {

    static final List<Class<?>> RESOURCES = List.of(
            AgendaResource.class,
            AgentHooksResource.class,
            AnswerPageResource.class,
            ApiDocumentResource.class,
            BacktestResource.class,
            BranchesResource.class,
            BudgetsResource.class,
            ConclusionsResource.class,
            ConflictsResource.class,
            DecisionEventsResource.class,
            DecisionsResource.class,
            DependenciesResource.class,
            DryRunResource.class,
            EvaluateResource.class,
            FactsResource.class,
            GitHubWebhookResource.class,
            GitLabWebhookResource.class,
            GiteaWebhookResource.class,
            HealthResource.class,
            RecordedCyclesResource.class,
            NotificationsResource.class,
            OmnibusResource.class,
            NotesResource.class,
            OrdersResource.class,
            PermissionsResource.class,
            ProgressResource.class,
            ProjectsResource.class,
            PullRequestsResource.class,
            RuleCheckResource.class,
            RuleFilesResource.class,
            RuleHealthResource.class,
            RuleProposalsResource.class,
            RulesResource.class,
            StopResource.class,
            SummaryResource.class,
            TasksResource.class,
            TimelineResource.class,
            WhyNotResource.class,
            WorkersResource.class);

    private final Map<Pattern, Set<String>> methods = new LinkedHashMap<>();

    AllowedMethods() {
        RESOURCES.forEach(
                resource -> Stream.of(resource.getDeclaredMethods()).forEach(method -> add(resource, method)));
    }

    private void add(Class<?> resource, Method method) {
        Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .forEach(verb -> methods.computeIfAbsent(pattern(resource, method), path -> new TreeSet<>())
                        .add(verb.value()));
    }

    private static Pattern pattern(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        return Pattern.compile(path.replaceAll("\\{\\w+: [^}]+}", ".+").replaceAll("\\{\\w+}", "[^/]+"));
    }

    /** None when there is nothing at the path. */
    Set<String> at(String path) {
        Set<String> allowed = new TreeSet<>();
        methods.forEach((pattern, verbs) -> {
            if (pattern.matcher(path).matches()) {
                allowed.addAll(verbs);
            }
        });
        return allowed;
    }
}
