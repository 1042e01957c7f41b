package dev.czar.web;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleDesk;
import dev.czar.rule.CycleResult;
import dev.czar.rule.Quarantine;
import java.util.List;

/**
 * The rules at a glance: the revision in force, the one on disk that was judged last, why they differ, the one in the shadow
 * ("" for none), and the rules left out of the last cycle.
 */
public record RulesGlance(String revision, String saved, String problem, String shadow, List<Quarantine> quarantined) {

    static RulesGlance of(ProjectLoop loop) {
        RuleDesk desk = loop.rules();
        return new RulesGlance(
                desk.book().revision(),
                desk.judged(),
                desk.problem(),
                desk.shadowed().orElse(""),
                loop.lastCycle().map(cycle -> cycle.quarantined()).orElse(List.of()));
    }

    /** Of the revision a past cycle was run with; what was on disk then is not known. */
    static RulesGlance past(CycleResult cycle) {
        return new RulesGlance(cycle.revision(), cycle.revision(), "", "", cycle.quarantined());
    }
}
