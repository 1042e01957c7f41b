package dev.czar.web;

import dev.czar.web.guard.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The tokens of the projects served. */
@ApplicationScoped
class ServedTokens implements Tokens {

    @Override
    public List<String> valid() {
        return List.of();
    }
}
