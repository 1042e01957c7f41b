package dev.czar.fact;

/** Whether work claimed complete has all that belongs to it, is accepted, or is rejected. */
public sealed interface WorkAcceptance extends Derived {
    /** Checked, reviewed and approved at this head. */
    public record Accepted(String task, String worker, String branch, String head) implements WorkAcceptance {
        @Override
        public String subject() {
            return task;
        }
    }

    /** Work claimed complete that touches one area and not another that belongs to it. */
    public record Lacking(String task, String worker, String head, String area) implements WorkAcceptance {
        @Override
        public String subject() {
            return task + "/" + area;
        }
    }

    /** Work that cannot go on as it is, with the cause and the last lines of its log. */
    public record Rejected(String task, String worker, String head, String cause, String signature, String detail)
            implements WorkAcceptance {
        @Override
        public String subject() {
            return task + "/" + signature;
        }
    }

    /** Work claimed complete that has all that belongs to it. */
    public record Whole(String task, String head) implements WorkAcceptance {
        @Override
        public String subject() {
            return task + "/" + head;
        }
    }
}
