package io.github.jwtfilter.browser;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Records requests and responses in front of all filters. */
final class RequestLogValve extends ValveBase {
    private static final Set<String> TOKENS = Set.of(Tokens.COOKIE, Tokens.HOST_COOKIE);

    private final RequestLog requestLog;

    RequestLogValve(RequestLog requestLog) {
        super(true);
        this.requestLog = requestLog;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        int attempt = Attempts.number(request.getQueryString());
        try {
            getNext().invoke(request, response);
        } finally {
            requestLog.add(new Exchange(
                    attempt,
                    request.getMethod(),
                    hasToken(request.getCookies()),
                    Optional.ofNullable(request.getHeader("Sec-Fetch-Site")).orElse(""),
                    response.getStatus()));
        }
    }

    private static boolean hasToken(Cookie[] cookies) {
        return cookies != null && Arrays.stream(cookies).map(Cookie::getName).anyMatch(TOKENS::contains);
    }
}
