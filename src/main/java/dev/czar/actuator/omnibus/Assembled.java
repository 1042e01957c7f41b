package dev.czar.actuator.omnibus;

import dev.czar.fact.Member;
import java.util.List;

/** What came of merging members: the last commit, who is in it, who is not. */
record Assembled(String tip, List<Member> in, List<Evictee> out) {
    Assembled {
        in = List.copyOf(in);
        out = List.copyOf(out);
    }
}
