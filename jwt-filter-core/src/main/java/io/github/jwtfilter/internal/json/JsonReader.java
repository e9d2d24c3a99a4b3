package io.github.jwtfilter.internal.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recursive descent parser for JSON structure. The limit on nesting bounds the recursion. */
final class JsonReader {
    private static final int MAX_DEPTH = 16;
    private static final int USUAL_CLAIMS = 16;
    private static final int USUAL_MEMBERS = 4;

    /** Marks the absence of a value, since null is a value. */
    private static final Object NONE = new Object();

    private final JsonInput in;
    private final JsonStrings strings;
    private final JsonNumbers numbers;

    JsonReader(byte[] utf8) {
        in = new JsonInput(utf8);
        strings = new JsonStrings(in);
        numbers = new JsonNumbers(in);
    }

    /** Returns the members of the top-level object, or null if the text is anything else. */
    @Nullable
    JsonMembers document() {
        in.skipWhiteSpace();
        if (in.peek() != '{') {
            return null;
        }
        JsonMembers members = object(1);
        in.skipWhiteSpace();
        return in.atEnd() ? members : null;
    }

    private @Nullable Object value(int depth) {
        switch (in.peek()) {
            case '"':
                return orNone(strings.read());
            case '{':
                JsonMembers members = object(depth + 1);
                return members == null ? NONE : members.toMap();
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

    /** Parses the rest of an object after its opening brace; returns null if it is malformed. */
    private @Nullable JsonMembers object(int depth) {
        JsonMembers members = new JsonMembers(depth == 1 ? USUAL_CLAIMS : USUAL_MEMBERS);
        if (depth > MAX_DEPTH || !in.take('{')) {
            return null;
        }
        in.skipWhiteSpace();
        if (in.take('}')) {
            return members;
        }
        do {
            in.skipWhiteSpace();
            if (!member(members, depth)) {
                return null;
            }
            in.skipWhiteSpace();
        } while (in.take(','));
        return in.take('}') ? members : null;
    }

    /** Parses one member; returns false if it is malformed or its name is a duplicate. */
    private boolean member(JsonMembers members, int depth) {
        String name = in.peek() == '"' ? strings.readName() : null;
        in.skipWhiteSpace();
        if (name == null || !in.take(':')) {
            return false;
        }
        in.skipWhiteSpace();
        Object value = value(depth);
        return value != NONE && members.add(name, value);
    }

    /** Parses the rest of an array after its opening bracket; returns null if it is malformed. */
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
