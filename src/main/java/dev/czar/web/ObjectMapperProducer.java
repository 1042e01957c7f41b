package dev.czar.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.json.JsonCodec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Answers have the same form as the files and the ledger. */
class ObjectMapperProducer {

    @Produces
    @Singleton
    ObjectMapper mapper() {
        return JsonCodec.mapper();
    }
}
