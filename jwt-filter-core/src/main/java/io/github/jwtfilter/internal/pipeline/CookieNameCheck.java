package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.settings.Report;
import org.jspecify.annotations.Nullable;

/**
 * Reports a token cookie that other hosts can set: browsers prevent that only for names with a prefix (RFC 6265bis
 * section 4.1.3). A cookie with {@code __Host-} has the path {@code /}, so that below another context path all
 * applications of the host receive it.
 */
final class CookieNameCheck {
    private static final String KEY = "token.cookie";

    private final String name;
    private final @Nullable String contextPath;
    private final Report report;

    CookieNameCheck(String name, @Nullable String contextPath, Report report) {
        this.name = name;
        this.contextPath = contextPath;
        this.report = report;
    }

    void run() {
        boolean secure = name.startsWith("__Secure-");
        if (name.startsWith("__Host-") || (secure && !isRoot())) {
            return;
        }
        String bare = secure ? name.substring("__Secure-".length()) : name;
        report.finding(
                KEY,
                "other hosts of the same domain" + (secure ? "" : ", and plain HTTP,")
                        + " can set a cookie of this name, with the token of another user",
                "rename it to __Host-" + bare + ", and set it with Secure, Path=/ and without Domain"
                        + (isRoot() ? "" : ", or at least __Secure-" + bare + " if its path must be another one")
                        + " (docs/cookies.md)");
    }

    private boolean isRoot() {
        return "".equals(contextPath);
    }
}
