package io.github.jwtfilter.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Parses one JSON object (RFC 8259) and refuses whatever another reader might take differently: anything but strict
 * UTF-8, a byte order mark, a member given twice, content after the object, unpaired surrogates, nesting beyond
 * {@value #MAX_DEPTH} levels, and numbers of more than {@value #MAX_NUMBER_LENGTH} characters.
 */
public final class StrictJson {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER_LENGTH = 100;

    static final JsonFactory FACTORY = JsonFactory.builder()
            // Names from outside must neither fill a shared symbol table nor be interned.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    // Callers bound the input as a whole.
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            // A pool of our own: a ThreadLocal would hold the application's class loader after it was stopped.
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build();

    private StrictJson() {}

    /**
     * Parses a text that must be one JSON object and nothing else. The caller bounds its size.
     *
     * @param utf8 any bytes
     * @return the object, or null if the bytes are not exactly one strict JSON object
     */
    public static @Nullable JsonObject parse(byte[] utf8) {
        char[] text = StrictUtf8.decode(utf8);
        if (text == null) {
            return null;
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            JsonObject object = new JsonObject(JsonValues.object(parser));
            return parser.nextToken() == null ? object : null;
        } catch (IOException | RuntimeException e) {
            // Not JSON. The exception is dropped because its message holds the text.
            return null;
        }
    }
}
