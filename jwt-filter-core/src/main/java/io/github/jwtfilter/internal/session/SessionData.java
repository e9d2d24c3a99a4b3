package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.JsonWriter;
import io.github.jwtfilter.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The user of a session: the name, the roles, the claims that the application has passed at its start, and the login at a provider. */
final class SessionData {
    /** The limit of the JSON text, in characters: above that of a cookie, which applies first. */
    private static final int MAX_LENGTH = 65_536;

    private static final Set<String> OWN_CLAIMS = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            "iss", "aud", "sub", "iat", "nbf", "exp", "jti", "sid", "roles", "cnf", "typ", ProviderLogin.CLAIM)));

    private final String subject;
    private final List<String> roles;
    private final Map<String, @Nullable Object> claims;
    private final @Nullable ProviderLogin login;

    private SessionData(
            String subject, List<String> roles, Map<String, @Nullable Object> claims, @Nullable ProviderLogin login) {
        this.subject = subject;
        this.roles = roles;
        this.claims = claims;
        this.login = login;
    }

    /**
     * Checks the values that an application passes.
     *
     * @throws IllegalArgumentException if one cannot be in a token; the message contains no value
     */
    static SessionData of(
            String subject, Collection<String> roles, Map<String, ?> claims, @Nullable ProviderLogin login) {
        if (subject.trim().isEmpty()) {
            throw new IllegalArgumentException("the name of the user is blank");
        }
        checkRoles(roles);
        for (String name : claims.keySet()) {
            if (OWN_CLAIMS.contains(name)) {
                throw new IllegalArgumentException("the claim " + name + " is set by the filter; use another name");
            }
        }
        return new SessionData(subject, new ArrayList<>(roles), new LinkedHashMap<>(claims), login);
    }

    private static void checkRoles(Collection<String> roles) {
        for (String role : roles) {
            if (role == null || role.trim().isEmpty()) {
                throw new IllegalArgumentException("the name of a role is blank");
            }
        }
    }

    /** Returns the same user with the login of a refresh that does not describe the user. */
    SessionData with(ProviderLogin newLogin) {
        return with(roles, newLogin);
    }

    /**
     * Returns the same user with the roles and the login of a refresh.
     *
     * @throws IllegalArgumentException if a role is blank
     */
    SessionData with(Collection<String> newRoles, ProviderLogin newLogin) {
        checkRoles(newRoles);
        return new SessionData(subject, new ArrayList<>(newRoles), claims, newLogin);
    }

    /** Reads the data of a stored session. */
    static SessionData parse(String text) {
        JsonObject json = StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
        String subject = json == null ? null : json.string("sub");
        Object roles = json == null ? null : json.get("roles");
        Object claims = json == null ? null : json.get("claims");
        Object stored = json == null ? null : json.get("login");
        ProviderLogin login = stored == null ? null : ProviderLogin.parse(stored);
        if (subject == null
                || !(roles instanceof List)
                || !(claims instanceof Map)
                || (stored != null && login == null)) {
            throw new StoreException("The store contains a session that this version cannot read");
        }
        List<String> names = new ArrayList<>();
        ((List<?>) roles).forEach(role -> names.add(String.valueOf(role)));
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        ((Map<?, ?>) claims).forEach((name, value) -> others.put(String.valueOf(name), value));
        return new SessionData(subject, names, others, login);
    }

    String subject() {
        return subject;
    }

    /** Returns the login at an identity provider; null if the application has authenticated the user. */
    @Nullable
    ProviderLogin login() {
        return login;
    }

    /** Adds the claims of the user to those of a token. */
    void addTo(Map<String, @Nullable Object> token) {
        if (!roles.isEmpty()) {
            token.put("roles", roles);
        }
        token.putAll(claims);
        if (login != null) {
            token.put(ProviderLogin.CLAIM, login.claim());
        }
    }

    /**
     * Returns a JSON object in ASCII, which every store can hold.
     *
     * @throws IllegalArgumentException if a value has no JSON form, or all are too long
     */
    String text() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("sub", subject);
        members.put("roles", roles);
        members.put("claims", claims);
        if (login != null) {
            members.put("login", login.json());
        }
        String text = ascii(JsonWriter.write(members));
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the name, the roles and the claims are too long for a session");
        }
        return text;
    }

    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7f) {
                ascii.append(c);
            } else {
                ascii.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }

    /** Hides the values, which are personal data. */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
