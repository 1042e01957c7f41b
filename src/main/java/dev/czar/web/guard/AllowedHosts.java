package dev.czar.web.guard;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names by which this service may be called; any other name in a request is a rebound or mistaken one. */
final class AllowedHosts {

    private final Set<String> allowed = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    AllowedHosts(Collection<String> more) {
        more.forEach(host -> allowed.add(host.toLowerCase(Locale.ROOT)));
    }

    /** Whether an authority, such as {@code localhost:7077}, names an allowed host. */
    boolean allows(String authority) {
        try {
            URI uri = new URI("http://" + authority).parseServerAuthority();
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getRawAuthority().equals(authority)
                    && uri.getRawPath().isEmpty()
                    && allowed.contains(uri.getHost().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    static boolean isLoopback(String address) {
        try {
            for (InetAddress resolved : InetAddress.getAllByName(address)) {
                if (!resolved.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
