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

    private Problem problem(BaseDescr at, String rule, String message, String hint) {
        Place place = Place.of(at, file.text());
        return new Problem(file.name(), place.line(), place.column(), rule, message, hint);
    }
}
