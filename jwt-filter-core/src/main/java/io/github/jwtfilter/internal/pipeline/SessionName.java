package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.digest.Sha256;
import io.github.jwtfilter.settings.SessionSettings;
import org.jspecify.annotations.Nullable;

/** The name of an application in the cookies and tokens of its sessions. */
public final class SessionName {
    private static final int MAX_LENGTH = 30;

    private SessionName() {}

    /**
     * Returns the configured name, or else that of the context path.
     *
     * @param settings the settings of the sessions
     * @param contextPath the context path, empty for the root; null without a server
     * @return a name of letters, digits, {@code -} and {@code _}
     */
    public static String of(SessionSettings settings, @Nullable String contextPath) {
        return settings.name().orElse(ofContext(contextPath));
    }

    /** Returns the path itself as far as possible, with a digest if another path could have the same name. */
    private static String ofContext(@Nullable String contextPath) {
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
        return Base64Url.encode(Sha256.of(contextPath)).substring(0, 8);
    }
}
