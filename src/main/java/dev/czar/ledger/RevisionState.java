package dev.czar.ledger;

/** What became of a revision of the rules. */
public enum RevisionState {
    /** It was saved and is being judged. */
    CANDIDATE,
    /** It is sound, but decides so much otherwise that a human is to say whether it comes into force. */
    CHECKED,
    /** It decides on live facts without acting. */
    SHADOW,
    /** It is in force. */
    ACTIVE,
    /** Another has taken its place. */
    RETIRED,
    /** It does not compile, or its tests fail. */
    REFUSED
}
