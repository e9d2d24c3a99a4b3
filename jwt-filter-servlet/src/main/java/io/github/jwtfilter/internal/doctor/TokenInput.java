package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of an input, one per line. A token that was wrapped, so that all of its lines but the last have the same length, is
 * joined again. Empty lines are skipped.
 */
final class TokenInput {
    private static final int SHORTEST_WRAPPED = 40;

    private final TokenLines lines;
    private final boolean joined;
    private @Nullable String next;
    private @Nullable String peeked;
    private boolean ended;

    /** Creates the input; {@code joined} is whether wrapped tokens are joined, otherwise each line is a token. */
    TokenInput(InputStream in, boolean joined) {
        this.lines = new TokenLines(in);
        this.joined = joined;
    }

    /** Returns the next token, which {@link #next} returns again. */
    @Nullable
    String peek() throws IOException {
        if (peeked == null) {
            peeked = next();
        }
        return peeked;
    }

    /** Returns the next token without the text around it, or null at the end. */
    @Nullable
    String next() throws IOException {
        String known = peeked;
        if (known != null) {
            peeked = null;
            return known;
        }
        String line = line();
        while (joined && line != null && line.trim().isEmpty()) {
            line = line();
        }
        if (line == null || !joined) {
            return line == null ? null : TokenText.clean(line);
        }
        StringBuilder token = new StringBuilder(TokenText.clean(line));
        String last = line;
        String following = line();
        while (following != null && continues(last, following)) {
            token.append(TokenText.clean(following));
            last = following;
            following = line();
        }
        next = following;
        return token.toString();
    }

    private @Nullable String line() throws IOException {
        String pushed = next;
        if (pushed != null || ended) {
            next = null;
            return pushed;
        }
        String read = lines.next();
        ended = read == null;
        return read;
    }

    private static boolean continues(String last, String following) {
        String more = following.trim();
        return last.trim().length() >= SHORTEST_WRAPPED
                && !more.isEmpty()
                && more.length() <= last.trim().length()
                && !more.contains(" ")
                && !more.startsWith("eyJ");
    }
}
