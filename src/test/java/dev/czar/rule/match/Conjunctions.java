package dev.czar.rule.match;

import dev.czar.rule.Books;
import dev.czar.rule.RuleFiles;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules that ask for several patterns to exist, or not to exist, together; over sensed facts and over derived ones. */
final class Conjunctions {

    private static final List<String> CONDITIONS = List.of(
            "exists( Claim( $task : task, $by : worker ) and WorkerTurn( worker == $by, turn == Turn.ACTIVE ) )",
            "not( Claim( $task : task, $by : worker ) and WorkerTurn( worker == $by, turn != Turn.BLOCKED ) )",
            "exists( Task( $task : id, priority > 2 ) and Claim( task == $task, worker == $worker ) )",
            "not( Task( $task : id ) and Claim( task == $task ) and Review( task == $task ) )",
            "exists( Restarted( worker == $worker, $e : episode ) and not Nudged( worker == $worker, episode == $e ) )",
            "not( Restarted( worker == $worker ) and not Hold( worker == $worker ) )",
            "exists( Able( $able : worker ) and Hold( worker == $able ) )",
            "not( Able( $able : worker ) and Claim( worker == $able ) )");

    private Conjunctions() {}

    static RuleFiles files() {
        String able = Books.rule(
                "able", "WorkerTurn( $worker : worker, turn == Turn.IDLE )", "insertLogical( new Able( $worker ) );");
        return Books.files(Stream.concat(
                        Stream.of(able),
                        IntStream.range(0, CONDITIONS.size())
                                .mapToObj(number -> Books.rule(
                                        "r" + number,
                                        "Worker( $worker : id )\n  " + CONDITIONS.get(number),
                                        "insertLogical( new Idle( $worker ) );")))
                .toArray(String[]::new));
    }
}
