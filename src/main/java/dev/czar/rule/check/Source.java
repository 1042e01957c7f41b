package dev.czar.rule.check;

import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** A rule file that could be parsed, with its syntax tree. */
public record Source(String file, String text, PackageDescr tree) {

    public Stream<RuleDescr> rules() {
        return tree.getRules().stream();
    }

    /** A finding about the file as a whole. */
    Diagnostic diagnostic(BaseDescr at, String message, String hint) {
        return diagnostic(at, "", message, hint);
    }

    Diagnostic diagnostic(BaseDescr at, RuleDescr rule, String message, String hint) {
        return diagnostic(at, rule.getName(), message, hint);
    }

    /** A finding at a line and column, both counted from 1. */
    public Diagnostic diagnostic(Place place, RuleDescr rule, String message, String hint) {
        return new Diagnostic(file, place.line(), place.column(), rule.getName(), message, hint);
    }

    /** The first place of a word in the text of a rule; the rule's own place when it is not there. */
    public Place find(RuleDescr rule, String word) {
        int from = Math.max(0, rule.getStartCharacter());
        int offset = text.indexOf(word, from);
        return offset < 0 || offset > Math.max(from, rule.getEndCharacter())
                ? Place.of(rule, text)
                : Place.at(text, offset);
    }

    private Diagnostic diagnostic(BaseDescr at, String rule, String message, String hint) {
        Place place = Place.of(at, text);
        return new Diagnostic(file, place.line(), place.column(), rule, message, hint);
    }
}
