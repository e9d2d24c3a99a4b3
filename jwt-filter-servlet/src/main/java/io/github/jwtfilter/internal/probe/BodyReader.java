package io.github.jwtfilter.internal.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the body of a response (RFC 9112 section 6), up to a limit. */
final class BodyReader {
    static final int MAX_BODY = 64 * 1024;
    private static final int MAX_CHUNK_LINE = 1024;
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK = Pattern.compile("[0-9A-Fa-f]{1,15}");

    private final InputStream in;
    private final Map<String, List<String>> headers;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    BodyReader(InputStream in, Map<String, List<String>> headers) {
        this.in = in;
        this.headers = headers;
    }

    /** Reads the body. The status is usable even if the body is not: a body that ends early, or too late, is incomplete. */
    ProbeResponse read(int status) throws MalformedResponse {
        boolean complete;
        long length = length();
        try {
            complete = isChunked() ? readChunks() : readUpTo(length);
        } catch (IOException e) {
            complete = false;
        }
        return new ProbeResponse(status, headers, body.toByteArray(), complete);
    }

    private boolean isChunked() {
        List<String> codings = headers.get("Transfer-Encoding");
        return codings != null
                && String.join(",", codings).toLowerCase(Locale.ROOT).trim().endsWith("chunked");
    }

    /** Returns the length that the headers state, or the greatest number if the end of the connection ends the body. */
    private long length() throws MalformedResponse {
        List<String> values = headers.get("Content-Length");
        if (values == null || headers.containsKey("Transfer-Encoding")) {
            return Long.MAX_VALUE;
        }
        Set<String> different = new LinkedHashSet<>(values);
        String value = different.iterator().next();
        if (different.size() > 1 || !LENGTH.matcher(value).matches()) {
            throw new MalformedResponse("the length of the body is contradictory or not a number");
        }
        return Long.parseLong(value);
    }

    /** Reads bytes up to a length; returns whether this is the whole body. */
    private boolean readUpTo(long length) throws IOException {
        byte[] buffer = new byte[4096];
        long missing = length;
        while (missing > 0 && body.size() < MAX_BODY) {
            int count = in.read(buffer, 0, (int) Math.min(Math.min(buffer.length, MAX_BODY - body.size()), missing));
            if (count < 0) {
                return length == Long.MAX_VALUE;
            }
            body.write(buffer, 0, count);
            missing -= count;
        }
        return missing == 0;
    }

    private boolean readChunks() throws IOException {
        while (body.size() < MAX_BODY) {
            String line = ResponseReader.line(in, MAX_CHUNK_LINE);
            int extension = line.indexOf(';');
            String size = (extension < 0 ? line : line.substring(0, extension)).trim();
            if (!CHUNK.matcher(size).matches()) {
                return false;
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                return true;
            }
            if (!readUpTo(length) || !ResponseReader.line(in, MAX_CHUNK_LINE).isEmpty()) {
                return false;
            }
        }
        return false;
    }
}
