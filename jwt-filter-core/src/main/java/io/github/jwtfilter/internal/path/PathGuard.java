package io.github.jwtfilter.internal.path;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rejects a request whose path could have one meaning for the rules and another one for the server or the application.
 * It runs before any rule is evaluated, and it never normalizes: rules can compare the permitted paths unchanged.
 *
 * <p>A path must meet three conditions. The path that the server decoded contains nothing that is interpreted in two
 * ways anywhere. The path that the client sent contains nothing that servers are known to interpret differently. And
 * one is the plain decoding of the other, which detects any server that does more than decode.
 *
 * <p>The request URI must be a path. Servers parse the other forms of RFC 9112 section 3.2 before an application sees
 * them; if one does not, {@code http://host/path} and {@code *} are rejected.
 */
public final class PathGuard {
    /** The usual limit of servers for all headers of a request together, in characters. */
    private static final int MAX_LENGTH = 8 * 1024;

    private final Set<PathAllowance> allowed;
    private final ViewCheck view;
    private final RawCheck raw;
    private final SamenessCheck sameness;
    private final SessionParameter session;

    /**
     * Creates a guard.
     *
     * @param allowed the ambiguous paths that are permitted
     * @param sessionCookie the configured name of the container's session cookie, which is also that of the path
     *     parameter with the session ID; null if none was configured, for {@code jsessionid}
     */
    public PathGuard(Set<PathAllowance> allowed, @Nullable String sessionCookie) {
        this.allowed = EnumSet.noneOf(PathAllowance.class);
        this.allowed.addAll(allowed);
        this.view = new ViewCheck(allowed);
        this.raw = new RawCheck(allowed);
        this.sameness = new SamenessCheck(allowed);
        this.session = new SessionParameter(sessionCookie);
    }

    /**
     * Checks the path of a request, in time linear to its length.
     *
     * @param request the request
     * @return null if the path has one interpretation only, otherwise the reason to reject the request
     */
    public @Nullable RejectionReason check(RequestView request) {
        return unambiguous(request.rawPath(), request.contextPath(), request.path())
                ? null
                : RejectionReason.AMBIGUOUS_PATH;
    }

    /**
     * Decodes a path that no server has decoded yet, such as the target of a redirect.
     *
     * @param rawPath the path in its encoded form, without a query
     * @return the decoded path without the session parameter, or null if it is ambiguous
     */
    public @Nullable String decode(String rawPath) {
        int end = rawPath.length() > MAX_LENGTH ? SessionParameter.OTHER : session.start(rawPath);
        if (end == SessionParameter.OTHER || !raw.passes(rawPath, end)) {
            return null;
        }
        String path = Escapes.ofUtf8(rawPath, end).text();
        return path != null && view.passes(path) ? path : null;
    }

    private boolean unambiguous(String rawPath, String contextPath, String path) {
        if (rawPath.length() > MAX_LENGTH || path.length() > MAX_LENGTH) {
            return false;
        }
        if (PlainPath.is(rawPath, contextPath, path)) {
            return true;
        }
        int end = session.start(rawPath);
        return end != SessionParameter.OTHER
                && view.passes(path)
                && raw.passes(rawPath, end)
                && sameness.passes(rawPath, end, contextPath, path);
    }

    /**
     * Returns the permitted ambiguities, for the log.
     *
     * @return one line
     */
    public String summary() {
        if (allowed.isEmpty()) {
            return "ambiguous paths are rejected";
        }
        return allowed.stream()
                .map(PathAllowance::word)
                .collect(Collectors.joining(", ", "ambiguous paths are rejected, except for: ", " (path.allow)"));
    }
}
