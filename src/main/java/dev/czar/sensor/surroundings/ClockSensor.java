package dev.czar.sensor.surroundings;

import dev.czar.fact.InfrastructureState.Weekday;
import dev.czar.fact.Observation;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.sensor.Sensor;
import dev.czar.sensor.SensorTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** States date and time of the project's zone and the days off near it; the fact goes on by itself, so it is stated about once a day. */
public final class ClockSensor implements Sensor {

    /** Far enough that a fact stated once a day never lacks one. */
    private static final int DAYS_AHEAD = 7;

    private final ProjectLayout layout;
    private final ZoneId zone;
    private final Clock clock;

    public ClockSensor(ProjectLayout layout, ZoneId zone, Clock clock) {
        this.layout = layout;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.QUEUE_FILES);
    }

    @Override
    public List<Observation> sense() throws IOException, ProjectException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ZonedDateTime here = now.atZone(zone);
        LocalDate today = here.toLocalDate();
        List<String> near = holidays().stream()
                .filter(day -> !day.isBefore(today) && day.isBefore(today.plusDays(DAYS_AHEAD)))
                .map(LocalDate::toString)
                .sorted()
                .toList();
        return List.of(Observation.of(
                new dev.czar.fact.InfrastructureState.Clock(
                        today.toString(),
                        Weekday.valueOf(today.getDayOfWeek().name()),
                        Duration.ofMillis(here.toLocalTime().toNanoOfDay() / 1_000_000),
                        zone.getId(),
                        near),
                name(),
                now));
    }

    private List<LocalDate> holidays() throws IOException, ProjectException {
        List<String> lines;
        try {
            lines = Files.readAllLines(layout.holidaysFile());
        } catch (NoSuchFileException none) {
            return List.of();
        }
        List<LocalDate> days = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            String word = lines.get(line).strip().split("\\s", 2)[0];
            if (!word.isEmpty() && !word.startsWith("#")) {
                days.add(day(word, line + 1));
            }
        }
        return days;
    }

    private LocalDate day(String word, int line) throws ProjectException {
        try {
            return LocalDate.parse(word);
        } catch (DateTimeException notADate) {
            throw new ProjectException(
                    ".czar/holidays.txt:" + line + ": '" + word + "' is no date (write 2026-12-25, then its name)",
                    notADate);
        }
    }
}
