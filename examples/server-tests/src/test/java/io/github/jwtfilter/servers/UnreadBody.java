package io.github.jwtfilter.servers;

/** A body that contains requests, for a request that is rejected before its body is read. */
enum UnreadBody {
    KILOBYTE(1, false),
    MEGABYTE(1024, false),
    /** More than Tomcat's {@code maxSwallowSize}. */
    THREE_MEGABYTES(3 * 1024, false),
    CHUNKED_KILOBYTE(1, true),
    CHUNKED_MEGABYTE(1024, true),
    CHUNKED_THREE_MEGABYTES(3 * 1024, true);

    private static final int CHUNK = 1024;
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final int chunks;
    private final boolean chunked;

    UnreadBody(int chunks, boolean chunked) {
        this.chunks = chunks;
        this.chunked = chunked;
    }

    /** The header of the body's length or encoding. */
    String header() {
        return chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + chunks * CHUNK + "\r\n";
    }

    /** The body with its encoding. */
    String content() {
        String data = SMUGGLED.repeat(CHUNK / SMUGGLED.length() + 1).substring(0, CHUNK);
        return chunked
                ? (Integer.toHexString(CHUNK) + "\r\n" + data + "\r\n").repeat(chunks) + "0\r\n\r\n"
                : data.repeat(chunks);
    }
}
