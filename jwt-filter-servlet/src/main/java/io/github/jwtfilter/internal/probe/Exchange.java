package io.github.jwtfilter.internal.probe;

import io.github.jwtfilter.internal.logging.LogText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request, and its response or the reason why it has none. */
final class Exchange {
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("([A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,60})(?:[ \\t]*;.*)?");

    private final ProbeRequest request;
    private final @Nullable ProbeResponse response;
    private final @Nullable NoResponse failure;

    private Exchange(ProbeRequest request, @Nullable ProbeResponse response, @Nullable NoResponse failure) {
        this.request = request;
        this.response = response;
        this.failure = failure;
    }

    static Exchange of(ProbeRequest request, ProbeResponse response) {
        return new Exchange(request, response, null);
    }

    static Exchange failed(ProbeRequest request, NoResponse failure) {
        return new Exchange(request, null, failure);
    }

    ProbeRequest request() {
        return request;
    }

    /** Returns the response, or null. */
    @Nullable
    ProbeResponse response() {
        return response;
    }

    /** Returns the reason why there is no response, or null. */
    @Nullable
    NoResponse failure() {
        return failure;
    }

    /** Returns a type without its parameters if it is well-formed. */
    private static String mediaType(String type) {
        Matcher matcher = MEDIA_TYPE.matcher(type);
        return matcher.matches() ? String.valueOf(matcher.group(1)) : LogText.quoted(type);
    }

    /** Returns status, type and length of the response, or why there is none; text of the server is escaped. */
    String received() {
        ProbeResponse received = response;
        if (received == null) {
            return failure == null ? "" : failure.text();
        }
        StringBuilder text = new StringBuilder().append(received.status());
        String type = received.single("Content-Type");
        if (received.length() > 0) {
            if (type != null) {
                text.append(", ").append(mediaType(type));
            }
            text.append(", ").append(received.length()).append(received.length() == 1 ? " byte" : " bytes");
            text.append(received.isComplete() ? "" : " read");
        }
        return text.toString();
    }
}
