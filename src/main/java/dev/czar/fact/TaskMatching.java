package dev.czar.fact;

/** Which ready tasks and which free workers go together. */
public sealed interface TaskMatching extends Derived {
    /** A worker that can take a task, at once ({@code delay} 0) or next, with the number of tasks it has had. */
    public record Candidate(String worker, int delay, int load) implements TaskMatching {
        @Override
        public String subject() {
            return worker;
        }

        /** Sorts before every candidate that has had more tasks, then by name. */
        public String standing() {
            return PaddedNumber.of(load) + "/" + worker;
        }
    }

    /** A task that is not for this worker, whatever else suits; it is chosen from the others. */
    public record Exclusion(String task, String worker) implements TaskMatching {
        @Override
        public String subject() {
            return task + "/" + worker;
        }
    }

    /** A ready task laid aside for nobody; the smallest rank is the most urgent. */
    public record Offered(String task, String assignee, String skill, String rank) implements TaskMatching {
        @Override
        public String subject() {
            return task;
        }

        /** Sorts after the rank of every task that is as pressing, and before that of a less pressing one. */
        public String rankBehindEquals() {
            return pressing() + "~/" + task;
        }

        /** Sorts before the rank of every task that is as pressing, and after that of a more pressing one. */
        public String rankBeforeEquals() {
            return pressing() + "!/" + task;
        }

        private String pressing() {
            return rank.endsWith(task) ? rank.substring(0, rank.length() - task.length()) : rank;
        }
    }

    /** A task that goes to this worker before others as long as the worker is as free as they are; it keeps nobody from it. */
    public record Preference(String task, String worker) implements TaskMatching {
        @Override
        public String subject() {
            return task + "/" + worker;
        }
    }

    /** What workers of an agent made of tasks of one skill lately, in all projects that are remembered. */
    public record AgentSuccess(String agent, String skill, int finished, int atOnce) implements TaskMatching {
        @Override
        public String subject() {
            return agent + "/" + skill;
        }

        /** Of a hundred such tasks, how many are expected never to be sent back; few cases count as if they were more usual. */
        @MeasuredValue(most = 100)
        public int percent() {
            return 100 * (atOnce + 1) / (finished + 2);
        }
    }

    /** Work of this skill is sent back more often when the worker's agent does it than when another's workers do. */
    public record Outdone(String worker, String skill) implements TaskMatching {
        @Override
        public String subject() {
            return worker + "/" + skill;
        }
    }

    /** The most urgent task of these terms is not for the worker; {@code rank} is that task's. */
    public record PassedOver(String worker, String assignee, String skill, String rank) implements TaskMatching {
        @Override
        public String subject() {
            return worker + "/" + assignee + "/" + skill;
        }
    }

    /** A ready task laid aside for a worker that is free or soon will be. */
    public record Reserved(String task, String worker) implements TaskMatching {
        @Override
        public String subject() {
            return task + "/" + worker;
        }
    }

    /** A worker, idle or about to be, that could take a ready task; the smallest rank is the best pair. */
    public record TaskMatch(String task, String worker, String rank) implements TaskMatching {
        @Override
        public String subject() {
            return task + "/" + worker;
        }
    }

    /** Numbers as texts that sort like numbers; rules compare ranks very often, and a formatter is fifty times slower. */
    final class PaddedNumber {

        private static final String ZEROS = "00000";

        private PaddedNumber() {}

        static String of(int number) {
            String digits = Integer.toString(number);
            return number < 0 || digits.length() > ZEROS.length()
                    ? "%05d".formatted(number)
                    : ZEROS.substring(digits.length()) + digits;
        }
    }
}
