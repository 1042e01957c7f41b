package dev.czar.actuator.integration;

import dev.czar.decision.Journal;
import dev.czar.world.git.Repository;
import dev.czar.world.git.Trunk;
import java.time.Clock;

/** Where integration takes place: the repository, its trunk, the journal of steps and the clock. */
public record Site(Repository repository, Trunk trunk, Journal journal, Clock clock) {}
