package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.token.TokenStripper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that hides its token from the application. */
final class TokenHidingRequest extends HttpServletRequestWrapper {
    private static final String COOKIE = "Cookie";

    private final TokenStripper tokenStripper;

    TokenHidingRequest(HttpServletRequest request, TokenStripper tokenStripper) {
        super(request);
        this.tokenStripper = tokenStripper;
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(values(name));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = new ArrayList<>();
        Enumeration<String> all = super.getHeaderNames();
        while (all != null && all.hasMoreElements()) {
            String name = all.nextElement();
            if (!values(name).isEmpty()) {
                names.add(name);
            }
        }
        return Collections.enumeration(names);
    }

    @Override
    public long getDateHeader(String name) {
        return values(name).isEmpty() ? -1 : super.getDateHeader(name);
    }

    @Override
    public int getIntHeader(String name) {
        return values(name).isEmpty() ? -1 : super.getIntHeader(name);
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        Cookie[] all = super.getCookies();
        if (all == null) {
            return null;
        }
        List<Cookie> cookies = new ArrayList<>();
        for (Cookie cookie : all) {
            if (!tokenStripper.hidesCookie(cookie.getName())) {
                cookies.add(cookie);
            }
        }
        return cookies.isEmpty() ? null : cookies.toArray(new Cookie[0]);
    }

    private List<String> values(String name) {
        List<String> values = new ArrayList<>();
        Enumeration<String> all = super.getHeaders(name);
        while (all != null && all.hasMoreElements()) {
            String value =
                    name.equalsIgnoreCase(COOKIE) ? tokenStripper.withoutCookie(all.nextElement()) : all.nextElement();
            boolean nothingLeft = name.equalsIgnoreCase(COOKIE) && value.isEmpty();
            if (!nothingLeft && !tokenStripper.hidesHeader(name, value)) {
                values.add(value);
            }
        }
        return values;
    }
}
