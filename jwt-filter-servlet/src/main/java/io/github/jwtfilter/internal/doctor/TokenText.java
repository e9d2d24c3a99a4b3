package io.github.jwtfilter.internal.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A token as people copy it: with the name of the header, the scheme, quotes and blanks around it, and with line breaks. */
final class TokenText {
    private static final Pattern AROUND = Pattern.compile(
            "(?i)(?:-H\\s+|[\"'`]|\\s|Authorization\\s*[:=]\\s*|\"?(?:access_token|token)\"?\\s*[:=]\\s*|Bearer(?=\\s)\\s+)+");

    private static final String TRAILING = "[\\s\"'`,;]+$";

    private TokenText() {}

    /** Returns the token alone. A text that is none is returned without its blanks. */
    static String clean(String text) {
        Matcher around = AROUND.matcher(text);
        String rest = around.lookingAt() ? text.substring(around.end()) : text;
        return rest.replaceFirst(TRAILING, "");
    }
}
