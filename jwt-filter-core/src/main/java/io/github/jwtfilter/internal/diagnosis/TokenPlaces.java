package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.remedy.KindCauses;
import io.github.jwtfilter.internal.remedy.RequestCauses;
import io.github.jwtfilter.settings.TokenSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a JWT in a place of the request other than the configured one. Names the place and never the token. */
final class TokenPlaces {
    private static final String AUTHORIZATION = "Authorization";
    private static final String JWT = "eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*";
    private static final Pattern SCHEME = Pattern.compile("[\"']?([A-Za-z][A-Za-z0-9_-]*)(:?) +\"?(?:" + JWT + ").*");
    private static final Pattern CONSTRAINED = Pattern.compile("(?i)(?:DPoP|PoP|GNAP)\\b.*");
    private static final Pattern BARE = Pattern.compile("(" + JWT + ").*");
    private static final Pattern COOKIE = Pattern.compile("(?:^|;)\\s*([^=;\\s]+)=\"?" + JWT);
    private static final String[] HEADERS = {
        "X-Forwarded-Access-Token",
        "X-Access-Token",
        "X-Auth-Request-Access-Token",
        "X-Auth-Token",
        "X-Amzn-Oidc-Accesstoken",
        "X-Goog-Iap-Jwt-Assertion",
        "Cf-Access-Jwt-Assertion",
        "X-MS-TOKEN-AAD-ACCESS-TOKEN",
        "X-Pomerium-Jwt-Assertion",
        "X-Jwt-Assertion",
        "X-Id-Token",
        "X-JWT",
        "Token"
    };

    private TokenPlaces() {}

    static Advice find(RequestView request, TokenSettings settings) {
        for (String value : request.headers(AUTHORIZATION)) {
            Advice advice = authorization(value, settings);
            if (advice != null) {
                return advice;
            }
        }
        for (String header : request.headers("Cookie")) {
            Matcher cookie = COOKIE.matcher(header);
            if (cookie.find()) {
                return Advice.of(RequestCauses.COOKIE, null, cookie.group(1));
            }
        }
        for (String name : HEADERS) {
            if (!name.equalsIgnoreCase(settings.header()) && holdsJwt(request, name)) {
                return Advice.of(RequestCauses.HEADER, null, name);
            }
        }
        return Advice.of(RequestCauses.NO_TOKEN);
    }

    private static @Nullable Advice authorization(String value, TokenSettings settings) {
        if (CONSTRAINED.matcher(value).matches()) {
            return Advice.of(KindCauses.DPOP_SCHEME);
        }
        if (!settings.header().equalsIgnoreCase(AUTHORIZATION)) {
            return value.contains("eyJ") ? Advice.of(RequestCauses.HEADER, null, AUTHORIZATION) : null;
        }
        if (value.startsWith("\"") || value.startsWith("'")) {
            return Advice.of(RequestCauses.QUOTES);
        }
        if (BARE.matcher(value).matches()) {
            return Advice.of(RequestCauses.NO_SCHEME);
        }
        Matcher scheme = SCHEME.matcher(value);
        if (!scheme.matches()) {
            return null;
        }
        return scheme.group(2).isEmpty()
                ? Advice.of(RequestCauses.SCHEME, null, scheme.group(1))
                : Advice.of(RequestCauses.SCHEME_COLON);
    }

    private static boolean holdsJwt(RequestView request, String name) {
        return request.headers(name).stream()
                .anyMatch(value -> value.regionMatches(true, 0, "Bearer eyJ", 0, 10) || value.startsWith("eyJ"));
    }
}
