package dev.czar.web.request;

import dev.czar.json.SpellingSuggestion;
import dev.czar.web.request.ProblemDetails.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A query parameter that an operation does not know is a mistake of its caller, and not nothing. */
class KnownParametersFilter {

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void requireKnown(ContainerRequestContext request, ResourceInfo operation) {
        Method method = operation.getResourceMethod();
        if (method == null) {
            return;
        }
        Set<String> names = known.computeIfAbsent(method, KnownParametersFilter::parameters);
        for (String given : request.getUriInfo().getQueryParameters().keySet()) {
            if (!names.contains(given)) {
                throw new ProblemException(ProblemDetails.of(400, "there is no parameter " + shown(given))
                        .inField(shown(given))
                        .withCode("unknown-parameter")
                        .withHint(SpellingSuggestion.closest(given, names)
                                .map(near -> "did you mean " + near + "?")
                                .orElse(names.isEmpty() ? "it takes none" : "it takes: " + String.join(", ", names))));
            }
        }
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    private static Set<String> parameters(Method method) {
        return Stream.of(method.getParameters())
                .flatMap(parameter -> elements(parameter, parameter.getType()))
                .flatMap(element -> Stream.ofNullable(element.getAnnotation(QueryParam.class)))
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<AnnotatedElement> elements(AnnotatedElement element, Class<?> type) {
        return element.isAnnotationPresent(BeanParam.class)
                ? Stream.of(type.getDeclaredFields()).flatMap(field -> elements(field, field.getType()))
                : Stream.of(element);
    }
}
