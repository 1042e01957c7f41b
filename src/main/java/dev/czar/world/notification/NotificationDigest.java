package dev.czar.world.notification;

import dev.czar.world.notification.AlertNotification.Urgency;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One message to people with all that is to be told at a time, the most urgent first; of very many only the first are told one by one. */
public record NotificationDigest(List<AlertNotification> notifications) {

    private static final int MOST = 20;
    private static final int LONGEST = 1_500;

    /** At least one. */
    public NotificationDigest {
        notifications = notifications.stream()
                .sorted(Comparator.comparing(AlertNotification::urgency)
                        .reversed()
                        .thenComparing(AlertNotification::at)
                        .thenComparing(AlertNotification::about))
                .toList();
        if (notifications.isEmpty()) {
            throw new IllegalArgumentException("a digest of nothing");
        }
    }

    /** The project, and what the one is about or how many there are. */
    public String title() {
        AlertNotification first = notifications.get(0);
        String what = notifications.size() == 1 ? first.subject() : notifications.size() + " need a look";
        return "[" + first.project() + "] " + what;
    }

    public Urgency urgency() {
        return notifications.get(0).urgency();
    }

    /** Where all of it leads; "" when each leads elsewhere, which then stands with its text. */
    public String link() {
        return hasOneLink() ? notifications.get(0).link() : "";
    }

    private boolean hasOneLink() {
        return notifications.stream().map(AlertNotification::link).distinct().count() == 1;
    }

    /** The texts, a line or more each. */
    public String body() {
        boolean linked = hasOneLink();
        String shown = notifications.stream()
                .limit(MOST)
                .map(one -> cut(notifications.size() == 1 ? one.text() : one.line(), LONGEST)
                        + (linked || one.link().isEmpty() ? "" : "\n" + one.link()))
                .collect(Collectors.joining("\n"));
        int more = notifications.size() - MOST;
        return more > 0 ? shown + "\nand " + more + " more" : shown;
    }

    /** The text, cut to so many characters. */
    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
