package io.github.jwtfilter.path;

import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.settings.PathAllowance;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request whose path could mean one thing to the rules and another one to the server or the application. It
 * runs before any rule is read, and it never normalises: what it lets pass, rules can compare as it stands.
 *
 * <p>Three things are asked of a path. What the server decoded holds nothing that is ever read in two ways. What the
 * client sent holds nothing that servers are known to read differently. And the one is the plain decoding of the other,
 * so that a server which does more than decode, in whatever way, is noticed.
 *
 * <p>The request URI must be a path. Servers take the other forms of RFC 9112 section 3.2 apart before an application
 * sees them; where one does not, {@code http://host/path} and {@code *} are refused.
 */
public final class PathGuard {
    /** As much as the usual servers take for the whole head of a request, in characters. */
    private static final int MAX_LENGTH = 8 * 1024;

    private final Set<PathAllowance> allowed;
    private final ViewCheck view;
    private final RawCheck raw;
    private final SamenessCheck sameness;
    private final SessionParameter session;

    /**
     * Creates a guard.
     *
     * @param allowed what is admitted although it is ambiguous
     * @param sessionCookie the name of the container's session cookie as it was configured, which is also that of the
     *     path parameter with the session's ID; null if none was, for {@code jsessionid}
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
     * Judges the path of a request, in time linear to its length.
     *
     * @param request the request
     * @return null if the path can be read in one way only, or why the request is refused
     */
    public @Nullable RejectionReason check(RequestView request) {
        return unambiguous(request.rawPath(), request.contextPath(), request.path())
                ? null
                : RejectionReason.AMBIGUOUS_PATH;
    }

    /**
     * Reads a path that no server has decoded yet, such as one to redirect to.
     *
     * @param rawPath the path as it would be sent, without a query
     * @return the decoded path without the session parameter, or null if it could be read in more than one way
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
     * What is admitted, for the log.
     *
     * @return one line
     */
    public String summary() {
        if (allowed.isEmpty()) {
            return "ambiguous paths are refused";
        }
        return allowed.stream()
                .map(PathAllowance::word)
                .collect(Collectors.joining(", ", "ambiguous paths are refused, except for: ", " (path.allow)"));
    }
}
