package dev.czar.simulation.proposal;

import dev.czar.fact.Limit;
import dev.czar.fact.Limit.ProposalLimits;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.NamedLimit;
import dev.czar.rule.check.StatedLimit;
import dev.czar.rule.check.StatedLimit.LimitHolding;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rule files with one limit or switch changed; {@code expected} is the fact of a rule case that says what it comes to now, as YAML.
 */
public record LimitVariant(String limit, String from, String to, RuleFile before, RuleFile changed, String expected) {

    private static final Pattern TIME =
            Pattern.compile("Duration\\.of(Days|Hours|Minutes|Seconds)\\(\\s*(\\d{1,6})\\s*\\)");
    private static final Pattern SWITCH =
            Pattern.compile("new\\s+(\\w+)\\(\\s*(?:(\\w+)\\.([A-Z_]+)|true|false)\\s*\\)");
    private static final long MINUTE = 60;
    private static final long SHORTEST = 2;

    /** Each limit halved and doubled, or one less and one more; each switch of a policy turned. */
    public static List<LimitVariant> of(RuleFiles files) {
        Stream<LimitVariant> limits = StatedLimit.of(ParsedRuleFiles.of(files.texts())).stream()
                .filter(limit -> limit.whose().equals(LimitHolding.ALL))
                .filter(limit ->
                        owner(limit.name()).filter(ProposalLimits.class::equals).isEmpty())
                .flatMap(limit -> values(limit).map(value -> changed(files, limit, value)))
                .flatMap(Optional::stream);
        Stream<LimitVariant> switches = files.files().stream()
                .filter(file -> file.name().startsWith("limits"))
                .flatMap(LimitVariant::turned);
        return Stream.concat(limits, switches).toList();
    }

    private static Stream<String> values(StatedLimit limit) {
        if (limit.time()) {
            long seconds = time(limit.value()).toSeconds();
            return seconds < SHORTEST ? Stream.empty() : Stream.of(written(seconds / 2), written(seconds * 2));
        }
        return limit.value().matches("\\d{1,6}")
                ? Stream.of(Integer.parseInt(limit.value()) - 1, Integer.parseInt(limit.value()) + 1)
                        .filter(number -> number > 0)
                        .map(String::valueOf)
                : Stream.empty();
    }

    /** Zero for what is not written as a time. */
    private static Duration time(String written) {
        Matcher time = TIME.matcher(written);
        if (!time.matches()) {
            return Duration.ZERO;
        }
        long number = Long.parseLong(time.group(2));
        return switch (time.group(1)) {
            case "Days" -> Duration.ofDays(number);
            case "Hours" -> Duration.ofHours(number);
            case "Minutes" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }

    private static String written(long seconds) {
        return seconds % MINUTE == 0
                ? "Duration.ofMinutes( " + seconds / MINUTE + " )"
                : "Duration.ofSeconds( " + seconds + " )";
    }

    private static Optional<LimitVariant> changed(RuleFiles files, StatedLimit limit, String value) {
        RuleFile file = files.find(limit.file()).orElseThrow();
        String text = file.text().substring(0, limit.place().start())
                + value
                + file.text().substring(limit.place().end());
        return owner(limit.name())
                .map(type -> new LimitVariant(
                        limit.name(),
                        limit.value(),
                        value,
                        file,
                        new RuleFile(file.name(), text),
                        expected(type, limit, value)));
    }

    /** The type of the limit that has a part of this name. */
    private static Optional<Class<?>> owner(String limit) {
        return named(limit).map(NamedLimit::type);
    }

    private static Optional<NamedLimit> named(String limit) {
        return NamedLimit.of(limit.split("/")[0]);
    }

    private static String expected(Class<?> type, StatedLimit limit, String value) {
        String[] scope = limit.name().split("/");
        RecordComponent first = type.getRecordComponents()[0];
        String whose = scope.length < 2
                ? ""
                : ", " + first.getName() + ": "
                        + scope[1].toUpperCase(Locale.ROOT).replace('-', '_');
        return "{fact: %s%s, %s: %s}"
                .formatted(
                        type.getSimpleName(),
                        whose,
                        named(limit.name()).orElseThrow().part().getName(),
                        limit.time() ? time(value) : value);
    }

    private static Stream<LimitVariant> turned(RuleFile file) {
        return SWITCH.matcher(file.text()).results().flatMap(found -> {
            Optional<Class<?>> type = Arrays.stream(Limit.class.getPermittedSubclasses())
                    .filter(one -> one.getSimpleName().equals(found.group(1))
                            && one.getSimpleName().endsWith("Policy"))
                    .<Class<?>>map(one -> one)
                    .findFirst();
            String whole = found.group();
            String written = whole.substring(whole.indexOf('(') + 1, whole.lastIndexOf(')'))
                    .strip();
            return type.stream().flatMap(policy -> others(policy, written).map(other -> {
                String text = file.text().substring(0, found.start())
                        + whole.replace(written, other)
                        + file.text().substring(found.end());
                RecordComponent part = policy.getRecordComponents()[0];
                return new LimitVariant(
                        policy.getSimpleName(),
                        written,
                        other,
                        file,
                        new RuleFile(file.name(), text),
                        "{fact: %s, %s: %s}"
                                .formatted(
                                        policy.getSimpleName(),
                                        part.getName(),
                                        other.substring(other.indexOf('.') + 1)));
            }));
        });
    }

    private static Stream<String> others(Class<?> policy, String written) {
        Class<?> type = policy.getRecordComponents()[0].getType();
        if (type == boolean.class) {
            return Stream.of(String.valueOf(!Boolean.parseBoolean(written)));
        }
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> type.getSimpleName() + "." + constant)
                .filter(constant -> !constant.equals(written));
    }
}
