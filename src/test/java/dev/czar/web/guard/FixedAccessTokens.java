package dev.czar.web.guard;

import dev.czar.web.guard.RequestGuard.AccessTokens;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** A service without projects that a known token opens. */
@Alternative
@Singleton
public class FixedAccessTokens implements AccessTokens {

    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    static final String READING_TOKEN = "fedcba9876543210fedcba9876543210";

    @Override
    public List<String> valid() {
        return List.of("another", TOKEN);
    }

    @Override
    public List<String> reading() {
        return List.of(READING_TOKEN);
    }

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FixedAccessTokens.class);
        }
    }
}
