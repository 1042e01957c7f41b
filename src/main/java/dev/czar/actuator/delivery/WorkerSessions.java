package dev.czar.actuator.delivery;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.agent.AgentProfile;
import java.nio.file.Path;
import java.util.Map;

/** The sessions of all configured workers. */
public record WorkerSessions(Map<String, WorkerSession> sessions, TaskBranchNames branches) {
    public WorkerSessions {
        sessions = Map.copyOf(sessions);
    }

    public WorkerSession session(String worker) {
        WorkerSession session = sessions.get(worker);
        if (session == null) {
            throw new IllegalArgumentException("no worker " + worker + " is configured");
        }
        return session;
    }

    /** Where a worker works: its session is named like it, its agent, its worktree. */
    public record WorkerSession(String worker, AgentProfile agent, Path worktree) {
        /** The folder in the worktree that is Czar's and not git's. */
        Path privateFolder() {
            return worktree.resolve(".czar-worker");
        }
    }
}
