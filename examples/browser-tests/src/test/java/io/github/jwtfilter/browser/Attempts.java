package io.github.jwtfilter.browser;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers the attempts to change something, so that each can be identified. */
final class Attempts {
    private static final Pattern NUMBER = Pattern.compile("(?:^|&)attempt=(\\d{1,9})(?:&|$)");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Attempts() {}

    static int next() {
        return COUNT.incrementAndGet();
    }

    static String query(int attempt) {
        return "?attempt=" + attempt;
    }

    /** The number in a query, 0 if there is none. */
    static int number(String query) {
        Matcher number = NUMBER.matcher(query == null ? "" : query);
        return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }
}
