package io.github.jwtfilter.internal.path;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The only permitted path parameter: the one with which containers track sessions of clients without cookies,
 * once, at the very end of the request URI.
 */
final class SessionParameter {
    /** Another parameter is present, or one in another place. */
    static final int OTHER = -1;

    /**
     * The characters, apart from letters and digits, of session IDs of the known containers with the names of their
     * nodes.
     */
    private static final String MARKS = "-._~!*'()$+:";

    private final List<String> beginnings;

    SessionParameter(@Nullable String cookie) {
        beginnings = cookie == null
                ? Collections.singletonList(beginning("jsessionid"))
                // Tomcat uses the name as configured; Undertow converts it to lower case.
                : Arrays.asList(beginning(cookie), beginning(cookie.toLowerCase(Locale.ROOT)));
    }

    private static String beginning(String name) {
        return ";" + name + "=";
    }

    /** Returns the index at which the parameter starts, the length of the text without one, or {@link #OTHER}. */
    int start(String rawPath) {
        int start = rawPath.indexOf(';');
        if (start < 0) {
            return rawPath.length();
        }
        for (String beginning : beginnings) {
            if (rawPath.startsWith(beginning, start) && isId(rawPath, start + beginning.length())) {
                return start;
            }
        }
        return OTHER;
    }

    private static boolean isId(String rawPath, int from) {
        for (int i = from; i < rawPath.length(); i++) {
            if (!isIdCharacter(rawPath.charAt(i))) {
                return false;
            }
        }
        return from < rawPath.length();
    }

    private static boolean isIdCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
    }
}
