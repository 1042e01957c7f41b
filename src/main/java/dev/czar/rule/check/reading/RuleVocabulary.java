package dev.czar.rule.check.reading;

import dev.czar.decision.Action;
import dev.czar.decision.Refusal;
import dev.czar.fact.ChangeScope.Glob;
import dev.czar.fact.Derived;
import dev.czar.fact.Derived.InfrastructureIncident.CorrelatedCrash;
import dev.czar.fact.Derived.InfrastructureIncident.TerminalLost;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.Clock;
import dev.czar.fact.InfrastructureState.HostLoad;
import dev.czar.fact.InfrastructureState.TerminalServer;
import dev.czar.fact.InfrastructureState.Unwatched;
import dev.czar.fact.Limit;
import dev.czar.fact.Limit.ApprovalLimit;
import dev.czar.fact.Limit.LimitFor;
import dev.czar.fact.Limit.ShortageLimits;
import dev.czar.fact.Limit.UsageBudget;
import dev.czar.fact.Omnibus;
import dev.czar.fact.OmnibusReadiness.AllIntegrated;
import dev.czar.fact.OmnibusReadiness.BuildBase;
import dev.czar.fact.OmnibusReadiness.BuildObstacle;
import dev.czar.fact.OmnibusReadiness.LandingAwaited;
import dev.czar.fact.OmnibusReadiness.LandingDue;
import dev.czar.fact.OmnibusReadiness.LandingMode;
import dev.czar.fact.OmnibusReadiness.LandingObstacle;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.Project;
import dev.czar.fact.Project.LandingSetting;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.SubmittedWork.MainlineCheck;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types rules speak about: facts and actions, and the families they belong to, by simple name. */
public final class RuleVocabulary {

    /** What a pattern may match. */
    static final Map<String, Class<?>> MATCHED = named(families(Fact.class, Action.class, Refusal.class));

    /** What a rule may conclude. */
    static final Map<String, Class<?>> CONCLUDED = named(
            families(Derived.class, Limit.class, Action.class, Refusal.class).filter(Class::isRecord));

    /** What types were called before. */
    private static final int SHORTEST_WORD = 4;

    private static final int MOST_RELATED = 3;

    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("Able", "AbleWorker"),
            Map.entry("Awaiting", "WaitingOnOthers"),
            Map.entry("Busy", "Assigned"),
            Map.entry("Change", "BranchChange"),
            Map.entry("CompletionClaim", "CompletionReport"),
            Map.entry("Engaged", "MoveExpected"),
            Map.entry("Foundation", "BuildBase"),
            Map.entry("InHand", "CurrentTask"),
            Map.entry("Lacking", "MissingArea"),
            Map.entry("MassDeath", "CorrelatedCrash"),
            Map.entry("Met", "RequirementMet"),
            Map.entry("Open", "OpenTask"),
            Map.entry("SilenceLimits", "LimitFor"),
            Map.entry("Suits", "TaskMatch"),
            Map.entry("Told", "Notified"),
            Map.entry("ToleratedSilence", "HealthLimitsFor"),
            Map.entry("Unmet", "UnmetRequirement"),
            Map.entry("Verdict", "ReviewResult"),
            Map.entry("Waiting", "Blocked"),
            Map.entry("Whole", "WorkComplete"),
            Map.entry("Withholding", "ExclusionOrder"));

    /** The enumerations of their fields. */
    public static final Map<String, Class<?>> ENUMERATIONS = named(MATCHED.values().stream()
            .flatMap(type -> Stream.of(type.getMethods()))
            .<Class<?>>map(Method::getReturnType)
            .filter(Class::isEnum)
            .distinct());

    private RuleVocabulary() {}

    /** All types a rule file may name. */
    public static Stream<Class<?>> types() {
        return Stream.of(MATCHED.values(), ENUMERATIONS.values(), List.<Class<?>>of(Glob.class))
                .flatMap(Collection::stream);
    }

    /** Every type of the sealed families, itself included. */
    public static Stream<Class<?>> families(Class<?>... roots) {
        return Stream.of(roots)
                .flatMap(root -> Stream.concat(
                        Stream.of(root), root.isSealed() ? families(root.getPermittedSubclasses()) : Stream.empty()))
                .distinct();
    }

    /** Advice for a word that is none of these: the closest one, or what to do when none is close. */
    public static String didYouMean(String word, Collection<String> words, String otherwise) {
        String renamed = RENAMED.getOrDefault(word, "");
        if (words.contains(renamed)) {
            return "it is called `" + renamed + "` now";
        }
        return closest(word, words)
                .map(candidate -> "did you mean `" + candidate + "`?")
                .or(() -> related(word, words).map(found -> "something like it: " + found))
                .orElse(otherwise);
    }

    /** Types that have a longer word in common with this one, the last word of its name first. */
    private static Optional<String> related(String word, Collection<String> words) {
        List<String> parts = new ArrayList<>(List.of(word.split("(?=\\p{Upper})")));
        Collections.reverse(parts);
        return parts.stream()
                .filter(part -> part.length() >= SHORTEST_WORD && Character.isUpperCase(part.charAt(0)))
                .map(part -> words.stream()
                        .filter(candidate -> candidate.matches(".*" + Pattern.quote(part) + "(\\p{Upper}.*)?"))
                        .sorted()
                        .limit(MOST_RELATED)
                        .map(candidate -> "`" + candidate + "`")
                        .collect(Collectors.joining(", ")))
                .filter(found -> !found.isEmpty())
                .findFirst();
    }

    /** Facts about the same kind of thing that have the field which this one lacks. */
    static Optional<String> holders(Class<?> type, String field) {
        String subject = type.getSimpleName().split("(?<=.)(?=\\p{Upper})")[0];
        return Optional.of(MATCHED.values().stream()
                        .filter(Class::isRecord)
                        .filter(other -> other != type && other.getSimpleName().startsWith(subject))
                        .filter(other -> AllowedMembers.fields(other).containsKey(field))
                        .map(Class::getSimpleName)
                        .sorted()
                        .limit(MOST_RELATED)
                        .collect(Collectors.joining(", ")))
                .filter(found -> !found.isEmpty());
    }

    /** The one of these that was probably meant. */
    public static Optional<String> closest(String word, Collection<String> words) {
        return words.stream()
                .filter(candidate ->
                        distance(word, candidate) <= (word.length() < 4 ? 1 : Math.max(2, word.length() / 3)))
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    public static boolean isActionOrRefusal(Class<?> type) {
        return Action.class.isAssignableFrom(type) || Refusal.class.isAssignableFrom(type);
    }

    /** The shape of all types: what rules compiled against them rely on. */
    public static Stream<String> signature() {
        return MATCHED.values().stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(type.getDeclaredConstructors()).map(Object::toString),
                        Stream.of(type.getDeclaredMethods()).map(Object::toString)))
                .sorted();
    }

    private static Map<String, Class<?>> named(Stream<Class<?>> types) {
        return types.sorted(Comparator.comparing(Class::getSimpleName))
                .collect(Collectors.toMap(
                        Class::getSimpleName, Function.identity(), (left, right) -> left, LinkedHashMap::new));
    }

    /** How many letters have to be changed, added or left out. */
    private static int distance(String left, String right) {
        return changes(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
    }

    private static int changes(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(previous[column - 1] + change, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }

    /** Facts of which a project has one. */
    public static final class SingletonFacts {

        private static final Set<Class<?>> SINGLETONS = Set.of(
                Project.class,
                Mainline.class,
                Omnibus.class,
                BuildBase.class,
                BuildObstacle.class,
                AllIntegrated.class,
                LandingMode.class,
                LandingObstacle.class,
                LandingDue.class,
                LandingAwaited.class,
                LandingSetting.class,
                TerminalServer.class,
                TerminalLost.class,
                Unwatched.class,
                Clock.class,
                HostLoad.class,
                MainlineCheck.class,
                CorrelatedCrash.class,
                Pause.class,
                EmergencyStop.class);

        /** Limits of which there is one per kind of action, resource or scope. */
        private static final Set<Class<?>> SEVERAL =
                Set.of(ApprovalLimit.class, LimitFor.class, ShortageLimits.class, UsageBudget.class);

        private SingletonFacts() {}

        public static boolean contains(Class<?> type) {
            return SINGLETONS.contains(type) || (Limit.class.isAssignableFrom(type) && !SEVERAL.contains(type));
        }
    }
}
