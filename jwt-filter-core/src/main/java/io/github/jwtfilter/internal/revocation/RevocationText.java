package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.internal.logging.LogText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Describes revocations for operators, in printable ASCII of limited length. */
public final class RevocationText {
    /** The longest text of one value: two of them, with names, have less than 400 characters. */
    private static final int MAX_VALUE = 185;

    private static final int FEWER = 3;

    private RevocationText() {}

    /**
     * Returns a line for an operator.
     *
     * @param revocation a revocation
     * @return its ID, kind, values and times
     */
    public static String line(StoredRevocation revocation) {
        return revocation.id() + " " + revocation.kind() + " " + revocation.description() + times(revocation);
    }

    /** Returns the times of a revocation, as the end of a line. */
    static String times(StoredRevocation revocation) {
        long issuedBefore = revocation.issuedBefore();
        long expiresAt = revocation.expiresAt();
        return (issuedBefore == StoredRevocation.EVERY_TOKEN
                        ? ""
                        : ", issued before " + Instant.ofEpochMilli(issuedBefore))
                + (expiresAt == StoredRevocation.NEVER
                        ? ", until it is removed"
                        : ", until " + Instant.ofEpochMilli(expiresAt));
    }

    /** Returns two values with their names. */
    static String of(String firstName, @Nullable String first, String secondName, @Nullable String second) {
        return of(firstName, first) + " " + of(secondName, second);
    }

    /** Returns a value with its name. */
    static String of(String name, @Nullable String value) {
        return name + "=" + shortened(value);
    }

    /** Shortens the value, not the escaped text, so that no escape is cut. */
    private static String shortened(@Nullable String value) {
        String text = LogText.of(value);
        int length = value == null ? 0 : Math.min(value.length(), MAX_VALUE);
        while (value != null && text.length() > MAX_VALUE) {
            length -= Math.max(1, length / FEWER);
            text = LogText.of(value.substring(0, length)) + "...";
        }
        return text;
    }
}
