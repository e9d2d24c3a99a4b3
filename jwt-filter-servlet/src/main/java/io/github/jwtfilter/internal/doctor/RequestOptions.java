package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.settings.TokenSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe a request. */
final class RequestOptions {
    private static final String DOCUMENTATION_ADDRESS = "192.0.2.1";

    @Option(
            names = "--request",
            paramLabel = "\"METHOD URL\"",
            description =
                    "Also evaluate path, access rule, transport and origin of a request: \"GET /orders\", or with the"
                            + " address that the server receives, \"POST http://app.example.com/orders\". https without an address.")
    private @Nullable String line;

    @Option(
            names = "--header",
            paramLabel = "\"NAME: VALUE\"",
            description = "With --request: a header, such as \"X-Forwarded-Proto: https\". Several are permitted.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--cookie",
            paramLabel = "NAME=VALUE",
            description =
                    "With --request: a cookie. If a cookie or a header has the token, standard input is not read.")
    private List<String> cookies = new ArrayList<>();

    @Option(names = "--origin", paramLabel = "ORIGIN", description = "With --request: the header Origin.")
    private @Nullable String origin;

    @Option(
            names = "--peer",
            paramLabel = "ADDRESS",
            defaultValue = DOCUMENTATION_ADDRESS,
            description = "With --request: the address of the client, or of the proxy before the server.")
    private String peer = DOCUMENTATION_ADDRESS;

    @Option(
            names = "--context-path",
            paramLabel = "PATH",
            description =
                    "The context path of the application, such as /legacy: with --request, if URL contains it; for the"
                            + " tokens and cookies of sessions, unless session.name is set.")
    private @Nullable String contextPath;

    /** Returns whether there is a request. */
    boolean present() {
        if (line == null && (!headers.isEmpty() || !cookies.isEmpty() || origin != null)) {
            throw new UnusableInput(
                    "--header, --cookie and --origin belong to a request; add --request \"GET /path\".");
        }
        return line != null;
    }

    /** Returns the request without a token from standard input. */
    DescribedRequest request() {
        return described(headers);
    }

    /** Returns whether the options contain a token, so that none is read from standard input. */
    boolean hasToken() {
        return headers.stream().anyMatch(header -> header.contains("eyJ") || isAuthorization(header))
                || cookies.stream().anyMatch(cookie -> cookie.contains("=eyJ"));
    }

    private static boolean isAuthorization(String header) {
        return header.regionMatches(true, 0, "Authorization:", 0, 14);
    }

    /** Returns the request with a token in the configured header. */
    DescribedRequest request(String token, TokenSettings settings) {
        List<String> all = new ArrayList<>(headers);
        String scheme = settings.scheme().orElse("Bearer");
        all.add(settings.header() + ": " + (scheme.isEmpty() ? "" : scheme + " ") + token);
        return described(all);
    }

    private DescribedRequest described(List<String> all) {
        String path = contextPath();
        return DescribedRequest.of(String.valueOf(line), all, cookies, origin, peer, path == null ? "" : path);
    }

    /** Returns the context path, empty for the root, or null if it is not given. */
    @Nullable
    String contextPath() {
        String path = contextPath;
        if (path != null && !path.isEmpty() && !path.startsWith("/")) {
            throw new UnusableInput("--context-path: write it with its slash, such as /legacy.");
        }
        return "/".equals(path) ? "" : path;
    }
}
