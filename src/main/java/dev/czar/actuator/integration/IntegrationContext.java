package dev.czar.actuator.integration;

import dev.czar.decision.ExecutionJournal;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.IntegrationBranches;
import java.time.Clock;

/** Where integration takes place: the repository, its trunk, the journal of steps and the clock. */
public record IntegrationContext(
        GitRepository repository, IntegrationBranches trunk, ExecutionJournal journal, Clock clock) {}
