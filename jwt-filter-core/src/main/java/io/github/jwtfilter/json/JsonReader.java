package io.github.jwtfilter.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the structure of a JSON text, from left to right. The limit on nesting bounds the recursion. */
final class JsonReader {
    private static final int MAX_DEPTH = 16;
    private static final int USUAL_MEMBERS = 32;

    /** Stands for what is no value, since null is one. */
    private static final Object NONE = new Object();

    private final JsonInput in;
    private final JsonStrings strings;
    private final JsonNumbers numbers;

    JsonReader(byte[] utf8) {
        in = new JsonInput(utf8);
        strings = new JsonStrings(in);
        numbers = new JsonNumbers(in);
    }

    /** The members of the object that the whole text is, or null if it is anything else. */
    @Nullable
    Map<String, @Nullable Object> document() {
        in.skipWhiteSpace();
        if (in.peek() != '{') {
            return null;
        }
        Map<String, @Nullable Object> members = object(1);
        in.skipWhiteSpace();
        return in.atEnd() ? members : null;
    }

    private @Nullable Object value(int depth) {
        switch (in.peek()) {
            case '"':
                return orNone(strings.read());
            case '{':
                return orNone(object(depth + 1));
            case '[':
                return orNone(array(depth + 1));
            case 't':
                return in.take("true") ? true : NONE;
            case 'f':
                return in.take("false") ? false : NONE;
            case 'n':
                return in.take("null") ? null : NONE;
            default:
                return orNone(numbers.read());
        }
    }

    private static Object orNone(@Nullable Object value) {
        return value == null ? NONE : value;
    }

    /** The rest of an object from its opening brace on, or null if it is malformed. */
    private @Nullable Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(depth == 1 ? USUAL_MEMBERS : 4);
        if (depth > MAX_DEPTH || !in.take('{')) {
            return null;
        }
        in.skipWhiteSpace();
        if (in.take('}')) {
            return Collections.unmodifiableMap(members);
        }
        do {
            in.skipWhiteSpace();
            if (!member(members, depth)) {
                return null;
            }
            in.skipWhiteSpace();
        } while (in.take(','));
        return in.take('}') ? Collections.unmodifiableMap(members) : null;
    }

    /** Reads one member. A name that is there already is as bad as one that cannot be read. */
    private boolean member(Map<String, @Nullable Object> members, int depth) {
        String name = in.peek() == '"' ? strings.readName() : null;
        in.skipWhiteSpace();
        if (name == null || !in.take(':')) {
            return false;
        }
        in.skipWhiteSpace();
        Object value = value(depth);
        if (value == NONE) {
            return false;
        }
        int before = members.size();
        members.put(name, value);
        return members.size() > before;
    }

    /** The rest of an array from its opening bracket on, or null if it is malformed. */
    private @Nullable List<@Nullable Object> array(int depth) {
        List<@Nullable Object> elements = new ArrayList<>(4);
        if (depth > MAX_DEPTH || !in.take('[')) {
            return null;
        }
        in.skipWhiteSpace();
        if (in.take(']')) {
            return Collections.unmodifiableList(elements);
        }
        do {
            in.skipWhiteSpace();
            Object element = value(depth);
            if (element == NONE) {
                return null;
            }
            elements.add(element);
            in.skipWhiteSpace();
        } while (in.take(','));
        return in.take(']') ? Collections.unmodifiableList(elements) : null;
    }
}
