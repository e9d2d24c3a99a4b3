package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of one cookie in a request, including the chunks of values that were too large for one cookie. */
final class CookieValues {
    private static final PresentedToken TOO_MANY =
            PresentedToken.inCookie(Result.rejected(RejectionReason.SEVERAL_COOKIES));

    /** ASP.NET Core writes the first, Katana wrote the second. */
    private static final String[] COUNTS = {"chunks-", "chunks:"};

    private final String name;
    private final int maxSize;
    private final List<String> values = new ArrayList<>(2);
    private final Map<ChunkNaming, CookieChunks> chunks = new EnumMap<>(ChunkNaming.class);
    private boolean tooMany;

    CookieValues(String name, int maxSize) {
        this.name = name;
        this.maxSize = maxSize;
    }

    /**
     * Adds a cookie whose name starts with the configured one. Empty cookies, as a logout leaves them behind, are
     * ignored.
     */
    void add(String cookie, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (cookie.length() == name.length()) {
            addValue(value);
            return;
        }
        ChunkNaming naming = ChunkNaming.of(cookie, name.length());
        if (naming != null) {
            CookieChunks known = chunks.computeIfAbsent(naming, unused -> new CookieChunks());
            tooMany |= !known.add(naming.index(cookie, name.length()), value);
        }
    }

    private void addValue(String value) {
        if (!values.contains(value)) {
            tooMany |= values.size() == CookieTokenSource.MAX_VALUES;
            if (!tooMany) {
                values.add(value);
            }
        }
    }

    /** Returns the token, or several candidates if the values differ. */
    PresentedToken presented() {
        if (tooMany) {
            return TOO_MANY;
        }
        boolean whole = chunks.isEmpty() && (values.isEmpty() || count(values.get(0)) < 0);
        return whole && values.size() <= 1 ? of(values, null) : joined();
    }

    private PresentedToken joined() {
        Set<String> tokens = new LinkedHashSet<>();
        Result<String> failure = null;
        for (String value : values) {
            int count = count(value);
            if (count < 0) {
                tokens.add(value);
            } else {
                failure = first(failure, joinCounted(count, tokens));
            }
        }
        failure = first(failure, joinAll(ChunkNaming.DOT, tokens));
        failure = first(failure, joinAll(ChunkNaming.UNDERSCORE, tokens));
        return tooMany ? TOO_MANY : of(new ArrayList<>(tokens), failure);
    }

    private static @Nullable Result<String> first(@Nullable Result<String> known, @Nullable Result<String> other) {
        return known == null ? other : known;
    }

    /** Joins the number of ASP.NET chunks that the cookie declares; further chunks belong to an earlier, larger value. */
    private @Nullable Result<String> joinCounted(int count, Collection<String> tokens) {
        CookieChunks parts = chunks.get(ChunkNaming.ASP_NET);
        if (parts == null || count == 0 || parts.length() < count) {
            return Result.rejected(RejectionReason.INCOMPLETE_COOKIE);
        }
        return join(parts, count, false, tokens);
    }

    private @Nullable Result<String> joinAll(ChunkNaming naming, Collection<String> tokens) {
        CookieChunks parts = chunks.get(naming);
        if (parts == null) {
            return null;
        }
        if (parts.length() == 0) {
            return Result.rejected(RejectionReason.INCOMPLETE_COOKIE);
        }
        Result<String> failure = join(parts, parts.length(), true, tokens);
        return failure == null || parts.isComplete() ? failure : Result.rejected(RejectionReason.INCOMPLETE_COOKIE);
    }

    /** Adds the joined tokens; if there is none, returns the joined value, for its rejection reason. */
    private @Nullable Result<String> join(
            CookieChunks parts, int count, boolean withoutSurplus, Collection<String> tokens) {
        if (parts.combinations(count) > CookieTokenSource.MAX_VALUES) {
            tooMany = true;
            return null;
        }
        List<List<String>> joined = parts.first(count);
        Set<String> found = new LinkedHashSet<>();
        new ChunkJoiner(joined, maxSize, withoutSurplus, found).join();
        tokens.addAll(found);
        tooMany |= tokens.size() > CookieTokenSource.MAX_VALUES;
        return found.isEmpty() ? whole(joined) : null;
    }

    /** Returns the first values joined, which are not a token, so that the parser reports the rejection reason. */
    private Result<String> whole(List<List<String>> joined) {
        StringBuilder whole = new StringBuilder();
        for (List<String> parts : joined) {
            whole.append(parts.get(0));
        }
        return whole.length() > maxSize
                ? Result.rejected(RejectionReason.TOO_LARGE)
                : Result.accepted(whole.toString());
    }

    private static PresentedToken of(List<String> tokens, @Nullable Result<String> failure) {
        if (tokens.size() > 1) {
            return PresentedToken.inCookies(tokens);
        }
        if (tokens.isEmpty()) {
            return failure == null ? PresentedToken.none() : PresentedToken.inCookie(failure);
        }
        return PresentedToken.inCookie(Result.accepted(tokens.get(0)));
    }

    /** Returns the number of chunks that a value declares, 0 for an invalid one; negative if the value declares none. */
    private static int count(String value) {
        for (String start : COUNTS) {
            if (value.startsWith(start)) {
                return Math.max(0, ChunkNaming.number(value, start.length()));
            }
        }
        return -1;
    }
}
