package dev.czar.world.notification;

import java.time.Instant;

/** What people are told: of which project, how urgent, about whom or what, in which words, where to look ("" for nowhere), and since when. */
public record AlertNotification(String project, Urgency urgency, String about, String text, String link, Instant at) {

    /** How soon a person should look, the least urgent first. */
    public enum Urgency {
        NOTICE,
        WARNING,
        CRITICAL
    }

    /** Whom or what it is about, with how urgent it is; a usual warning needs no word for it. */
    public String subject() {
        return urgency == Urgency.WARNING ? about : urgency + " " + about;
    }

    /** Subject and text. */
    public String line() {
        return subject() + ": " + text;
    }
}
