package dev.czar.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.json.JsonCodec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Answers have the same form as the files and the ledger; a list in a request holds no null. */
class ObjectMapperProducer {

    @Produces
    @Singleton
    ObjectMapper mapper() {
        ObjectMapper mapper = JsonCodec.mapper();
        for (Class<?> container : List.of(List.class, Map.class)) {
            mapper.configOverride(container).setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        }
        return mapper;
    }
}
