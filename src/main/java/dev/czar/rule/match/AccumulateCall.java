package dev.czar.rule.match;

import java.io.Serializable;
import java.util.List;
import org.drools.model.functions.accumulate.AccumulateFunction;

/** A function over all matches, the variable it reads ({@code ""} for none) and the variable for its result. */
public record AccumulateCall(String source, String result, Function function) {

    /** Computes the result from the values of the source, in the order of matches. */
    interface Function {
        Object over(java.util.List<Object> values);
    }

    /** Runs one of the engine's accumulate functions. */
    static final class EngineAccumulate {

        private EngineAccumulate() {}

        @SuppressWarnings("unchecked") // a context goes back only to the function it came from
        static AccumulateCall.Function of(AccumulateFunction described) {
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
}
