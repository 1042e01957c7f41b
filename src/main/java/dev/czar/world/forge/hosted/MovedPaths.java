package dev.czar.world.forge.hosted;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where the paths of a repository are that was renamed. Writings go there too: a server may lead only readings to the new place. */
final class MovedPaths {
    private final List<MovedPath> moves = new CopyOnWriteArrayList<>();

    /** The address as the server has it now. */
    URI present(URI asked) {
        String path = asked.getRawPath();
        for (MovedPath move : moves) {
            path = move.applied(path);
        }
        return at(asked, path);
    }

    /** Keeps what differs of both paths; one that is not within the interface, such as a page to log in at, is no new place. */
    void add(URI asked, URI location, URI api) {
        String from = asked.getRawPath();
        String to = asked.resolve(location).getRawPath();
        if (to == null || !to.startsWith(api.getRawPath() + "/")) {
            return;
        }
        while (!from.equals(to) && last(from).equals(last(to))) {
            from = from.substring(0, from.length() - last(from).length());
            to = to.substring(0, to.length() - last(to).length());
        }
        if (!from.equals(to) && from.length() > api.getRawPath().length()) {
            moves.add(new MovedPath(from, to));
        }
    }

    /** The last part of a path, with the slash before it. */
    private static String last(String path) {
        return path.substring(Math.max(0, path.lastIndexOf('/')));
    }

    private static URI at(URI asked, String path) {
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return URI.create(asked.getScheme() + "://" + asked.getRawAuthority() + path + query);
    }

    private record MovedPath(String from, String to) {
        String applied(String path) {
            return path.equals(from) || path.startsWith(from + "/") ? to + path.substring(from.length()) : path;
        }
    }
}
