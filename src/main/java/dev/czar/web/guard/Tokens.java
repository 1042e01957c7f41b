package dev.czar.web.guard;

import java.util.List;

/** The tokens that open this service: one per project served; none means that nobody gets in. */
@FunctionalInterface
public interface Tokens {

    List<String> valid();
}
