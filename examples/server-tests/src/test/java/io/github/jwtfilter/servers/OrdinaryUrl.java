package io.github.jwtfilter.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A URL that must work, with the expected content of the response.
 *
 * @param url the URL after the authority
 * @param expected a text in the response
 * @param allowed the item of {@code path.allow} that it requires, or {@link #NOTHING}
 * @param servers the names of the servers on which it works with this item
 */
record OrdinaryUrl(String url, String expected, String allowed, Pattern servers) {
    static final String NOTHING = "nothing";

    static List<OrdinaryUrl> table(String resource) {
        List<OrdinaryUrl> urls = new ArrayList<>();
        String allowed = NOTHING;
        Pattern servers = Pattern.compile(".*");
        for (String line : Tables.lines(resource).toList()) {
            if (line.startsWith("[")) {
                String[] heading = line.substring(1, line.length() - 1).split(" on ");
                allowed = heading[0];
                servers = Pattern.compile(heading[1]);
            } else {
                String[] parts = line.split(" => ");
                urls.add(new OrdinaryUrl(parts[0], parts[1], allowed, servers));
            }
        }
        return urls;
    }

    /** The context path of the application that allows this URL. */
    String contextPath() {
        return "/allow-" + allowed;
    }

    RawRequest request() {
        return new RawRequest("GET " + url);
    }

    /** Whether the response is the page, or 400 on servers that do not support the URL. */
    boolean isServedBy(RawResponse response, ServerKind kind) {
        return servers.matcher(kind.name()).matches()
                ? response.utf8().contains(expected.replace("{app}", contextPath()))
                : response.status() == 400;
    }
}
