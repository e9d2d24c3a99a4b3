package io.github.jwtfilter.internal.json;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Parses numbers (RFC 8259 section 6). */
final class JsonNumbers {
    private static final int MAX_LENGTH = 100;

    /** The maximum number of digits that always fit a long. */
    private static final int SAFE_DIGITS = 18;

    private final JsonInput in;

    JsonNumbers(JsonInput in) {
        this.in = in;
    }

    /** Returns the next number, or null if it is malformed or too long. */
    @Nullable
    Number read() {
        int start = in.at;
        boolean negative = in.take('-');
        int first = in.at;
        long value = integer();
        int digits = in.at - first;
        if (digits == 0 || (digits > 1 && in.bytes[first] == '0')) {
            return null;
        }
        boolean whole = !isFollowedByMore();
        if (whole && digits <= SAFE_DIGITS) {
            return negative ? -value : value;
        }
        return readOther(start, whole);
    }

    /** Returns whether a fraction or an exponent follows. */
    private boolean isFollowedByMore() {
        int next = in.peek();
        return next == '.' || next == 'e' || next == 'E';
    }

    /** Returns a number of many digits, or with a fraction or an exponent, after its first digits. */
    private @Nullable Number readOther(int start, boolean whole) {
        if (!whole && !(skipFraction() && skipExponent())) {
            return null;
        }
        if (in.at - start > MAX_LENGTH) {
            return null;
        }
        String text = new String(in.bytes, start, in.at - start, StandardCharsets.ISO_8859_1);
        // Not a BigDecimal: converting 1e999999999 to an integer would exhaust memory.
        return whole ? ofManyDigits(text) : (Number) Double.valueOf(text);
    }

    private static Number ofManyDigits(String text) {
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    /** Returns the value of the next digits if they fit a long. */
    private long integer() {
        byte[] bytes = in.bytes;
        int i = in.at;
        long value = 0;
        for (; i < bytes.length; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
        }
        in.at = i;
        return value;
    }

    private boolean skipFraction() {
        return !in.take('.') || skipDigits();
    }

    private boolean skipExponent() {
        if (!in.take('e') && !in.take('E')) {
            return true;
        }
        if (!in.take('+')) {
            in.take('-');
        }
        return skipDigits();
    }

    private boolean skipDigits() {
        int start = in.at;
        integer();
        return in.at > start;
    }
}
