package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.digest.Sha256;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The name of an application in the cookies and tokens of its sessions. */
final class SessionName {
    private static final int MAX_LENGTH = 30;

    private SessionName() {}

    /**
     * Returns the name for a context path: the path itself as far as possible, with a digest if another path could have the same
     * name. Without a server, there is no context path.
     */
    static String of(@Nullable String contextPath) {
        if (contextPath == null) {
            return "app";
        }
        if (contextPath.isEmpty()) {
            return "ROOT";
        }
        String name = contextPath.substring(1).replaceAll("[^A-Za-z0-9_-]", "-");
        boolean exact = contextPath.equals("/" + name) && !name.equals("ROOT") && name.length() <= MAX_LENGTH;
        return exact ? name : name.substring(0, Math.min(name.length(), MAX_LENGTH)) + "-" + digest(contextPath);
    }

    private static String digest(String contextPath) {
        return Base64.getUrlEncoder().encodeToString(Sha256.of(contextPath)).substring(0, 8);
    }
}
