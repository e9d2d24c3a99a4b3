package io.github.jwtfilter.json;

import org.jspecify.annotations.Nullable;

/**
 * Parses one JSON object (RFC 8259) and refuses whatever another reader might take differently: anything but strict
 * UTF-8, a byte order mark, a member given twice, content after the object, unpaired surrogates, nesting beyond 16 levels, and
 * numbers of more than 100 characters.
 *
 * <p>It is a parser of its own, since anybody can send what it reads: nothing is thrown and nothing shared for what is no JSON,
 * and a token costs one pass.
 */
public final class StrictJson {
    private StrictJson() {}

    /**
     * Parses a text that must be one JSON object and nothing else. The caller bounds its size.
     *
     * @param utf8 any bytes
     * @return the object, or null if the bytes are not exactly one strict JSON object
     */
    public static @Nullable JsonObject parse(byte[] utf8) {
        JsonMembers members = new JsonReader(utf8).document();
        return members == null ? null : new JsonObject(members);
    }
}
