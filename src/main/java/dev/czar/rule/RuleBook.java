package dev.czar.rule;

import dev.czar.fact.Fact;
import dev.czar.io.DaemonThreadFactory;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.drools.model.Model;
import org.kie.api.KieBase;

/** Compiled rules with a revision, which is the hash of their files. Immutable and safe for many cycles at once. */
public final class RuleBook {

    private static final int REMEMBERED = 32;
    private static final DaemonThreadFactory BESIDE = new DaemonThreadFactory("czar-rule-network");

    private final String revision;
    private final Map<String, Rule> rules;
    private final Set<String> names;
    private final List<Rule> sorted;
    private final List<Model> models;
    private final Function<Set<String>, KieBase> bases;
    private final Set<String> excluded;
    private final Set<String> muted;
    private final KieBase base;
    private final Map<Set<String>, CompletableFuture<RuleBook>> subsets;
    private final Map<Class<?>, Boolean> read = new ConcurrentHashMap<>();
    private volatile Map<String, VetoReach> vetoReaches;

    public RuleBook(String revision, List<Rule> rules, List<Model> models, Function<Set<String>, KieBase> bases) {
        this(
                revision,
                rules.stream().collect(Collectors.toUnmodifiableMap(Rule::name, Function.identity())),
                List.copyOf(models),
                bases,
                Set.of());
    }

    private RuleBook(
            String revision,
            Map<String, Rule> rules,
            List<Model> models,
            Function<Set<String>, KieBase> bases,
            Set<String> excluded) {
        this.revision = revision;
        this.rules = rules;
        this.names = rules.keySet().stream()
                .filter(name -> !excluded.contains(name))
                .collect(Collectors.toUnmodifiableSet());
        this.sorted =
                rules.values().stream().sorted(Comparator.comparing(Rule::name)).toList();
        this.models = models;
        this.bases = bases;
        this.excluded = Set.copyOf(excluded);
        this.muted = Set.of();
        this.base = bases.apply(excluded);
        this.subsets = new ConcurrentHashMap<>();
    }

    private RuleBook(RuleBook whole, Set<String> muted) {
        this.revision = whole.revision;
        this.rules = whole.rules;
        this.names = whole.names.stream().filter(name -> !muted.contains(name)).collect(Collectors.toUnmodifiableSet());
        this.sorted = whole.sorted;
        this.models = whole.models;
        this.bases = whole.bases;
        this.excluded = whole.excluded;
        this.muted = Set.copyOf(muted);
        this.base = whole.base;
        this.subsets = whole.subsets;
        this.vetoReaches = whole.vetoReaches;
    }

    public String revision() {
        return revision;
    }

    public List<Rule> rules() {
        return sorted;
    }

    /** The engine's compiled form of all the rules; for taking rules apart. */
    public List<Model> models() {
        return models;
    }

    /** The names of the rules that fire: all but the excluded. */
    Set<String> names() {
        return names;
    }

    /** The rule of that name; of one that is not in the book only the name is told. */
    public Rule rule(String name) {
        Rule known = rules.get(name);
        return known == null ? new Rule(name, "", "", "", 0, List.of(), List.of()) : known;
    }

    /** The book without some rules; the last few are kept, because a rule that fails once fails in the next cycle too. */
    RuleBook without(Set<String> names) {
        return missing(names) ? built(subset(names, Runnable::run)) : this;
    }

    private static RuleBook built(CompletableFuture<RuleBook> building) {
        try {
            return building.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Error failure) {
                throw failure;
            }
            throw failed;
        }
    }

    /** The same at once: as long as its network is being built beside, the rules keep silent in the one there is. */
    RuleBook withoutAtOnce(Set<String> names) {
        if (!missing(names)) {
            return this;
        }
        CompletableFuture<RuleBook> smaller =
                subset(names, build -> BESIDE.newThread(build).start());
        return smaller.isDone() && !smaller.isCompletedExceptionally() ? smaller.join() : muting(names);
    }

    /** The book in whose network these rules keep silent: sooner done than one without them is built. */
    RuleBook muting(Set<String> names) {
        Set<String> all = new HashSet<>(muted);
        all.addAll(names);
        return muted.containsAll(names) ? this : new RuleBook(this, all);
    }

    /** The rules of its network that keep silent. */
    Set<String> muted() {
        return muted;
    }

    private boolean missing(Set<String> names) {
        return !muted.isEmpty() || !excluded.containsAll(names);
    }

    private CompletableFuture<RuleBook> subset(Set<String> names, Executor by) {
        Set<String> all = new HashSet<>(excluded);
        all.addAll(muted);
        all.addAll(names);
        if (subsets.size() >= REMEMBERED) {
            subsets.clear();
        }
        Set<String> wanted = Set.copyOf(all);
        CompletableFuture<RuleBook> fresh = new CompletableFuture<>();
        CompletableFuture<RuleBook> known = subsets.putIfAbsent(wanted, fresh);
        if (known != null) {
            return known;
        }
        by.execute(() -> build(wanted, fresh));
        return fresh;
    }

    /** What could not be built is built anew when it is wanted again. */
    private void build(Set<String> wanted, CompletableFuture<RuleBook> built) {
        try {
            built.complete(new RuleBook(revision, rules, models, bases, wanted));
        } catch (RuntimeException | Error failure) {
            subsets.remove(wanted, built);
            built.completeExceptionally(failure);
        }
    }

    /** The book with no other rules than these, for as long as somebody holds it. */
    RuleBook only(Set<String> names) {
        Set<String> others = new HashSet<>(rules.keySet());
        others.removeAll(names);
        return excluded.containsAll(others) ? this : new RuleBook(revision, rules, models, bases, others);
    }

    /** Whether a rule looks at such facts, so that one of them can change what is concluded. */
    public boolean reads(Fact fact) {
        return read.computeIfAbsent(
                fact.getClass(), type -> RuleSlice.names(type).anyMatch(name -> rules.values().stream()
                        .anyMatch(rule -> rule.matches().contains(name))));
    }

    /** How far the veto of this rule reaches when it refuses a claim. */
    VetoReach vetoReach(String rule) {
        if (vetoReaches == null) {
            vetoReaches = VetoReach.of(this);
        }
        return vetoReaches.getOrDefault(rule, VetoReach.EVERY);
    }

    KieBase base() {
        return base;
    }
}
