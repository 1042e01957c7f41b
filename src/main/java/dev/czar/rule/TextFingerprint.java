package dev.czar.rule;

import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.io.ContentHash;
import dev.czar.rule.CycleResult.Firing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** SHA-256 over texts; each text goes in with its length, so that no two sequences look the same. */
public final class TextFingerprint {

    private static final int CHUNK = 1 << 14;
    private static final int PART = 1_000;

    private final MessageDigest digest = ContentHash.digest();
    private final StringBuilder text = new StringBuilder(CHUNK + 1_024);

    /** The justifications of all decisions are the lines of the trace, so the trace stands for them. */
    static String of(CycleResult result) {
        TextFingerprint print = new TextFingerprint();
        print.add("czar cycle 1").add(result.revision()).add(result.now().toString());
        print.addDecisions("decisions", result.decisions());
        print.addDecisions("vetoed", result.vetoed());
        print.add("derived")
                .add(
                        result.derived(),
                        (part, evidence) -> part.add(evidence.fact().toString()));
        print.add("trace").add(result.trace(), TextFingerprint::add);
        print.add("quarantined").add(result.quarantined().size());
        result.quarantined().forEach(quarantine -> print.add(quarantine.rule()).add(quarantine.reason()));
        return print.hex();
    }

    public TextFingerprint add(String part) {
        text.append(part.length()).append(':').append(part).append('\n');
        if (text.length() >= CHUNK) {
            flush();
        }
        return this;
    }

    public String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }

    private void flush() {
        digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private TextFingerprint add(int number) {
        text.append(number).append('\n');
        return this;
    }

    /** A long list goes in as the fingerprints of its parts, which the cores take at the same time. */
    private <T> void add(List<T> list, BiConsumer<TextFingerprint, T> how) {
        add(list.size());
        if (list.size() <= PART) {
            list.forEach(element -> how.accept(this, element));
            return;
        }
        IntStream.range(0, (list.size() + PART - 1) / PART)
                .parallel()
                .mapToObj(part -> list.subList(part * PART, Math.min(list.size(), (part + 1) * PART)))
                .map(part -> of(part, how))
                .toList()
                .forEach(this::add);
    }

    private static <T> String of(List<T> list, BiConsumer<TextFingerprint, T> how) {
        TextFingerprint print = new TextFingerprint();
        list.forEach(element -> how.accept(print, element));
        return print.hex();
    }

    private void addDecisions(String what, List<Decision> decisions) {
        add(what).add(decisions.size());
        for (Decision decision : decisions) {
            add(decision.action().toString()).add(decision.vetoes().size());
            decision.vetoes().stream().map(Justification::rule).forEach(this::add);
        }
    }

    private void add(Firing firing) {
        add(firing.rule()).add(firing.matched().size());
        firing.matched().forEach(this::add);
        add(firing.concluded());
    }
}
