package io.github.jwtfilter.internal.doctor;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token as people copy it: with the name of the header or a variable, the scheme, quotes and blanks around it, in the response of
 * a token endpoint, in a command of curl, or in a header with cookies.
 */
final class TokenText {
    /** The problem of a token among the arguments of a command. */
    static final String MISPLACED =
            "Write the token to standard input or into a file, and not into the command line, which the history of the shell"
                    + " and the list of processes show: explain FILE < token.txt";

    private static final String JWT = "(?<![A-Za-z0-9._-])(eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*)";
    /** A byte order mark, a no-break space and typographic quotes in UTF-8, each byte as one character. */
    private static final String FOREIGN = "\u00ef\u00bb\u00bf|\u00c2\u00a0|\u00e2\u0080[\u0098-\u009f]";

    private static final Pattern AROUND = Pattern.compile("(?i)(?:-H\\s+|[\"'`]|\\s|" + FOREIGN
            + "|Authorization\\s*[:=]\\s*|\"?(?:access_token|token)\"?\\s*[:=]\\s*|Bearer(?=\\s)\\s+"
            + "|(?:export|set|const|let|var)\\s+(?=\\w+\\s*=)|\\$?\\w{1,60}\\s*[:=]\\s*(?=[\"'`]?eyJ)"
            + "|[a-z]{1,20}\\s+(?=[\"'`]?eyJ))+");
    private static final Pattern TRAILING = Pattern.compile("(?:[\\s\"'`,;]|" + FOREIGN + ")+$");

    private static final Pattern[] EMBEDDED = {
        Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"\\s\\\\]+)\""),
        Pattern.compile("(?:^|[?#&\\s])access_token=([^&\\s\"']+)(?=&)"),
        Pattern.compile("(?i)-H\\s*[\"']?Authorization:\\s*Bearer\\s+" + JWT + "(?=[\"'])"),
    };
    private static final Pattern ONE_TOKEN = Pattern.compile("(?is)\\s*(?:[{]|(?:Set-)?Cookie:|curl\\s|https?://).*");
    private static final Pattern ANY = Pattern.compile(JWT + "(?![A-Za-z0-9._~+/=-])");

    private static final Pattern ALONE = Pattern.compile(JWT);
    private static final String START = "(?is)[\"'\\s]*(?:Authorization\\s*:\\s*)?";
    private static final Object[][] REJECTED = {
        {Pattern.compile(START + "Bearer\\s+[\"']?Bearer\\s.*"), "Bearer occurs twice"},
        {Pattern.compile(START + "Bearer\\s*:.*"), "there is a colon after Bearer"},
        {Pattern.compile(START + "Bearer\\s+[\"'].*"), "the token is in quotes"},
        {
            Pattern.compile(START + "(?!Bearer\\s|export\\s|set\\s|const\\s|let\\s|var\\s)[a-z]+\\s+eyJ.*"),
            "the scheme is not Bearer"
        },
    };

    private TokenText() {}

    /** Returns the token alone. A text that is none is returned without its blanks. */
    static String clean(String text) {
        String embedded = embedded(text);
        if (embedded != null) {
            return embedded;
        }
        Matcher around = AROUND.matcher(text);
        String rest = around.lookingAt() ? text.substring(around.end()) : text;
        return TRAILING.matcher(rest).replaceFirst("");
    }

    /** Returns why the filter would not accept the text as the value of a header although the token in it can be valid; or null. */
    static @Nullable String rejected(String text) {
        for (Object[] row : REJECTED) {
            if (((Pattern) row[0]).matcher(text).matches()) {
                return (String) row[1];
            }
        }
        return null;
    }

    /** Returns whether a text is a JWT without anything around it. */
    static boolean isToken(String text) {
        return ALONE.matcher(text).matches();
    }

    /** Returns a text in which {@code ...} replaces each token. */
    static String mask(@Nullable String text) {
        return text == null ? "" : ALONE.matcher(text).replaceAll("...");
    }

    private static @Nullable String embedded(String text) {
        for (Pattern pattern : EMBEDDED) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        Set<String> tokens = new LinkedHashSet<>();
        Matcher token = ANY.matcher(ONE_TOKEN.matcher(text).matches() ? text : "");
        while (token.find()) {
            tokens.add(token.group(1));
        }
        return tokens.size() == 1 ? tokens.iterator().next() : null;
    }
}
