package dev.czar.world.forge.hosted;

import dev.czar.world.PlainText;
import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.CommentText.WrittenCommand;
import dev.czar.world.forge.ForgeFeedback;
import dev.czar.world.forge.ForgeFeedback.Author;
import dev.czar.world.forge.ForgeFeedback.CommentCommand;
import dev.czar.world.forge.ForgeFeedback.InlineThread;
import dev.czar.world.forge.ForgeFeedback.MergeRequirements;
import dev.czar.world.forge.ForgeFeedback.ReviewOpinion;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestEvent;
import dev.czar.world.forge.ForgePullRequest.PullRequestReview;
import dev.czar.world.forge.VerdictComment;
import dev.czar.world.forge.hosted.ServerConversation.ServerComment;
import dev.czar.world.forge.hosted.ServerConversation.ServerReview;
import dev.czar.world.forge.hosted.ServerConversation.ServerThread;
import dev.czar.world.review.ReviewAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a pull request with its history and what people say; what Czar wrote itself is known by account and mark. */
final class ServerPullRequestReader {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Pattern HEAD = Pattern.compile("<!-- czar:head ([0-9a-f]{40,64}) -->");

    private final ForgeServer server;
    private final Clock clock;
    private final Map<String, KnownPermission> permissions = new ConcurrentHashMap<>();

    ServerPullRequestReader(ForgeServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Tells which commit a remark is about where the server does not keep it. */
    static String headMark(String head) {
        return "\n<!-- czar:head " + head + " -->";
    }

    ForgePullRequest read(ServerPullRequest request) {
        return read(request, server.conversation(request));
    }

    ForgePullRequest read(ServerPullRequest request, ServerConversation said) {
        List<PullRequestReview> reviews =
                said.reviews().stream().flatMap(one -> review(one).stream()).toList();
        List<PullRequestEvent> history = new ArrayList<>();
        said.comments().forEach(comment -> history.add(commented(comment)));
        reviews.forEach(one -> history.add(new PullRequestEvent(
                one.at(), "reviewed", one.author(), one.answer().verdict().name())));
        request.ended()
                .ifPresent(at -> history.add(
                        new PullRequestEvent(at, "state", "", request.state().name())));
        history.sort(Comparator.comparing(PullRequestEvent::at));
        history.add(0, opened(request));
        return new ForgePullRequest(request.number(), request.draft(), request.state(), reviews, history);
    }

    static PullRequestEvent opened(ServerPullRequest request) {
        return new PullRequestEvent(request.opened(), "opened", "", request.link());
    }

    /** What people say, without what CI says. */
    ForgeFeedback feedback(ServerPullRequest request, ServerConversation said) {
        return new ForgeFeedback(
                request.unfinished(),
                request.autoMerge(),
                request.labels(),
                opinions(said),
                said.threads().stream().map(this::thread).toList(),
                commands(said),
                List.of(),
                MergeRequirements.NONE,
                clock.instant());
    }

    private PullRequestEvent commented(ServerComment comment) {
        boolean own = isOwnComment(comment);
        return new PullRequestEvent(
                comment.at(),
                "commented",
                own ? ForgePullRequest.CZAR : comment.author().login(),
                own ? CommentText.unmarked(comment.text()) : PlainText.upTo(CommentText.LONGEST, comment.text()));
    }

    private Optional<PullRequestReview> review(ServerReview review) {
        Optional<VerdictComment> own = isOwn(review.author()) ? VerdictComment.parse(review.text()) : Optional.empty();
        if (own.isPresent()) {
            Matcher mark = HEAD.matcher(review.text());
            String head = mark.find() ? mark.group(1) : review.head();
            return Optional.of(
                    new PullRequestReview(head, ForgePullRequest.CZAR, own.get().answer(), review.at()));
        }
        return review.verdict()
                .map(verdict -> new PullRequestReview(
                        review.head(),
                        review.author().login(),
                        new ReviewAnswer(verdict, PlainText.upTo(CommentText.LONGEST, review.text()), List.of()),
                        review.at()));
    }

    /** The latest verdict of each reviewer, which a remark does not replace and a dismissal ends. */
    private List<ReviewOpinion> opinions(ServerConversation said) {
        Map<String, Optional<ReviewOpinion>> standing = new LinkedHashMap<>();
        for (ServerReview review : said.reviews()) {
            if (review.dismissed()) {
                standing.put(review.author().login(), Optional.empty());
            } else if (review.verdict().isPresent()) {
                standing.put(review.author().login(), Optional.of(opinion(review, said)));
            }
        }
        return standing.values().stream().flatMap(Optional::stream).toList();
    }

    private ReviewOpinion opinion(ServerReview review, ServerConversation said) {
        String places = said.threads().stream()
                .filter(thread -> thread.review().equals(review.id()))
                .map(thread -> "\n%s:%d: %s"
                        .formatted(
                                thread.file(),
                                thread.line(),
                                thread.comments().get(0).text()))
                .collect(Collectors.joining());
        return new ReviewOpinion(
                review.id(),
                author(review.author()),
                review.verdict().orElseThrow(),
                review.head(),
                PlainText.upTo(CommentText.LONGEST, (review.text() + places).strip()),
                review.at(),
                said.teams().getOrDefault(review.author().login(), Set.of()));
    }

    private InlineThread thread(ServerThread thread) {
        ServerComment first = thread.comments().get(0);
        String text = thread.comments().stream()
                .filter(comment -> !isOwnComment(comment))
                .map(comment -> comment.author().login() + ": " + comment.text())
                .collect(Collectors.joining("\n"));
        return new InlineThread(
                thread.id(),
                thread.review(),
                PlainText.upTo(500, thread.file()).replace('\n', ' '),
                thread.line(),
                author(first.author()),
                PlainText.upTo(CommentText.LONGEST, text),
                thread.resolved(),
                thread.head(),
                first.at());
    }

    /** What people order in comments and in the text of reviews, the oldest first. */
    private List<CommentCommand> commands(ServerConversation said) {
        Stream<ServerComment> reviews = said.reviews().stream()
                .map(review -> new ServerComment("review-" + review.id(), review.author(), review.text(), review.at()));
        return Stream.concat(said.comments().stream(), reviews)
                .flatMap(comment -> command(comment).stream())
                .sorted(Comparator.comparing(CommentCommand::at))
                .toList();
    }

    private Optional<CommentCommand> command(ServerComment comment) {
        Optional<WrittenCommand> written = CommentText.command(comment.text());
        return written.map(command -> new CommentCommand(
                comment.id(), author(comment.author()), command.verb(), command.argument(), comment.at()));
    }

    /** Whether there is such a thread, and no reply of Czar in it. */
    boolean isUnanswered(ServerConversation said, String thread) {
        return said.threads().stream().filter(one -> one.id().equals(thread)).anyMatch(one -> one.comments().stream()
                .noneMatch(this::isOwnComment));
    }

    private boolean isOwnComment(ServerComment comment) {
        return CommentText.isMarked(comment.text()) && isOwn(comment.author());
    }

    private boolean isOwn(ServerAccount account) {
        return account.login().equals(server.login());
    }

    private Author author(ServerAccount account) {
        Optional<Boolean> right = account.isKnown() ? mayPush(account) : Optional.of(false);
        return new Author(account.login(), account.bot(), right.orElse(false), right.isPresent());
    }

    private Optional<Boolean> mayPush(ServerAccount account) {
        Instant now = clock.instant();
        KnownPermission known = permissions.get(account.login());
        if (known == null || known.until().isBefore(now)) {
            known = new KnownPermission(server.mayPush(account), now.plus(REMEMBERED));
            permissions.put(account.login(), known);
        }
        return known.mayPush();
    }

    private record KnownPermission(Optional<Boolean> mayPush, Instant until) {}
}
