package dev.czar.world.forge.connection;

import java.net.URI;

/** One request to a forge with what shows who asks; {@code body} is JSON, "" for none. */
public record ForgeRequest(String method, URI uri, String authorization, String body) {

    boolean isRead() {
        return method.equals("GET") || isQuery();
    }

    /** Whether the answer may be kept and asked for with its tag. */
    boolean isConditional() {
        return method.equals("GET");
    }

    private boolean isQuery() {
        return uri.getPath().endsWith("/graphql") && !body.contains("mutation");
    }

    @Override
    public String toString() {
        return method + " " + uri;
    }
}
