package dev.czar.rule;

import dev.czar.rule.EvaluationMeter.JoinCount;
import java.io.NotSerializableException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.List;
import java.util.Optional;
import org.drools.base.base.ObjectType;
import org.drools.base.base.ValueResolver;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.constraint.BetaConstraint;
import org.drools.core.RuleBaseConfiguration;
import org.drools.core.common.BetaConstraints;
import org.drools.core.reteoo.BetaMemory;
import org.drools.core.reteoo.Tuple;
import org.drools.core.reteoo.TupleMemory;
import org.drools.core.reteoo.builder.BuildContext;
import org.drools.core.util.index.IndexSpec;
import org.drools.util.bitmask.BitMask;
import org.kie.api.runtime.rule.FactHandle;

/** The constraints of a join, which count each pair before they judge it. */
@SuppressWarnings({"rawtypes", "unchecked", "serial"}) // the engine's own signatures; never stored
final class MeteredConstraints implements BetaConstraints<MeteredConstraints.Context> {

    /** What the engine keeps for one join in one session, with its count. */
    record Context(JoinCount pairs, Object judged) {}

    private final BetaConstraints constraints;
    private final List<String> rules;
    private volatile boolean tried;
    private volatile Optional<JoinMemories> memories = Optional.empty();

    MeteredConstraints(BetaConstraints<?> constraints, List<String> rules) {
        this.constraints = constraints;
        this.rules = rules;
    }

    @Override
    public boolean isAllowedCachedLeft(Context context, FactHandle handle) {
        return context.pairs().count() && constraints.isAllowedCachedLeft(context.judged(), handle);
    }

    @Override
    public boolean isAllowedCachedRight(BaseTuple tuple, Context context) {
        return context.pairs().count() && constraints.isAllowedCachedRight(tuple, context.judged());
    }

    @Override
    public Context createContext() {
        return new Context(new JoinCount(rules), constraints.createContext());
    }

    @Override
    public BetaMemory createBetaMemory(RuleBaseConfiguration configuration, int nodeType) {
        Optional<JoinMemories> known = memories;
        if (known.isPresent()) {
            TupleMemory left = known.get().left().get();
            TupleMemory right = known.get().right().get();
            return new BetaMemory(left, right, createContext(), nodeType);
        }
        BetaMemory made = constraints.createBetaMemory(configuration, nodeType);
        if (!tried) {
            memories = JoinMemories.like(made, new IndexSpec(nodeType, constraints.getConstraints(), configuration));
            tried = true;
        }
        Context context = new Context(new JoinCount(rules), made.getContext());
        return new BetaMemory(made.getLeftTupleMemory(), made.getRightTupleMemory(), context, nodeType);
    }

    @Override
    public void updateFromTuple(Context context, ValueResolver values, Tuple tuple) {
        constraints.updateFromTuple(context.judged(), values, tuple);
    }

    @Override
    public void updateFromFactHandle(Context context, ValueResolver values, FactHandle handle) {
        constraints.updateFromFactHandle(context.judged(), values, handle);
    }

    @Override
    public void resetTuple(Context context) {
        constraints.resetTuple(context.judged());
    }

    @Override
    public void resetFactHandle(Context context) {
        constraints.resetFactHandle(context.judged());
    }

    @Override
    public BetaConstraint[] getConstraints() {
        return constraints.getConstraints();
    }

    @Override
    public BetaConstraints getOriginalConstraint() {
        return constraints.getOriginalConstraint();
    }

    @Override
    public boolean isIndexed() {
        return constraints.isIndexed();
    }

    @Override
    public int getIndexCount() {
        return constraints.getIndexCount();
    }

    @Override
    public boolean isEmpty() {
        return constraints.isEmpty();
    }

    @Override
    public BitMask getListenedPropertyMask(Pattern pattern, ObjectType type, List properties) {
        return constraints.getListenedPropertyMask(pattern, type, properties);
    }

    @Override
    public void init(BuildContext context, int nodeType) {
        constraints.init(context, nodeType);
    }

    @Override
    public void initIndexes(int depth, int nodeType, RuleBaseConfiguration configuration) {
        constraints.initIndexes(depth, nodeType, configuration);
    }

    @Override
    public BetaConstraints cloneIfInUse() {
        return this;
    }

    @Override
    public boolean isLeftUpdateOptimizationAllowed() {
        return constraints.isLeftUpdateOptimizationAllowed();
    }

    @Override
    public void registerEvaluationContext(BuildContext context) {
        constraints.registerEvaluationContext(context);
    }

    @Override
    public void writeExternal(ObjectOutput out) throws NotSerializableException {
        throw new NotSerializableException("a compiled network is not stored");
    }

    @Override
    public void readExternal(ObjectInput in) throws NotSerializableException {
        throw new NotSerializableException("a compiled network is not stored");
    }
}
