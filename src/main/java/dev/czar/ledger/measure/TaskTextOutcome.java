package dev.czar.ledger.measure;

import dev.czar.decision.Message.ReturnWork;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Omnibus.Integrated;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** What became of a task, beside how it was written: whether it is in the omnibus, how often its work went back, and why, each cause with how often. */
public record TaskTextOutcome(String task, TaskText text, boolean finished, int wentBack, Map<String, Integer> causes) {

    /** How a task is written: its title, how many words, whether it has commands that must succeed, names only paths, is for one worker. */
    public record TaskText(String title, int words, boolean acceptance, boolean pathsOnly, boolean assigned) {

        private static final int FEW_WORDS = 30;

        /** {@code text} is the whole brief with its title. */
        public static TaskText of(String title, String text, boolean acceptance, boolean assigned) {
            List<String> words = text.lines()
                    .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                    .filter(word -> !word.isEmpty() && !word.matches("[#*+-]+"))
                    .toList();
            boolean paths = !words.isEmpty() && words.stream().allMatch(word -> word.matches("\\S*[/.]\\S*\\w\\S*"));
            return new TaskText(title, words.size(), acceptance, paths, assigned);
        }

        boolean isShort() {
            return words < FEW_WORDS;
        }
    }

    public TaskTextOutcome {
        causes = Map.copyOf(causes);
    }

    /** Of each of these tasks that was finished or sent back, by name. */
    public static List<TaskTextOutcome> of(EventHistory past, Map<String, TaskText> texts) {
        Set<String> finished =
                past.seen(Integrated.class).map(seen -> seen.fact().task()).collect(Collectors.toSet());
        Map<String, Set<String>> rounds = past.seen(ReturnedWork.class)
                .map(seen -> seen.fact())
                .collect(Collectors.groupingBy(
                        ReturnedWork::task, Collectors.mapping(ReturnedWork::subject, Collectors.toSet())));
        Collector<ReturnWork, ?, Integer> times =
                Collectors.collectingAndThen(Collectors.mapping(ReturnWork::target, Collectors.toSet()), Set::size);
        Map<String, Map<String, Integer>> causes = past.begun(ReturnWork.class)
                .map(decision -> (ReturnWork) decision.decision().action())
                .collect(Collectors.groupingBy(
                        ReturnWork::task, Collectors.groupingBy(ReturnWork::cause, TreeMap::new, times)));
        return new TreeMap<>(texts)
                .entrySet().stream()
                        .filter(one -> finished.contains(one.getKey()) || rounds.containsKey(one.getKey()))
                        .map(one -> new TaskTextOutcome(
                                one.getKey(),
                                one.getValue(),
                                finished.contains(one.getKey()),
                                rounds.getOrDefault(one.getKey(), Set.of()).size(),
                                causes.getOrDefault(one.getKey(), Map.of())))
                        .toList();
    }
}
