package io.github.jwtfilter.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the structure of a JSON text, from left to right. The limit on nesting bounds the recursion. */
final class JsonReader {
    private static final int MAX_DEPTH = 16;
    private static final int USUAL_CLAIMS = 16;
    private static final int USUAL_MEMBERS = 4;

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

    /** The rest of an object from its opening brace on, or null if it is malformed. */
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

    /** Reads one member. A name that is there already is as bad as one that cannot be read. */
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
