package dev.czar.actuator.delivery;

import java.util.Map;

/** The seats of all configured workers. */
public record Crew(Map<String, Seat> seats) {
    public Crew {
        seats = Map.copyOf(seats);
    }

    public Seat seat(String worker) {
        Seat seat = seats.get(worker);
        if (seat == null) {
            throw new IllegalArgumentException("no worker " + worker + " is configured");
        }
        return seat;
    }
}
