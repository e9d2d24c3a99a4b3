package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.Response;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Computes the freshness lifetime of a response (RFC 9111 sections 4.2 and 5.2.2). */
final class Freshness {
    /**
     * One directive: a name and an optional value, as a token or quoted. Directives must be adjacent; parsing ends at invalid
     * text.
     */
    private static final Pattern DIRECTIVE = Pattern.compile(
            "\\G[\\s,]*+([^\\s,=\"]++)\\s*+(?:=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]*+)))?+\\s*+(?:,|$)");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,64}");

    /** Larger numbers are treated as this one (RFC 9111 section 1.2.2). */
    private static final long MAX = 1L << 31;

    /** Limits the stack depth of the regular expression, which grows with the length of the header. */
    private static final int MAX_LENGTH = 1000;

    private Freshness() {}

    /**
     * Returns {@code max-age} minus {@code Age} in seconds. Empty without a valid {@code max-age}, or with {@code no-store} or
     * {@code no-cache}.
     */
    static OptionalLong of(Response response) {
        String cacheControl = String.join(",", response.headers("Cache-Control"));
        OptionalLong maxAge = cacheControl.length() > MAX_LENGTH ? OptionalLong.empty() : maxAge(cacheControl);
        return maxAge.isPresent() ? OptionalLong.of(maxAge.getAsLong() - age(response)) : maxAge;
    }

    /** Returns the seconds that the response has spent in caches (RFC 9111 section 5.1). */
    static long age(Response response) {
        List<String> ages = response.headers("Age");
        return ages.size() == 1 ? seconds(ages.get(0).trim()).orElse(0) : 0;
    }

    private static OptionalLong maxAge(String cacheControl) {
        OptionalLong least = OptionalLong.empty();
        Matcher directive = DIRECTIVE.matcher(cacheControl);
        while (directive.find()) {
            String name = String.valueOf(directive.group(1)).toLowerCase(Locale.ROOT);
            if (name.equals("no-cache") || name.equals("no-store")) {
                return OptionalLong.empty();
            }
            String value = directive.group(2) == null ? directive.group(3) : directive.group(2);
            if (name.equals("max-age") && value != null) {
                least = least(least, seconds(value));
            }
        }
        return least;
    }

    private static OptionalLong least(OptionalLong one, OptionalLong other) {
        if (!one.isPresent() || !other.isPresent()) {
            return one.isPresent() ? one : other;
        }
        return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
    }

    private static OptionalLong seconds(String digits) {
        if (!SECONDS.matcher(digits).matches()) {
            return OptionalLong.empty();
        }
        boolean huge = digits.length() > 10;
        return OptionalLong.of(huge ? MAX : Math.min(MAX, Long.parseLong(digits)));
    }
}
