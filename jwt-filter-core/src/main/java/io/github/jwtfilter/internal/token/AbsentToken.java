package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.settings.TokenSettings;
import java.util.List;

/**
 * Describes for the log where a request should contain a token, and the form of the value that it contains instead. Names of
 * cookies and values are not shown, since each may be a token.
 */
public final class AbsentToken {
    private static final String[] SCHEMES = {
        "Basic", "Digest", "Negotiate", "NTLM", "Token", "JWT", "OAuth", "ApiKey", "SAML", "AWS4-HMAC-SHA256"
    };
    private static final String JWT = "eyJ"; // the start of the base64url encoding of {"

    private final TokenSettings settings;
    private final String scheme;

    /**
     * Creates the description for the configured header and cookie.
     *
     * @param settings the names of header, scheme and cookie
     */
    public AbsentToken(TokenSettings settings) {
        this.settings = settings;
        boolean authorization = settings.header().equalsIgnoreCase("Authorization");
        this.scheme = settings.scheme().orElse(authorization ? "Bearer" : "");
    }

    /**
     * Describes a request without a token.
     *
     * @param request the request
     * @return the expected header or cookie, and the form of the sent value
     */
    public FailedCheck of(RequestView request) {
        String header = settings.header() + (scheme.isEmpty() ? "" : ": " + scheme);
        String expected = header
                + settings.cookie()
                        .map(name -> ", or the cookie " + ValueText.of(name))
                        .orElse("");
        return FailedCheck.of("token", expected, inHeader(request) + ", " + inCookies(request));
    }

    private String inHeader(RequestView request) {
        List<String> values = request.headers(settings.header());
        return values.isEmpty()
                ? "no " + settings.header()
                : settings.header() + " with " + form(values.get(0).trim());
    }

    private String form(String value) {
        if (value.isEmpty()) {
            return "an empty value";
        }
        for (String known : SCHEMES) {
            if (startsWith(known + " ", value)) {
                return "the scheme " + known;
            }
        }
        if (value.charAt(0) == '"' || value.charAt(0) == '\'') {
            return "quotes around the value";
        }
        if (value.startsWith(JWT)) {
            return "a token without a scheme";
        }
        return !scheme.isEmpty() && startsWith(scheme, value)
                ? scheme + " that no blank follows"
                : "another scheme, or none";
    }

    private static boolean startsWith(String prefix, String value) {
        return value.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private String inCookies(RequestView request) {
        int cookies = 0;
        int tokens = 0;
        for (String header : request.headers("Cookie")) {
            for (String pair : header.split(";", -1)) {
                cookies += pair.trim().isEmpty() ? 0 : 1;
                tokens += pair.substring(pair.indexOf('=') + 1).trim().startsWith(JWT) ? 1 : 0;
            }
        }
        if (cookies == 0) {
            return "no cookie";
        }
        return cookies
                + (cookies == 1 ? " cookie" : " cookies")
                + (settings.cookie().isPresent() ? " of other names" : " (token.cookie is not set)")
                + (tokens > 0 ? ", " + tokens + " with a token" : "");
    }
}
