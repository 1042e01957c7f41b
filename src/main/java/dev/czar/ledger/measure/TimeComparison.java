package dev.czar.ledger.measure;

/**
 * How long something took in two groups, and how many times as long in the first: the ratio of the geometric means, with its interval at 95 % from
 * the logarithms (Welch's, with the fewer degrees of freedom of the two, which errs on the wide side).
 */
public record TimeComparison(String topic, LoggedTimes first, LoggedTimes second) {

    private static final int FEWEST = 5;

    /** Times of a kind as sums of their logarithms and of the squares of these, so that cases of several projects add up. */
    public record LoggedTimes(String label, int cases, double sum, double squares) {

        public static LoggedTimes none(String label) {
            return new LoggedTimes(label, 0, 0, 0);
        }

        public LoggedTimes with(double seconds) {
            double log = Math.log(Math.max(1, seconds));
            return new LoggedTimes(label, cases + 1, sum + log, squares + log * log);
        }

        public LoggedTimes plus(LoggedTimes other) {
            return new LoggedTimes(label, cases + other.cases, sum + other.sum, squares + other.squares);
        }

        private double mean() {
            return sum / cases;
        }

        /** The typical one, in seconds; 0 without a case. */
        public double typical() {
            return cases == 0 ? 0 : Math.exp(mean());
        }

        private double errorSquared() {
            return Math.max(0, squares - cases * mean() * mean()) / (cases - 1) / cases;
        }
    }

    public TimeComparison plus(TimeComparison other) {
        return new TimeComparison(topic, first.plus(other.first), second.plus(other.second));
    }

    public double ratio() {
        return Math.exp(first.mean() - second.mean());
    }

    public double low() {
        return Math.exp(first.mean() - second.mean() - half());
    }

    public double high() {
        return Math.exp(first.mean() - second.mean() + half());
    }

    /** Whether there are cases enough, and the two are told apart by them. */
    public boolean isKnown() {
        return first.cases() >= FEWEST && second.cases() >= FEWEST && (low() > 1 || high() < 1);
    }

    private double half() {
        return StudentQuantile.of(Math.min(first.cases(), second.cases()) - 1)
                * Math.sqrt(first.errorSquared() + second.errorSquared());
    }
}
