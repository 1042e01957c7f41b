package dev.czar.actuator.omnibus;

import dev.czar.fact.Member;
import java.util.List;

/** One build of the omnibus as it is remembered in the repository; {@code mainline} is the mainline head it stands on. */
record BuildRecord(String base, String mainline, List<Member> asked, Assembled result) {
    BuildRecord {
        asked = List.copyOf(asked);
    }
}
