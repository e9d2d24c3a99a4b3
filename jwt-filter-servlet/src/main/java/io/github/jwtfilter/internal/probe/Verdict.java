package io.github.jwtfilter.internal.probe;

/** The result of a request, after redirects within the application. */
final class Verdict {
    private final Access access;
    private final String text;
    private final Exchange first;
    private final Exchange last;

    Verdict(Access access, String text, Exchange first, Exchange last) {
        this.access = access;
        this.text = text;
        this.first = first;
        this.last = last;
    }

    Access access() {
        return access;
    }

    /** Returns the responses in words; text of the server is escaped. */
    String text() {
        return text;
    }

    /** Returns the exchange before any redirect. */
    Exchange first() {
        return first;
    }

    /** Returns the exchange after all redirects that were followed. */
    Exchange last() {
        return last;
    }
}
