package io.github.jwtfilter.internal.json;

import org.jspecify.annotations.Nullable;

/**
 * Parses one JSON object (RFC 8259) and rejects all input that parsers interpret differently: anything but strict UTF-8, a
 * byte order mark, duplicate members, content after the object, unpaired surrogates, nesting beyond 16 levels, and numbers of
 * more than 100 characters.
 *
 * <p>A separate parser, since its input is untrusted: it throws no exception for invalid JSON, shares no state between calls,
 * and parses a token in one pass.
 */
public final class StrictJson {
    private StrictJson() {}

    /**
     * Parses a text that must consist of exactly one JSON object. The caller limits its size.
     *
     * @param utf8 any bytes
     * @return the object, or null if the bytes are not exactly one strict JSON object
     */
    public static @Nullable JsonObject parse(byte[] utf8) {
        JsonMembers members = new JsonReader(utf8).document();
        return members == null ? null : new JsonObject(members);
    }
}
