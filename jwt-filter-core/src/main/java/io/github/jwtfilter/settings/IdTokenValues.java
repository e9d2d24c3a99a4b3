package io.github.jwtfilter.settings;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of an issuer for its ID tokens: the audience is the client ID (OpenID Connect Core 1.0 section 2), and requirements
 * that describe access tokens do not apply. Requirements of the file for other claims restrict the users, so they apply.
 */
final class IdTokenValues implements Values {
    /** Claims that state for which purpose, client or permissions a token was issued, rather than who the user is. */
    private static final Set<String> OF_ACCESS_TOKENS = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            "typ",
            "token_use",
            "tokenUse",
            "use",
            "ver",
            "idtyp",
            "gty",
            "azp",
            "azpacr",
            "appid",
            "appidacr",
            "apptype",
            "client_id",
            "cid",
            "uti",
            "jti",
            "nbf",
            "scope",
            "scp")));

    private final Scope scope;
    private final Values values;
    private final List<String> audience;
    private final boolean restricted;

    /** {@code audience} is the client ID, or empty for any; {@code restricted} is whether the requirements for users apply. */
    IdTokenValues(Scope scope, Values values, List<String> audience, boolean restricted) {
        this.restricted = restricted;
        this.scope = scope;
        this.values = values;
        this.audience = audience;
    }

    @Override
    public <T> T get(SettingKey<T> key) {
        Optional<T> value = find(key);
        return value.isPresent() ? value.get() : key.defaultValue();
    }

    @Override
    @SuppressWarnings("unchecked") // the type is that of the key
    public <T> Optional<T> find(SettingKey<T> key) {
        if (key == IssuerSettings.AUDIENCE) {
            return (Optional<T>) Optional.of(audience);
        }
        if (key == IssuerSettings.AUDIENCE_CLAIM || key == ClaimSettings.MAX_AGE || key == ClaimSettings.MAX_LIFETIME) {
            return Optional.empty();
        }
        if (key == ClaimSettings.REQUIRED) {
            return restricted
                    ? (Optional<T>) values.find(ClaimSettings.REQUIRED).map(IdTokenValues::ofUsers)
                    : Optional.empty();
        }
        return values.find(key);
    }

    private static List<String> ofUsers(List<String> claims) {
        return claims.stream()
                .filter(claim -> !OF_ACCESS_TOKENS.contains(claim))
                .collect(Collectors.toList());
    }

    @Override
    public List<String> listOrAny(SettingKey<List<String>> key) {
        return key == IssuerSettings.AUDIENCE ? audience : values.listOrAny(key);
    }

    @Override
    public <T> Map<String, T> family(SettingKey<T> key) {
        Map<String, T> family = new LinkedHashMap<>(values.family(key));
        family.keySet().removeIf(name -> !isOfUsers(key.stem() + name, name));
        return Collections.unmodifiableMap(family);
    }

    /** Returns whether a line restricts the users; the lines of a preset describe access tokens. */
    private boolean isOfUsers(String key, String claim) {
        @Nullable Entry entry = scope.get(key);
        return restricted && entry != null && entry.known() == null && !OF_ACCESS_TOKENS.contains(claim);
    }

    @Override
    public Values reportingTo(Report report) {
        return new IdTokenValues(scope, values.reportingTo(report), audience, restricted);
    }
}
