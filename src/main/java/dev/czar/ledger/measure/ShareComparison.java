package dev.czar.ledger.measure;

/**
 * How often something happened in two groups, and by how much more often in the first: the interval is that of Newcombe, from the
 * Wilson intervals of both shares, at 95 %.
 */
public record ShareComparison(String topic, CountedShare first, CountedShare second) {

    /** {@code hits} of {@code all} cases of a kind. */
    public record CountedShare(String label, int hits, int all) {

        public double share() {
            return all == 0 ? 0 : (double) hits / all;
        }

        public CountedShare plus(CountedShare other) {
            return new CountedShare(label, hits + other.hits, all + other.all);
        }

        /** The ends of the interval at 95 %, from 0 to 1. */
        public double low() {
            return all == 0 ? 0 : bound(-1);
        }

        public double high() {
            return all == 0 ? 1 : bound(1);
        }

        /** Of the Wilson interval: {@code side} -1 for its lower end, 1 for its upper. */
        private double bound(int side) {
            double spread = Z * Math.sqrt(share() * (1 - share()) / all + Z * Z / (4.0 * all * all));
            return (share() + Z * Z / (2.0 * all) + side * spread) / (1 + Z * Z / all);
        }
    }

    private static final double Z = 1.96;
    private static final int FEWEST = 5;

    /** The same over the cases of both. */
    public ShareComparison plus(ShareComparison other) {
        return new ShareComparison(topic, first.plus(other.first), second.plus(other.second));
    }

    public double difference() {
        return first.share() - second.share();
    }

    public double low() {
        return hasCases() ? difference() - distance(first, -1, second, 1) : -1;
    }

    public double high() {
        return hasCases() ? difference() + distance(first, 1, second, -1) : 1;
    }

    /** Whether there are cases enough, and the two are told apart by them. */
    public boolean isKnown() {
        return first.all() >= FEWEST && second.all() >= FEWEST && (low() > 0 || high() < 0);
    }

    private boolean hasCases() {
        return first.all() > 0 && second.all() > 0;
    }

    private static double distance(CountedShare one, int side, CountedShare other, int otherSide) {
        return Math.hypot(one.bound(side) - one.share(), other.bound(otherSide) - other.share());
    }
}
