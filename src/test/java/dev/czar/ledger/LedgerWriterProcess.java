package dev.czar.ledger;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static dev.czar.ledger.LedgerTest.cycle;
import static dev.czar.ledger.LedgerTest.decision;
import static dev.czar.ledger.LedgerTest.worker;

import dev.czar.decision.Decision;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Writes to a ledger until it is killed and says on its output what was acknowledged. */
final class LedgerWriterProcess {

    private LedgerWriterProcess() {}

    public static void main(String[] arguments) {
        try (Ledger ledger = Ledger.open(Path.of(arguments[0]))) {
            int begin = Integer.parseInt(arguments[1]);
            for (int number = begin; number < begin + 100_000; number++) {
                round(ledger, number == begin ? 1 : number, number);
            }
        }
    }

    private static void round(Ledger ledger, int oldest, int number) {
        ledger.append(PROJECT, List.of(worker("w" + number, "x"), worker("v" + number, "x")));
        acknowledge("seen", "Worker/w" + number);
        List<Decision> standing = IntStream.rangeClosed(oldest, number)
                .mapToObj(task -> decision(new InjectTask("w", "T" + task, 1)))
                .toList();
        ledger.record(PROJECT, cycle(NOW, ledger.lastSeq(PROJECT)), standing)
                .newDecisions()
                .forEach(fresh -> acknowledge("decided", fresh.key()));
        InjectTask action = new InjectTask("w", "T" + number, 1);
        ledger.journal(PROJECT).append(new ExecutionStep(action.key(), "pasted", "", NOW));
        acknowledge("stepped", action.key());
        ledger.claim(PROJECT, "T" + number, "w" + number, NOW);
        acknowledge("claimed", "T" + number);
        ledger.conclude(PROJECT, Outcome.done(action, NOW, "well"));
        acknowledge("concluded", action.key());
    }

    private static void acknowledge(String what, String key) {
        System.out.println(what + " " + key);
        System.out.flush();
    }
}
