package dev.czar.fact;

import java.util.List;

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

    /** Work that changes files that govern how work is judged, which no human has approved at this head. */
    public record UnapprovedChange(String task, String head, List<String> paths) implements WorkAcceptance {
        public UnapprovedChange {
            paths = List.copyOf(paths);
        }

        @Override
        public String subject() {
            return task + "/" + head;
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
