package dev.czar.web;

/** An order about a decision: whether it can work, and what it does or why it cannot and what to do instead. */
public record Offer(OrderKind kind, boolean possible, String words) {

    static Offer yes(OrderKind kind, String words) {
        return new Offer(kind, true, words);
    }

    static Offer no(OrderKind kind, String words) {
        return new Offer(kind, false, words);
    }
}
