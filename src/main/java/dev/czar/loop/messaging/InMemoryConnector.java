package dev.czar.loop.messaging;

import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** Carries what goes out on a topic back in on the same topic, inside this process. One consumer per topic. */
@ApplicationScoped
@Connector(InMemoryConnector.NAME)
@ConnectorAttribute(
        name = "topic",
        type = "string",
        direction = ConnectorAttribute.Direction.INCOMING_AND_OUTGOING,
        description = "The name under which both ends meet",
        mandatory = true)
public class InMemoryConnector implements InboundConnector, OutboundConnector {

    public static final String NAME = "czar-memory";

    private final Map<String, UnicastProcessor<Message<?>>> topics = new ConcurrentHashMap<>();

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        return topic(config);
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        UnicastProcessor<Message<?>> topic = topic(config);
        return new Flow.Subscriber<Message<?>>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Message<?> message) {
                topic.onNext(message);
            }

            @Override
            public void onError(Throwable failure) {
                topic.onError(failure);
            }

            @Override
            public void onComplete() {
                topic.onComplete();
            }
        };
    }

    private UnicastProcessor<Message<?>> topic(Config config) {
        return topics.computeIfAbsent(
                config.getValue("topic", String.class),
                name -> UnicastProcessor.create(new ConcurrentLinkedQueue<>(), () -> {}));
    }
}
