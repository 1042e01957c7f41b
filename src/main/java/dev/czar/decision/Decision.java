package dev.czar.decision;

import dev.czar.fact.Fact;
import java.time.Duration;
import java.util.List;

/** An action with all its justifications, the first of which names the rule; {@code vetoes} is empty when it stands. */
public record Decision(Action action, List<Justification> because, List<Justification> vetoes)
        implements Comparable<Decision> {

    public Decision {
        because = List.copyOf(because);
        vetoes = List.copyOf(vetoes);
    }

    public String key() {
        return action.key();
    }

    public String rule() {
        return because.get(0).rule();
    }

    public String why() {
        return because.get(0).why();
    }

    public String capability() {
        return because.get(0).capability();
    }

    @Override
    public int compareTo(Decision other) {
        return key().compareTo(other.key());
    }

    /** One justification: the rule, its words, and the facts it matched in pattern order. */
    public record Justification(String rule, String why, String capability, List<Evidence> facts) {

        public Justification {
            facts = List.copyOf(facts);
        }
    }

    /** A fact a rule matched: where a sensed fact came from and how old it is, or the rules that concluded a derived one. */
    public record Evidence(Fact fact, String source, Duration age, List<Justification> because) {

        public Evidence {
            because = List.copyOf(because);
        }
    }
}
