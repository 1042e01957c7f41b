package dev.czar.web;

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
            BacktestResource.class,
            BranchesResource.class,
            BudgetsResource.class,
            ConclusionsResource.class,
            ConflictsResource.class,
            DecisionsResource.class,
            DependenciesResource.class,
            DryRunResource.class,
            FactsResource.class,
            GitHubHookResource.class,
            HealthResource.class,
            MomentsResource.class,
            OmnibusResource.class,
            OrdersResource.class,
            ProjectsResource.class,
            PullRequestsResource.class,
            RuleCheckResource.class,
            RuleFilesResource.class,
            RuleHealthResource.class,
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
