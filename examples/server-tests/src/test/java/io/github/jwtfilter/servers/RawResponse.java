package io.github.jwtfilter.servers;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All data received over one connection, one character per octet. It may contain no response. */
record RawResponse(String text) {
    private static final int SHOWN = 300;
    private static final Pattern SERVER_ERROR = Pattern.compile("(?m)^HTTP/1\\.[01] 5\\d\\d");
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    /** Three digits, or 0 if the server only closed the connection. */
    int status() {
        Matcher status = STATUS.matcher(text);
        return status.find() ? Integer.parseInt(status.group(1)) : 0;
    }

    String utf8() {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    boolean isServerError() {
        return SERVER_ERROR.matcher(text).find();
    }

    /** Whether it contains guarded content or reveals it, by its length or by an upgraded connection. */
    boolean containsProtectedContent() {
        return text.contains("GUARDED")
                || text.toLowerCase(Locale.ROOT).contains("content-length: " + GuardedPages.LENGTH_OF_SECRET)
                || status() == 101;
    }

    /** Whether the request has reached the filters of the application. */
    boolean hasReachedFilters() {
        return text.contains("X-Witness");
    }

    /** Whether the response is complete, on a connection that stays open. */
    boolean isComplete() {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (status() == 101) {
            return true;
        }
        Matcher length = LENGTH.matcher(text.substring(0, end));
        return length.find()
                ? text.length() >= end + 4 + Integer.parseInt(length.group(1))
                : text.endsWith("\r\n0\r\n\r\n");
    }

    @Override
    public String toString() {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
