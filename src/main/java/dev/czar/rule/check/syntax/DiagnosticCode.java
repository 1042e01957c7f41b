package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.CheckDiagnostic.Severity;
import java.util.Locale;

/** The kinds of finding; {@code docs/diagnostics.md} has an example of each and the way out. */
public enum DiagnosticCode {
    SYNTAX(Severity.ERROR, "the text is not DRL"),
    TABLE(Severity.ERROR, "a cell or column of a table of rules is wrong"),
    LIMIT(Severity.ERROR, "the text is too large, too deep, or hides characters"),
    PACKAGE(Severity.ERROR, "the file is not in the package of the rules"),
    IMPORT(Severity.ERROR, "something else than facts, actions and durations is imported"),
    DECLARATION(Severity.ERROR, "the file holds something else than rules"),
    ATTRIBUTE(Severity.ERROR, "a rule has a switch, an order or a parent"),
    METADATA(Severity.ERROR, "a rule does not say why or for which capability"),
    UNKNOWN_RULE(Severity.ERROR, "a rule that is to be replaced or switched off is not there"),
    DUPLICATE_RULE(Severity.ERROR, "two rules have one name"),
    FORBIDDEN(Severity.ERROR, "a construct that rules must not use"),
    CONCLUSION(Severity.ERROR, "what follows is not exactly one conclusion"),
    UNKNOWN_TYPE(Severity.ERROR, "neither a fact nor an action, or not one that can be concluded"),
    UNKNOWN_FIELD(Severity.ERROR, "the fact has no such field"),
    UNKNOWN_VALUE(Severity.ERROR, "the enumeration has no such value"),
    UNKNOWN_BINDING(Severity.ERROR, "nothing of this name is bound where it is used"),
    UNKNOWN_CALL(Severity.ERROR, "a call that is not on the list of allowed ones"),
    ARGUMENTS(Severity.ERROR, "a conclusion or a call does not take these arguments"),
    TYPE_MISMATCH(Severity.ERROR, "two things are compared that are never alike"),
    NULL(Severity.ERROR, "no component is ever null"),
    REGEX(Severity.ERROR, "an expression that is invalid or may search for ever"),
    DUPLICATE_BINDING(Severity.ERROR, "a name is bound twice or hides a field"),
    NEGATIVE_RING(Severity.ERROR, "a fact depends on its own absence"),
    ENDLESS(Severity.ERROR, "a fact grows from itself without end"),
    MISSING_LIMIT(Severity.ERROR, "the file of the limits does not insert one that rules compare with"),
    COMBINATIONS(Severity.ERROR, "every combination of more than three facts is tried"),
    AGE_IN_IDENTITY(Severity.ERROR, "an action is made anew in each cycle"),
    LIMIT_VALUE(Severity.ERROR, "a limit is out of its range, or out of order with another"),
    SWAPPED(Severity.ERROR, "two values change places on the way into a conclusion"),
    COMPILE(Severity.ERROR, "the compiler refuses the rule"),
    LIMIT_TWICE(Severity.WARNING, "two rules state one limit"),
    LIMIT_HOLDER(Severity.WARNING, "a rule compares with limits and does not say whose"),
    SAME_RULE(Severity.WARNING, "two rules say the same under two names"),
    UNKNOWN_NAME(Severity.WARNING, "the project has no worker or agent of this name"),
    UNKNOWN_CAPABILITY(Severity.WARNING, "Czar has no such capability"),
    CASES(Severity.ERROR, "a file of cases cannot be read"),
    UNREAD_FILE(Severity.WARNING, "a file that looks like rules is not read"),
    OUTDATED_COPY(Severity.WARNING, "a copy of a shipped file lacks what changed in it since"),
    VETOED_CHOICE(Severity.WARNING, "a choice is vetoed after it was made, and made again"),
    BUILT_KEY(Severity.WARNING, "the key of an action is put together by hand"),
    COUNTED_ATTEMPT(Severity.WARNING, "a rule counts the attempts that the cycle numbers"),
    UNUSED_BINDING(Severity.WARNING, "a bound name that nothing uses"),
    CARTESIAN_JOIN(Severity.WARNING, "every pair of facts is tried"),
    NEVER_MATCHES(Severity.WARNING, "the rule can never fire"),
    GLOB(Severity.WARNING, "a glob stands where a regular expression is read, or is written as other tools have it"),
    VALUE_RANGE(Severity.WARNING, "a field is compared with what it never is, or in another unit"),
    UNKNOWN_COUNTS(Severity.WARNING, "a condition holds where nothing is known as well"),
    TEXT_FORM(Severity.WARNING, "a date, zone, commit or path is compared with what is none"),
    BLANK_TEXT(Severity.WARNING, "a conclusion says nothing, or is about nobody"),
    SAME_FACT(Severity.WARNING, "two patterns match one fact"),
    WITHOUT_CAUSE(Severity.WARNING, "an action of weight is decided that nothing calls for"),
    OTHER_HEAD(Severity.WARNING, "what was found out about an earlier head counts as well"),
    OTHER_ORDER(Severity.WARNING, "an order about another worker or task counts as well"),
    DONE_BEFORE(Severity.WARNING, "an action is done only where it was done already"),
    ALWAYS_REFUSED(Severity.WARNING, "an action is refused wherever it is decided"),
    TWO_STATES(Severity.WARNING, "a worker is in two states at once"),
    NEVER_READ(Severity.WARNING, "a limit is stated that no rule looks at"),
    TEXT_ORDER(Severity.WARNING, "texts of different kinds are ordered letter by letter");

    private final Severity severity;
    private final String meaning;

    DiagnosticCode(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    /** The stable name, such as {@code unknown-field}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    /** What the finding says, in general. */
    public String meaning() {
        return meaning;
    }
}
