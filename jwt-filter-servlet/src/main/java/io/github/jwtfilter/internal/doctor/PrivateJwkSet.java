package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.JsonWriter;
import io.github.jwtfilter.internal.json.StrictJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JWK Set (RFC 7517 section 5) with private keys, and with the other members that its file has. */
final class PrivateJwkSet {
    private final Map<String, @Nullable Object> others;
    private final List<Map<String, @Nullable Object>> keys;

    private PrivateJwkSet(Map<String, @Nullable Object> others, List<Map<String, @Nullable Object>> keys) {
        this.others = others;
        this.keys = keys;
    }

    static PrivateJwkSet of(Map<String, @Nullable Object> key) {
        return new PrivateJwkSet(new LinkedHashMap<>(), new ArrayList<>(Arrays.asList(key)));
    }

    /** Returns the set of a file, whose keys have been read as signing keys before; null if it is not a set. */
    static @Nullable PrivateJwkSet parse(byte[] content) {
        JsonObject parsed = StrictJson.parse(content);
        Object members = parsed == null ? null : parsed.get("keys");
        if (parsed == null || !(members instanceof List)) {
            return null;
        }
        List<Map<String, @Nullable Object>> keys = new ArrayList<>();
        for (Object member : (List<?>) members) {
            Map<String, @Nullable Object> key = new LinkedHashMap<>();
            ((Map<?, ?>) member).forEach((name, value) -> key.put(String.valueOf(name), value));
            keys.add(key);
        }
        Map<String, @Nullable Object> others = new LinkedHashMap<>(parsed.asMap());
        others.remove("keys");
        return new PrivateJwkSet(others, keys);
    }

    /** Returns the keys; changes to the list and to the keys change the set. */
    List<Map<String, @Nullable Object>> keys() {
        return keys;
    }

    /** Returns the content of the file, with one key on each line. */
    String json() {
        String rest = others.isEmpty() ? "}" : "," + JsonWriter.write(others).substring(1);
        return keys.stream()
                .map(JsonWriter::write)
                .collect(Collectors.joining(",\n", "{\"keys\":[\n", "\n]" + rest + "\n"));
    }
}
