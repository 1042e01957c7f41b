package dev.czar.world.forge.linear;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Counts a document as Linear does: 0.1 for a property, 1 for an object, and a connection as often as its {@code first} says, 50 unless it is given. */
final class QueryComplexity {
    static final int MOST = 10_000;
    private static final Pattern TOKEN = Pattern.compile("[\\w$]+|[(){}]");

    private final List<String> tokens;
    private int next;

    private QueryComplexity(String document) {
        this.tokens = TOKEN.matcher(document).results().map(MatchResult::group).toList();
    }

    static double of(String document) {
        QueryComplexity count = new QueryComplexity(document);
        count.next = count.tokens.get(1).equals("(") ? 1 : 0;
        if (count.next == 1) {
            count.first();
        }
        count.next = Math.max(count.next, 1) + 1;
        return count.selection();
    }

    /** The fields up to the brace that closes them. */
    private double selection() {
        double sum = 0;
        while (!tokens.get(next).equals("}")) {
            next++;
            int times = tokens.get(next).equals("(") ? first() : 50;
            sum += tokens.get(next).equals("{") ? object(times) : 0.1;
        }
        next++;
        return sum;
    }

    private double object(int times) {
        next++;
        boolean connection = tokens.get(next).equals("nodes");
        double inside = selection();
        return connection ? times * inside : 1 + inside;
    }

    private int first() {
        int first = 50;
        int depth = 0;
        do {
            String token = tokens.get(next);
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            first = token.equals("first") ? Integer.parseInt(tokens.get(next + 1)) : first;
            next++;
        } while (depth > 0);
        return first;
    }
}
