package dev.czar.simulation.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** What will happen when, in order; it is also the clock, which stands still but when it is told to go on. */
public final class EventCalendar extends Clock {

    private record CalendarEvent(Instant at, long number, Runnable happens) {}

    private final PriorityQueue<CalendarEvent> events =
            new PriorityQueue<>(Comparator.comparing(CalendarEvent::at).thenComparing(CalendarEvent::number));
    private Instant now;
    private long number;

    public EventCalendar(Instant start) {
        this.now = start;
    }

    public void after(Duration delay, Runnable happens) {
        events.add(new CalendarEvent(now.plus(delay), number++, happens));
    }

    public Optional<Instant> next() {
        return Optional.ofNullable(events.peek()).map(CalendarEvent::at);
    }

    /** Goes on to a moment and lets everything happen that is due by then. */
    public void advance(Instant to) {
        now = to.isAfter(now) ? to : now;
        while (!events.isEmpty() && !events.peek().at().isAfter(now)) {
            events.remove().happens().run();
        }
    }

    /** The machine sleeps: time passes, and nothing happens in it. */
    void sleep(Duration lasting) {
        List<CalendarEvent> later = new ArrayList<>(events);
        events.clear();
        later.forEach(
                event -> events.add(new CalendarEvent(event.at().plus(lasting), event.number(), event.happens())));
        now = now.plus(lasting);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ZonedCalendar(this, zone);
    }

    /** The same clock as it is read somewhere. */
    private static final class ZonedCalendar extends Clock {

        private final Clock calendar;
        private final ZoneId zone;

        ZonedCalendar(Clock calendar, ZoneId zone) {
            this.calendar = calendar;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return calendar.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return calendar.withZone(other);
        }
    }
}
