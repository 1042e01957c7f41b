package dev.czar.omnibus.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.omnibus.build.EarlierHeads.TooFarBehindException;
import dev.czar.world.git.GitTestRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierHeadsTest {
    private static final String SUBJECT = "Merge login into the omnibus";

    @TempDir
    Path folder;

    private GitTestRepository sample;
    private String merged;
    private String amended;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        merged = sample.branch("login", "main", "login", "1\n", "Log in");
        amended = sample.branch("amended", "main", "login", "2\n", "Log in");
        sample.git("merge", "--quiet", "--no-ff", "-m", SUBJECT, merged);
        for (int later = 0; later < 4; later++) {
            sample.commit("file" + later, "x\n", "Later " + later);
        }
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @Test
    void aHeadThatWasAmendedSinceIsFoundHoweverMuchCameAfterItWasMerged() throws Exception {
        assertThat(heads(6).headsOf(tip(), SUBJECT, amended)).containsExactly(merged);
        assertThat(heads(6).headsOf(tip(), "Merge parser into the omnibus", amended))
                .isEmpty();
    }

    @Test
    void whatIsTooFarBehindIsNotJudged() {
        assertThatThrownBy(() -> heads(5).headsOf(tip(), SUBJECT, amended)).isInstanceOf(TooFarBehindException.class);
    }

    @Test
    void whatHasTheMainlineInItHoldsTheEarlierHeadToo() throws Exception {
        sample.git("switch", "--quiet", "amended");
        sample.git("merge", "--quiet", "-s", "ours", "-m", "Bring the mainline in", "main");
        assertThat(heads(0).headsOf(tip(), SUBJECT, sample.head("amended"))).isEmpty();
    }

    private EarlierHeads heads(int most) {
        return new EarlierHeads(sample.repository().history(), tip(), most);
    }

    private String tip() {
        return sample.head("main");
    }
}
