package dev.czar.rule.match;

import dev.czar.fact.Worker;
import dev.czar.rule.match.Clause.Matching;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a question is about: a worker, a task or any other value; finds the rule's variable that stands for it. */
final class Focus {

    private static final String WORKER = "worker";

    private final String about;
    private final Set<String> components = new HashSet<>();

    Focus(String about, Standing standing) {
        this.about = about;
        for (Object object : standing.of(Record.class)) {
            for (RecordComponent component : object.getClass().getRecordComponents()) {
                if (component.getType() == String.class
                        && Components.value(object, component.getName())
                                .filter(about::equals)
                                .isPresent()) {
                    components.add(name(object.getClass(), component.getName()));
                }
            }
        }
        if (components.isEmpty()) {
            components.add(WORKER);
        }
    }

    /** The first variable bound from such a component, with the value; empty when the rule speaks of nothing like it. */
    Map<String, Object> presets(Anatomy rule) {
        return rule.clauses().stream()
                .filter(Matching.class::isInstance)
                .map(clause -> ((Matching) clause).pattern())
                .flatMap(pattern -> pattern.bindings().stream()
                        .filter(binding -> components.contains(name(pattern.type(), binding.component()))))
                .findFirst()
                .map(binding -> Map.<String, Object>of(binding.variable(), about))
                .orElse(Map.of());
    }

    /** A worker's and a task's own id is what others call {@code worker} and {@code task}. */
    private static String name(Class<?> type, String component) {
        if (!component.equals("id")) {
            return component;
        }
        return type == Worker.class ? WORKER : type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
