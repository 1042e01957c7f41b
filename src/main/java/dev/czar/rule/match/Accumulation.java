package dev.czar.rule.match;

import java.io.Serializable;
import java.util.List;
import org.drools.model.functions.accumulate.AccumulateFunction;

/** Runs one of the engine's accumulate functions. */
final class Accumulation {

    private Accumulation() {}

    @SuppressWarnings("unchecked") // a context goes back only to the function it came from
    static Tally.Function of(AccumulateFunction described) {
        var function = (org.kie.api.runtime.rule.AccumulateFunction<Serializable>) described.createFunctionObject();
        return values -> result(function, values);
    }

    private static Object result(
            org.kie.api.runtime.rule.AccumulateFunction<Serializable> function, List<Object> values) {
        try {
            Serializable context = function.initContext(function.createContext());
            for (Object value : values) {
                function.accumulate(context, value);
            }
            return function.getResult(context);
        } catch (Exception failure) {
            throw new IllegalStateException("the accumulation fails", failure);
        }
    }
}
