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

/** Lets the mapper read facts, actions and what holds them with the same strictness as {@link JsonCodec#read}. */
final class StrictReadingModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new StrictDeserializers());
    }

    private static boolean isReadStrictly(Class<?> type) {
        String name = type.getPackageName();
        boolean known = name.equals(Fact.class.getPackageName()) || name.equals(Action.class.getPackageName());
        return known && (type.isRecord() || type.isSealed()) && !type.isEnum();
    }

    private static final class StrictDeserializers extends Deserializers.Base {
        @Override
        public JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            return isReadStrictly(type.getRawClass()) ? new StrictDeserializer(type.getRawClass()) : null;
        }
    }

    private static final class StrictDeserializer extends JsonDeserializer<Object> {
        private final Class<?> type;

        private StrictDeserializer(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new RecordBinder("input").bindRoot(new PositionedNodeReader("input", parser).value(), type);
        }

        @Override
        public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer ignored)
                throws IOException {
            return deserialize(parser, context);
        }
    }
}
