package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.token.CookieTokenSource;
import io.github.jwtfilter.settings.SameSite;
import io.github.jwtfilter.settings.SessionSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The two cookies of a session (RFC 6265bis), as header lines: the Servlet API before 6.0 cannot write {@code SameSite}. Scripts
 * cannot read them. Thread-safe.
 */
public final class SessionCookies {
    /** The limit for a cookie that all browsers store (RFC 6265 section 6.1), in bytes. */
    private static final int MAX_LENGTH = 4_096;

    private static final String SET_COOKIE = "Set-Cookie";

    /** The maximum number of cookies of login flows that are read: a browser has at most ten. */
    private static final int MAX_LOGIN_COOKIES = 50;

    private final String accessName;
    private final String renewalName;
    private final String loginName;
    private final String path;
    private final String attributes;
    private final String loginAttributes;
    private final SessionCookieRemoval removal;

    /**
     * Creates the cookies of an application.
     *
     * @param application the name of the application
     * @param settings path and {@code SameSite}
     * @param httpsRequired whether the cookies are sent over HTTPS only
     * @param connections the host of a request
     */
    public SessionCookies(
            String application, SessionSettings settings, boolean httpsRequired, Connections connections) {
        path = settings.cookiePath();
        boolean hostOnly = httpsRequired && path.equals("/");
        String prefix = hostOnly ? "__Host-" : httpsRequired ? "__Secure-" : "";
        accessName = prefix + application + "-access";
        renewalName = prefix + application + "-renewal";
        // Always for this host only: otherwise another host of the domain could log the browser in as another user.
        loginName = (httpsRequired ? "__Host-" : "") + application + "-login-";
        String common = "; HttpOnly" + (httpsRequired ? "; Secure" : "") + "; SameSite=";
        attributes = common + text(settings.sameSite());
        removal = new SessionCookieRemoval(path, attributes, hostOnly, connections);
        // The provider is another site, from which a browser sends no cookie with SameSite=Strict.
        loginAttributes = common + (settings.sameSite() == SameSite.NONE ? "None" : "Lax");
    }

    private static String text(SameSite value) {
        switch (value) {
            case STRICT:
                return "Strict";
            case NONE:
                return "None";
            default:
                return "Lax";
        }
    }

    /**
     * Returns the name of the cookie with the access token.
     *
     * @return a cookie name
     */
    public String accessName() {
        return accessName;
    }

    /**
     * Returns the name of the cookie with the renewal token.
     *
     * @return a cookie name
     */
    public String renewalName() {
        return renewalName;
    }

    /**
     * Returns the names of both cookies.
     *
     * @return two cookie names
     */
    public List<String> names() {
        return Arrays.asList(accessName, renewalName);
    }

    /**
     * Returns the header lines that set the cookies.
     *
     * @param session the tokens
     * @return two values of {@code Set-Cookie}; none if the access token is temporary
     */
    public List<Header> of(IssuedSession session) {
        String renewalToken = session.renewalToken();
        if (renewalToken == null) {
            return Collections.emptyList();
        }
        return Collections.unmodifiableList(Arrays.asList(
                header(accessName, session.accessToken(), session.accessSeconds()),
                header(renewalName, renewalToken, session.renewalSeconds())));
    }

    /**
     * Checks that browsers store the cookies.
     *
     * @param session the tokens
     * @throws IllegalArgumentException if one is too long; the message contains the length and no value
     */
    public void check(IssuedSession session) {
        int length = length(session);
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("The session does not fit into a cookie: it has " + length
                    + " bytes, and browsers store " + MAX_LENGTH + "; start it with fewer or shorter roles and claims");
        }
    }

    /**
     * Returns whether browsers store the cookies.
     *
     * @param session the tokens
     * @return false if one is too long
     */
    public boolean fit(IssuedSession session) {
        return length(session) <= MAX_LENGTH;
    }

    /** Returns the length of the longer cookie, in bytes. */
    private int length(IssuedSession session) {
        int length = 0;
        for (Header header : of(session)) {
            length = Math.max(length, header.value().length());
        }
        return length;
    }

    /**
     * Returns the header lines that delete the cookies, with the same attributes. If the client has sent two of one name, both are
     * deleted, for each domain and path from which another one may come.
     *
     * @param request the request with the cookies
     * @return values of {@code Set-Cookie}
     */
    public List<Header> cleared(RequestView request) {
        List<Header> headers = new ArrayList<>();
        for (String name : names()) {
            headers.addAll(removal.of(name, request));
        }
        return Collections.unmodifiableList(headers);
    }

    /**
     * Returns the start of the names of the cookies of login flows.
     *
     * @return the start of a cookie name
     */
    public String loginName() {
        return loginName;
    }

    /**
     * Returns the cookies of login flows that a client has sent.
     *
     * @param request the request
     * @return the values by name, in request order
     */
    public Map<String, String> loginCookies(RequestView request) {
        return CookieTokenSource.startingWith(request, loginName, MAX_LOGIN_COOKIES);
    }

    /**
     * Returns the header line that sets or deletes the cookie of a login flow.
     *
     * @param name the name, which starts with {@link #loginName()}
     * @param value the value, empty to delete the cookie
     * @param seconds the lifetime, 0 to delete the cookie
     * @return a value of {@code Set-Cookie}
     */
    public Header loginCookie(String name, String value, long seconds) {
        return new Header(SET_COOKIE, name + '=' + value + "; Path=/; Max-Age=" + seconds + loginAttributes);
    }

    private Header header(String name, String value, long seconds) {
        return new Header(SET_COOKIE, name + '=' + value + "; Path=" + path + "; Max-Age=" + seconds + attributes);
    }

    /**
     * Returns whether a request has one of the cookies.
     *
     * @param request the request
     * @return true if the client has tokens, valid or not
     */
    public boolean areIn(RequestView request) {
        return !CookieTokenSource.valuesIn(request, accessName).isEmpty()
                || !renewalTokens(request).isEmpty();
    }

    /**
     * Returns the tokens of sessions in header lines for a client.
     *
     * @param headers header lines, such as those of {@link #of}
     * @param name the name of one of the cookies
     * @return the values other than an empty one
     */
    public static Set<String> valuesIn(Collection<Header> headers, String name) {
        Set<String> values = new LinkedHashSet<>();
        String start = name + '=';
        for (Header header : headers) {
            String line = header.value();
            int end = line.indexOf(';');
            if (header.name().equals(SET_COOKIE) && line.startsWith(start) && end > start.length()) {
                values.add(line.substring(start.length(), end));
            }
        }
        return values;
    }

    /**
     * Returns the renewal tokens that a client has sent.
     *
     * @param request the request
     * @return different values, in request order, mostly none or one
     */
    public Set<String> renewalTokens(RequestView request) {
        return CookieTokenSource.valuesIn(request, renewalName);
    }
}
