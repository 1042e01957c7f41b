package dev.czar.fact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;

/**
 * Something that is known. Components are never null: {@code ""} means none. Ages are durations as of the moment the
 * fact is stated, so a fact never needs a clock.
 */
public sealed interface Fact permits Sensed, Memory, Order, Limit, Derived {

    /** What this fact is about; two facts of one type with the same subject are the same thing at different times. */
    String subject();

    /** The board's key: the type's name and the subject. */
    default String key() {
        return key(getClass(), subject());
    }

    /** The same fact after more time has passed: ages grow, remaining times shrink to zero. */
    default Fact aged(Duration elapsed) {
        return this;
    }

    static String key(Class<? extends Fact> type, String subject) {
        return type.getSimpleName() + "/" + subject;
    }

    /** A fact that is withdrawn by itself when its time is over. */
    interface Ending {
        Duration age();

        /** From its statement on; zero: until it is withdrawn. */
        Duration lasts();

        /** Whether its time is over. */
        default boolean over() {
            return !lasts().isZero() && age().compareTo(lasts()) >= 0;
        }
    }

    /** What a component is when it is not given, as JSON has it: texts from before there was this component can be read. */
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ValueWhenAbsent {
        String value();
    }

    /** A number that may be less than zero, unlike all that counts. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface SignedValue {}

    /** A value that is measured and moves, so that it identifies nothing: its bounds, and the least that anybody means but zero. Times are in seconds. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface MeasuredValue {
        long least() default 0;

        long most() default Long.MAX_VALUE;

        long step() default 1;

        /** How many of it are one of what people mean, and what that is called. */
        long whole() default 1;

        String called() default "";
    }

    /** What stands for "not known" in a number or a time, in seconds; rules that compare are told when it would count. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ValueWhenUnknown {
        long value();
    }

    /** A text that is always one of these. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface OneOf {
        String[] value();
    }
}
