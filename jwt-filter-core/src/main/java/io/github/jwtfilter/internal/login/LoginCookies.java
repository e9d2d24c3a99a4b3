package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.session.SessionCookies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of login flows: one for each flow, so that several tabs can log in at the same time, encrypted and authenticated.
 * Their number and length are limited, since servers reject requests with long headers. Thread-safe.
 */
final class LoginCookies {
    /** The maximum number of flows that a browser can have at the same time. */
    static final int MAX_FLOWS = 10;

    /** The limit for all of the cookies together, in bytes: servers accept 8 KiB of headers, also from several applications of a host. */
    static final int MAX_LENGTH = 3_072;

    private static final String PURPOSE = "login flow";
    private static final int SUFFIX_LENGTH = 8;
    private static final char SEPARATOR = '.';

    private final SessionCookies cookies;
    private final TextCipher cipher;
    private final LongSupplier nowSeconds;

    LoginCookies(SessionCookies cookies, TextCipher cipher, LongSupplier nowSeconds) {
        this.cookies = cookies;
        this.cipher = cipher;
        this.nowSeconds = nowSeconds;
    }

    /** Returns the header lines that add a flow, and remove the oldest ones if there are too many. */
    List<Header> add(LoginFlow flow, RequestView request) {
        List<Header> headers = new ArrayList<>();
        String name = name(flow.state());
        String value = Long.toString(flow.startedAt())
                + SEPARATOR
                + cipher.encrypt(flow.content(), purpose(name, flow.startedAt()));
        headers.add(cookies.loginCookie(name, value, LoginFlow.MAX_SECONDS));
        headers.addAll(removeOldest(request, name.length() + value.length()));
        return Collections.unmodifiableList(headers);
    }

    private List<Header> removeOldest(RequestView request, int added) {
        // By time, the latest first; cookies whose time cannot be read come last.
        Map<Long, List<String>> byTime = new TreeMap<>(Collections.reverseOrder());
        Map<String, String> sent = cookies.loginCookies(request);
        sent.forEach((name, value) ->
                byTime.computeIfAbsent(timeOf(value), any -> new ArrayList<>()).add(name));
        List<Header> removed = new ArrayList<>();
        int count = 1;
        int length = added;
        for (List<String> names : byTime.values()) {
            for (String name : names) {
                count++;
                length += name.length() + String.valueOf(sent.get(name)).length();
                if (count > MAX_FLOWS || length > MAX_LENGTH) {
                    removed.add(cookies.loginCookie(name, "", 0));
                }
            }
        }
        return removed;
    }

    /** Returns the flow of a callback, or null if the browser has none that is valid. */
    @Nullable
    LoginFlow find(@Nullable String state, RequestView request) {
        if (state == null || state.length() <= SUFFIX_LENGTH) {
            return null;
        }
        String name = name(state);
        String value = cookies.loginCookies(request).get(name);
        byte[] content = value == null
                ? null
                : cipher.decrypt(value.substring(value.indexOf(SEPARATOR) + 1), purpose(name, timeOf(value)));
        LoginFlow flow = content == null ? null : LoginFlow.parse(content);
        return flow != null && flow.hasState(state) && !flow.isExpired(nowSeconds.getAsLong()) ? flow : null;
    }

    /** Returns the header line that removes the cookie of a flow. */
    Header removed(String state) {
        return cookies.loginCookie(name(state), "", 0);
    }

    /** Returns the name of the cookie: a part of {@code state}, which the owner of the cookie may know. */
    private String name(String state) {
        return cookies.loginName() + state.substring(1, 1 + SUFFIX_LENGTH);
    }

    private static String purpose(String name, long time) {
        return PURPOSE + ' ' + name + ' ' + time;
    }

    /** Returns the time of a cookie in seconds since 1970; 0 if it has another form. */
    private static long timeOf(String value) {
        int end = value.indexOf(SEPARATOR);
        if (end < 1 || end > 12) {
            return 0;
        }
        long time = 0;
        for (int i = 0; i < end; i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            time = time * 10 + digit;
        }
        return time;
    }
}
