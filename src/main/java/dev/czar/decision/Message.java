package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Memory.Topic;
import java.util.List;
import java.util.TreeSet;

/** An action that puts text into a worker's session. */
public sealed interface Message extends Action {
    String worker();

    String task();

    /** A total order of the messages to one worker; the smallest goes first. */
    default String rank() {
        return (kind().ordinal() < 10 ? "0" : "") + kind().ordinal() + "/" + key();
    }

    /** Deliver the text of a claimed task to its worker. */
    public record InjectTask(String worker, String task, int attempt) implements Message {
        @Override
        public ActionKind kind() {
            return ActionKind.INJECT_TASK;
        }

        @Override
        public String target() {
            return task;
        }

        @Override
        public String lane() {
            return worker;
        }
    }

    /** Speak to a silent worker: ask for its status, nudge it, or offer help. */
    public record Nudge(String worker, String task, String episode, NudgeLevel level, int attempt) implements Message {
        /** The next attempt. */
        public Nudge(String worker, String task, String episode, NudgeLevel level) {
            this(worker, task, episode, level, AttemptNumbers.next(new Nudge(worker, task, episode, level, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.NUDGE;
        }

        @Override
        public String target() {
            return worker + "/" + episode + "/" + level;
        }

        @Override
        public String lane() {
            return worker;
        }
    }

    /** Send work back with the cause and the last lines of its log, quoted as data. */
    public record ReturnWork(
            String worker,
            String task,
            String head,
            String cause,
            String signature,
            String detail,
            int round,
            int attempt)
            implements Message {
        /** The next attempt. */
        public ReturnWork(
                String worker, String task, String head, String cause, String signature, String detail, int round) {
            this(
                    worker,
                    task,
                    head,
                    cause,
                    signature,
                    detail,
                    round,
                    AttemptNumbers.next(new ReturnWork(worker, task, head, cause, signature, detail, round, 1)));
        }

        /** Once more in the same round, for the program that the worker was restarted with. */
        public ReturnWork(ReturnedWork before, String cause, String detail) {
            this(new ReturnWork(
                    before.worker(),
                    before.task(),
                    before.head(),
                    cause,
                    before.signature(),
                    detail,
                    before.round(),
                    1));
        }

        private ReturnWork(ReturnWork first) {
            this(
                    first.worker,
                    first.task,
                    first.head,
                    first.cause,
                    first.signature,
                    first.detail,
                    first.round,
                    AttemptNumbers.nextOf(first, first.worker));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.RETURN_WORK;
        }

        @Override
        public String target() {
            return task + "/" + head + "/" + signature;
        }

        @Override
        public String lane() {
            return worker;
        }
    }

    /** Tell a worker once what it should know. */
    public record Tell(String worker, Topic topic, String task, String episode, String detail, int attempt)
            implements Message {
        /** With the remarks of one review of a pull request, in one order whichever they are found in. */
        public Tell(
                String worker, Topic topic, String task, int number, String review, List<String> remarks, int attempt) {
            this(worker, topic, task, number + "/" + review, String.join("\n\n", new TreeSet<>(remarks)), attempt);
        }

        /** The next attempt with the remarks of one review. */
        public Tell(String worker, Topic topic, String task, int number, String review, List<String> remarks) {
            this(worker, topic, task, number + "/" + review, String.join("\n\n", new TreeSet<>(remarks)));
        }

        /** The next attempt. */
        public Tell(String worker, Topic topic, String task, String episode, String detail) {
            this(
                    worker,
                    topic,
                    task,
                    episode,
                    detail,
                    AttemptNumbers.next(new Tell(worker, topic, task, episode, detail, 1)));
        }

        /** What was cut off goes before anything new. */
        @Override
        public String rank() {
            return topic == Topic.REPEATED ? "00/" + key() : Message.super.rank();
        }

        @Override
        public ActionKind kind() {
            return ActionKind.TELL;
        }

        @Override
        public String target() {
            return worker + "/" + topic + "/" + episode;
        }

        @Override
        public String lane() {
            return worker;
        }
    }

    /** Tell a worker a text of the project's own, the file {@code prompt} in its folder of prompts, once for an episode. */
    public record TellOwn(String worker, String prompt, String task, String episode, String detail, int attempt)
            implements Message {
        /** The next attempt. */
        public TellOwn(String worker, String prompt, String task, String episode, String detail) {
            this(
                    worker,
                    prompt,
                    task,
                    episode,
                    detail,
                    AttemptNumbers.next(new TellOwn(worker, prompt, task, episode, detail, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.TELL;
        }

        @Override
        public String target() {
            return worker + "/" + prompt + "/" + episode;
        }

        @Override
        public String lane() {
            return worker;
        }
    }
}
