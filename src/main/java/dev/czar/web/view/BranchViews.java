package dev.czar.web.view;

import dev.czar.fact.Conflict.ConflictMatrix;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.io.TaskBranchNames.TaskBranchName;
import dev.czar.loop.access.BranchLookup;
import dev.czar.web.request.FactIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what is known of each worker's branch. */
final class BranchViews {

    private final FactIndex facts;
    private final BranchLookup branches;
    private final boolean past;
    private final Optional<ConflictMatrix> matrix;

    BranchViews(FactIndex facts, BranchLookup branches) {
        this(facts, branches, false);
    }

    private BranchViews(FactIndex facts, BranchLookup branches, boolean past) {
        this.facts = facts;
        this.branches = branches;
        this.past = past;
        this.matrix = facts.all(ConflictMatrix.class).stream().findFirst();
    }

    /** Of a moment that is over: where branches and origin are by now tells nothing of then. */
    static BranchViews past(FactIndex facts, BranchLookup branches) {
        return new BranchViews(facts, branches, true);
    }

    List<BranchView> all() {
        Stream<String> checkedOut = facts.all(Workspace.class).stream().map(Workspace::branch);
        Stream<String> tried = matrix.stream().flatMap(one -> one.branches().stream());
        Stream<String> pulled = facts.all(PullRequest.class).stream()
                .filter(pull -> pull.state() == PullRequestState.OPEN)
                .map(PullRequest::branch);
        return Stream.of(checkedOut, tried, pulled)
                .flatMap(names -> names)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .flatMap(branch -> branches.names().parse(branch).map(name -> view(branch, name)).stream())
                .toList();
    }

    private BranchView view(String branch, TaskBranchName name) {
        Optional<Workspace> workspace = facts.all(Workspace.class).stream()
                .filter(one -> one.branch().equals(branch))
                .findFirst();
        Optional<PullRequest> pull = facts.one(PullRequest.class, branch);
        String head = workspace
                .map(Workspace::head)
                .or(() -> past ? Optional.empty() : branches.head(branch))
                .or(() -> pull.map(PullRequest::head))
                .orElse("");
        List<String> conflicts = conflictsWith(branch);
        return new BranchView(
                branch,
                name.worker(),
                name.isIdle() ? "" : name.task(),
                head,
                facts.all(Mainline.class).stream()
                        .findFirst()
                        .flatMap(mainline -> branches.distance(head, mainline.head())),
                pushed(branch, head),
                merges(branch, conflicts),
                conflicts,
                workspace,
                pull.map(PullRequest::number));
    }

    private BranchView.Pushed pushed(String branch, String head) {
        Optional<String> commit =
                past ? facts.one(PullRequest.class, branch).map(PullRequest::head) : branches.pushedHead(branch);
        return new BranchView.Pushed(
                branches.hasOrigin(),
                commit.orElse(""),
                commit.flatMap(there -> branches.distance(head, there)).map(BranchLookup.Distance::ahead));
    }

    private BranchView.Merges merges(String branch, List<String> conflicts) {
        int row = matrix.map(one -> one.branches().indexOf(branch)).orElse(-1);
        if (row < 0) {
            return BranchView.Merges.NOT_TRIED;
        }
        if (!conflicts.isEmpty()) {
            return BranchView.Merges.NOT;
        }
        String cells = matrix.get().cells().get(row) + matrix.get().mainline().charAt(row);
        return cells.contains("?") ? BranchView.Merges.UNKNOWN : BranchView.Merges.CLEANLY;
    }

    private List<String> conflictsWith(String branch) {
        List<String> names = new ArrayList<>();
        matrix.filter(one -> one.branches().contains(branch)).ifPresent(one -> {
            int row = one.branches().indexOf(branch);
            if (one.mainline().charAt(row) == 'x') {
                names.add("the mainline");
            }
            String cells = one.cells().get(row);
            for (int column = 0; column < cells.length(); column++) {
                if (cells.charAt(column) == 'x') {
                    names.add(one.branches().get(column));
                }
            }
        });
        return names;
    }
}
