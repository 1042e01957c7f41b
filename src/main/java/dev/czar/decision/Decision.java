package dev.czar.decision;

import java.util.List;

/** An action with all its justifications, the first of which names the rule; {@code vetoes} is empty when it stands. */
public record Decision(Action action, List<Because> because, List<Because> vetoes) implements Comparable<Decision> {

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
}
