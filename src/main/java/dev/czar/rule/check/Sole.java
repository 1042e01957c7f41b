package dev.czar.rule.check;

import dev.czar.fact.AllIntegrated;
import dev.czar.fact.ApprovalLimit;
import dev.czar.fact.EmergencyStop;
import dev.czar.fact.Foundation;
import dev.czar.fact.Limit;
import dev.czar.fact.Mainline;
import dev.czar.fact.MassDeath;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Pause;
import dev.czar.fact.Project;
import dev.czar.fact.TerminalLost;
import dev.czar.fact.TerminalServer;
import java.util.Set;

/** Facts of which a project has one. */
final class Sole {

    private static final Set<Class<?>> ONE = Set.of(
            Project.class,
            Mainline.class,
            Omnibus.class,
            Foundation.class,
            AllIntegrated.class,
            TerminalServer.class,
            TerminalLost.class,
            MassDeath.class,
            Pause.class,
            EmergencyStop.class);

    private Sole() {}

    static boolean one(Class<?> type) {
        return ONE.contains(type) || (Limit.class.isAssignableFrom(type) && type != ApprovalLimit.class);
    }
}
