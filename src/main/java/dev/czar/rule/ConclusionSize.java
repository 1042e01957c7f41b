package dev.czar.rule;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;

/** Keeps conclusions small, because texts joined over several rules grow by powers. */
final class ConclusionSize extends DefaultRuleRuntimeEventListener {

    private static final int LONGEST = 100_000;

    private static final ClassValue<List<Method>> TEXTS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return type.isRecord()
                    ? Stream.of(type.getRecordComponents())
                            .filter(part ->
                                    part.getType() == String.class || Collection.class.isAssignableFrom(part.getType()))
                            .map(RecordComponent::getAccessor)
                            .toList()
                    : List.of();
        }
    };

    private final EvaluationMeter meter;

    ConclusionSize(EvaluationMeter meter) {
        this.meter = meter;
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
        Object concluded = event.getObject();
        for (Method part : TEXTS.get(concluded.getClass())) {
            if (size(concluded, part) > LONGEST) {
                throw meter.cutOffFiring("it concludes a text or a list longer than " + LONGEST);
            }
        }
    }

    private static int size(Object concluded, Method part) {
        try {
            Object value = part.invoke(concluded);
            return value instanceof String text ? text.length() : value instanceof Collection<?> many ? many.size() : 0;
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
