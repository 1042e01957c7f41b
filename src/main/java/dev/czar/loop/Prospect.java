package dev.czar.loop;

import dev.czar.actuator.omnibus.Foresight;
import dev.czar.fact.Member;
import java.util.List;

/**
 * What the next build would do: members in order, pairs that would not merge, the cost of that, rings in full, and who would
 * be {@code left} out. {@code base} is the commit it stands on.
 */
public record Prospect(
        String base,
        List<Member> order,
        List<Foresight.Meeting> meetings,
        long cost,
        List<List<Member>> cycles,
        List<Member> left) {}
