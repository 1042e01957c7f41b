package dev.czar.rule;

import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** A rule file that could be parsed, with its syntax tree. */
record Source(RuleFile file, PackageDescr tree) {

    Stream<RuleDescr> rules() {
        return tree.getRules().stream();
    }

    /** A finding about the file as a whole. */
    Problem problem(BaseDescr at, String message, String hint) {
        return problem(at, "", message, hint);
    }

    Problem problem(BaseDescr at, RuleDescr rule, String message, String hint) {
        return problem(at, rule.getName(), message, hint);
    }

    /** A finding at a line and column, both counted from 1. */
    Problem problem(Place place, RuleDescr rule, String message, String hint) {
        return new Problem(file.name(), place.line(), place.column(), rule.getName(), message, hint);
    }

    /** The first place of a word in the text of a rule; the rule's own place when it is not there. */
    Place find(RuleDescr rule, String word) {
        String text = file.text();
        int from = Math.max(0, rule.getStartCharacter());
        int offset = text.indexOf(word, from);
        return offset < 0 || offset > Math.max(from, rule.getEndCharacter())
                ? Place.of(rule, text)
                : Place.at(text, offset);
    }

    private Problem problem(BaseDescr at, String rule, String message, String hint) {
        Place place = Place.of(at, file.text());
        return new Problem(file.name(), place.line(), place.column(), rule, message, hint);
    }
}
