package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.principal.ExposedClaims;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with claims of the verified token as headers. Values that the client has sent under these names are hidden, with and without
 * a token.
 */
final class ClaimHeadersRequest extends HttpServletRequestWrapper {
    private final ExposedClaims claims;
    private final RequestDecision decision;

    ClaimHeadersRequest(HttpServletRequest request, ExposedClaims claims, RequestDecision decision) {
        super(request);
        this.claims = claims;
        this.decision = decision;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return claims.ownsHeader(name) ? value(name) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!claims.ownsHeader(name)) {
            return super.getHeaders(name);
        }
        String value = value(name);
        return value == null
                ? Collections.emptyEnumeration()
                : Collections.enumeration(Collections.singletonList(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = new ArrayList<>();
        Enumeration<String> sent = super.getHeaderNames();
        while (sent != null && sent.hasMoreElements()) {
            String name = sent.nextElement();
            if (!claims.ownsHeader(name)) {
                names.add(name);
            }
        }
        for (String name : claims.headers()) {
            if (value(name) != null) {
                names.add(name);
            }
        }
        return Collections.enumeration(names);
    }

    @Override
    public int getIntHeader(String name) {
        if (!claims.ownsHeader(name)) {
            return super.getIntHeader(name);
        }
        String value = value(name);
        return value == null ? -1 : Integer.parseInt(value);
    }

    @Override
    public long getDateHeader(String name) {
        if (!claims.ownsHeader(name)) {
            return super.getDateHeader(name);
        }
        String value = value(name);
        try {
            return value == null
                    ? -1
                    : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .toEpochMilli();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The claim that is exposed as " + name + " is not a date", e);
        }
    }

    private @Nullable String value(String name) {
        return claims.header(name, decision.principal());
    }
}
