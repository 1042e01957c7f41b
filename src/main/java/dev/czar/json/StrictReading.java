package dev.czar.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import java.io.IOException;

/** Lets the mapper read facts, actions and what holds them with the same strictness as {@link Json#read}. */
final class StrictReading extends SimpleModule {

    private static final long serialVersionUID = 1L;

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new OfOurs());
    }

    private static boolean ours(Class<?> type) {
        String name = type.getPackageName();
        boolean known = name.equals(Fact.class.getPackageName()) || name.equals(Action.class.getPackageName());
        return known && (type.isRecord() || type.isSealed()) && !type.isEnum();
    }

    private static final class OfOurs extends Deserializers.Base {
        @Override
        public JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            return ours(type.getRawClass()) ? new Strict(type.getRawClass()) : null;
        }
    }

    private static final class Strict extends JsonDeserializer<Object> {
        private final Class<?> type;

        private Strict(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Binder("input").root(new NodeReader("input", parser).value(), type);
        }

        @Override
        public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer ignored)
                throws IOException {
            return deserialize(parser, context);
        }
    }
}
