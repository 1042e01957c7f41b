package dev.czar.web.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What may be configured about access: further host names, and whether other machines may connect at all. */
@ConfigMapping(prefix = "czar.web")
public interface GuardConfig {

    /** Host names besides localhost, 127.0.0.1 and [::1] by which this service may be called. */
    Optional<List<String>> hosts();

    /** Allows {@code quarkus.http.host} to be other than a loopback address. */
    @WithDefault("false")
    boolean exposed();
}
