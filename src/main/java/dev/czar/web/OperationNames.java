package dev.czar.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names operations by what is public of them: the method and the path, such as getWorkerScreen. */
final class OperationNames {

    private static final String API = "/api/v1";
    private static final String PROJECT = "/projects/{project}";

    private OperationNames() {}

    static String of(String method, String path) {
        String below = path.startsWith(API) ? path.substring(API.length()) : path;
        String noun = below.startsWith(PROJECT + "/") ? below.substring(PROJECT.length()) : below;
        List<String> parts =
                Stream.of(noun.split("/")).filter(part -> !part.isEmpty()).toList();
        StringBuilder name = new StringBuilder(method.toLowerCase(Locale.ROOT));
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).startsWith("{")) {
                boolean one = i + 1 < parts.size() && parts.get(i + 1).startsWith("{");
                name.append(words(one ? singular(parts.get(i)) : parts.get(i)));
            }
        }
        return name.toString();
    }

    private static String singular(String noun) {
        return noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
    }

    private static String words(String part) {
        StringBuilder words = new StringBuilder();
        for (String word : part.split("-")) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return words.toString();
    }
}
