package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of an input, one per line. A token that was wrapped, so that all of its lines but the last have the same length, is
 * joined again, as is one that was wrapped at its dots, and a JSON document. Empty lines are skipped.
 */
final class TokenInput {
    private static final int SHORTEST_WRAPPED = 40;
    private static final int MAX_DOCUMENT = 128 * 1024;
    private static final Pattern ENDS_AT_DOT = Pattern.compile("eyJ[^.]*\\.(?:[^.]+\\.)?");
    private static final Pattern TOKEN_PART = Pattern.compile("[A-Za-z0-9_.-]+");

    private final TokenLines lines;
    private final boolean joined;
    private @Nullable String next;
    private @Nullable String peeked;
    private @Nullable String remark;
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
        if (line == null) {
            return null;
        }
        remark = TokenText.rejected(line);
        if (!joined) {
            return TokenText.clean(line);
        }
        return line.trim().startsWith("{") ? document(line) : wrapped(line);
    }

    /** Returns a remark about the text around the token that {@link #next} has returned last, or null. */
    @Nullable
    String remark() {
        return remark;
    }

    /** Reads the response of a token endpoint, which can have several lines. */
    private String document(String first) throws IOException {
        StringBuilder json = new StringBuilder(first);
        String last = first;
        while (last != null && !last.trim().endsWith("}") && json.length() < MAX_DOCUMENT) {
            last = line();
            json.append(last == null ? "" : ' ' + last);
        }
        return TokenText.clean(json.toString());
    }

    private String wrapped(String first) throws IOException {
        StringBuilder token = new StringBuilder(TokenText.clean(first));
        String last = first;
        String following = line();
        while (following != null && continues(token, last, following)) {
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

    private static long dots(CharSequence text) {
        return text.chars().filter(c -> c == '.').count();
    }

    private static boolean continues(CharSequence token, String last, String following) {
        String more = following.trim();
        boolean atDot = more.startsWith(".") || ENDS_AT_DOT.matcher(token).matches();
        if (atDot && TOKEN_PART.matcher(more).matches() && dots(token) + dots(more) <= 2) {
            return true;
        }
        return last.trim().length() >= SHORTEST_WRAPPED
                && !more.isEmpty()
                && more.length() <= last.trim().length()
                && !more.contains(" ")
                && !more.startsWith("eyJ");
    }
}
