package dev.czar.fact;

/** One task's head as a part of the omnibus; not a fact by itself. */
public record Member(String task, String branch, String head) implements Comparable<Member> {

    @Override
    public int compareTo(Member other) {
        return toString().compareTo(other.toString());
    }
}
