package io.github.jwtfilter.internal.jwks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of one DER SEQUENCE (X.690). Keys and certificates are distinguished by the types of their elements. */
final class DerSequence {
    private static final int SEQUENCE = 0x30;
    private static final int MAX_ELEMENTS = 12;

    private final StringBuilder tags = new StringBuilder();
    private final List<byte[]> elements = new ArrayList<>();

    private DerSequence() {}

    /** Returns the sequence, or null unless the bytes are exactly one sequence of at most twelve complete elements. */
    static @Nullable DerSequence of(byte[] der) {
        int start = contentStart(der, 0);
        if (start < 0 || der[0] != SEQUENCE || end(der, 0) != der.length) {
            return null;
        }
        DerSequence sequence = new DerSequence();
        int at = start;
        while (at < der.length && sequence.elements.size() < MAX_ELEMENTS) {
            int end = end(der, at);
            if (end < 0) {
                return null;
            }
            sequence.tags.append(String.format("%02x", der[at]));
            sequence.elements.add(Arrays.copyOfRange(der, at, end));
            at = end;
        }
        return at == der.length ? sequence : null;
    }

    /** Returns the tags of the elements, two hexadecimal digits each. */
    String tags() {
        return tags.toString();
    }

    /** Returns the tags in the first element; empty if that is not a sequence. */
    String tagsInFirst() {
        DerSequence first = elements.isEmpty() ? null : of(elements.get(0));
        return first == null ? "" : first.tags();
    }

    /** Returns an element, including its tag and length; null if there are fewer. */
    byte @Nullable [] element(int index) {
        return index < elements.size() ? elements.get(index) : null;
    }

    /** Returns the end index of the element at an index, or -1 if the element is incomplete. */
    private static int end(byte[] der, int at) {
        int start = contentStart(der, at);
        if (start < 0) {
            return -1;
        }
        int length = der[at + 1] & 0xff;
        if (length > 0x7f) {
            length = 0;
            for (int i = at + 2; i < start; i++) {
                length = (length << 8) | (der[i] & 0xff);
            }
        }
        return length <= der.length - start ? start + length : -1;
    }

    /**
     * Returns the start index of the content of the element at an index, or -1. A length has at most three bytes, since files
     * are bounded.
     */
    private static int contentStart(byte[] der, int at) {
        if (at + 2 > der.length) {
            return -1;
        }
        int length = der[at + 1] & 0xff;
        int more = length > 0x80 ? length - 0x80 : 0;
        boolean sound = length != 0x80 && more <= 3 && at + 2 + more <= der.length;
        return sound ? at + 2 + more : -1;
    }
}
