package io.github.jwtfilter;

/** One header of a response. */
public final class Header {
    private final String name;
    private final String value;

    /**
     * Creates a header.
     *
     * @param name a field name (RFC 9110 section 5.1)
     * @param value printable ASCII
     */
    public Header(String name, String value) {
        this.name = name;
        this.value = value;
    }

    /**
     * Returns the name of the header.
     *
     * @return a field name (RFC 9110 section 5.1)
     */
    public String name() {
        return name;
    }

    /**
     * Returns the value of the header.
     *
     * @return printable ASCII
     */
    public String value() {
        return value;
    }

    /** Hides the value of a cookie, which may be a token. */
    @Override
    public String toString() {
        return name + ": " + (name.equalsIgnoreCase("Set-Cookie") ? withoutValue(value) : value);
    }

    private static String withoutValue(String cookie) {
        int start = cookie.indexOf('=') + 1;
        int end = cookie.indexOf(';', start);
        boolean empty = end == start;
        return empty ? cookie : cookie.substring(0, start) + "(hidden)" + (end < 0 ? "" : cookie.substring(end));
    }
}
