package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.path.PathGuard;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request that options of the command line describe. */
final class DescribedRequest implements RequestView {
    private static final Pattern LINE =
            Pattern.compile("(?:([A-Za-z]+)\\s+)?(?:(https?)://([^/?#\\s]+))?(/[^?#\\s]*)?(?:\\?([^#\\s]*))?");

    private final String method;
    private final boolean secure;
    private final String rawPath;
    private final String contextPath;
    private final @Nullable String query;
    private final String peer;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private DescribedRequest(Matcher line, String peer, String contextPath) {
        this.method = line.group(1) == null ? "GET" : line.group(1).toUpperCase(Locale.ROOT);
        this.secure = !"http".equals(line.group(2));
        this.rawPath = line.group(4) == null ? "/" : line.group(4);
        this.contextPath = contextPath;
        this.query = line.group(5);
        this.peer = peer;
        add("Host", line.group(3) == null ? "localhost" : line.group(3));
    }

    static DescribedRequest of(
            String line,
            List<String> headers,
            List<String> cookies,
            @Nullable String origin,
            String peer,
            String contextPath) {
        Matcher matcher = LINE.matcher(line.trim());
        if (!matcher.matches() || (matcher.group(3) == null && matcher.group(4) == null)) {
            throw new UnusableInput(
                    "--request: write a method and a path, such as \"GET /orders?page=2\", or a method and a URL");
        }
        DescribedRequest request = new DescribedRequest(matcher, peer, contextPath);
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new UnusableInput(
                        "--header: write a name, a colon and a value, such as \"X-Forwarded-Proto: https\"");
            }
            String name = header.substring(0, colon).trim();
            if (name.equalsIgnoreCase("Host")) {
                request.headers.remove(name);
            }
            request.add(name, header.substring(colon + 1).trim());
        }
        if (!cookies.isEmpty()) {
            request.add("Cookie", String.join("; ", cookies));
        }
        if (origin != null) {
            request.add("Origin", origin);
        }
        return request;
    }

    private void add(String name, String value) {
        headers.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }

    @Override
    public String method() {
        return method;
    }

    /** Decodes the path as servers do, which merge slashes if they pass them at all. */
    @Override
    public String path() {
        String below = rawPath.startsWith(contextPath) ? rawPath.substring(contextPath.length()) : rawPath;
        String decoded = new PathGuard(EnumSet.allOf(PathAllowance.class), null).decode(below);
        return (decoded == null ? below : decoded).replaceAll("/{2,}", "/");
    }

    @Override
    public String rawPath() {
        return rawPath;
    }

    @Override
    public String contextPath() {
        return rawPath.startsWith(contextPath) ? contextPath : "";
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public List<String> headers(String name) {
        return Collections.unmodifiableList(headers.getOrDefault(name, Collections.emptyList()));
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public String remoteAddress() {
        return peer;
    }
}
