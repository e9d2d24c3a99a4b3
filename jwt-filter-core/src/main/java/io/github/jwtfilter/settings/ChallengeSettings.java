package io.github.jwtfilter.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How a refusal is answered. */
public final class ChallengeSettings {
    /** What the body of a refusal is. */
    public enum Body {
        /** A small JSON document (RFC 9457). */
        PROBLEM,
        /** Whatever the application has declared as its {@code <error-page>}. */
        ERROR_PAGE
    }

    static final SettingKey<String> REALM = SettingKey.of(
                    "challenge.realm",
                    Parsers.headerText(),
                    Tier.RARE,
                    "The realm that a 401 answer names: printable ASCII without quotes or backslashes.")
            .or("application");
    static final SettingKey<String> LOGIN_PAGE = SettingKey.of(
            "challenge.login-page",
            Parsers.loginPage(),
            Tier.FREQUENT,
            "Where a browser that navigates without a good token is sent: a path below the application (`/login.jsp`,"
                    + " which then anyone may GET) or an `https://` address. Programs are still answered 401.");
    static final SettingKey<Body> BODY = SettingKey.of(
                    "challenge.body",
                    Parsers.oneOf(Body.class),
                    Tier.RARE,
                    "The body of refusals: `problem` (JSON, RFC 9457) or, for GET, HEAD and POST, `error-page` (the"
                            + " application's own).")
            .or("problem");

    static final SettingKey<URI> RESOURCE_METADATA = SettingKey.of(
            "challenge.resource-metadata",
            Parsers.metadataAddress(),
            Tier.RARE,
            "The address of the application's metadata as a protected resource (RFC 9728), which challenges then name so that"
                    + " clients can find out where to get a token. An `https://` address; something else must serve it.");

    static final List<SettingKey<?>> KEYS =
            Collections.unmodifiableList(Arrays.asList(REALM, LOGIN_PAGE, BODY, RESOURCE_METADATA));

    private final String realm;
    private final Optional<String> loginPage;
    private final Body body;
    private final Optional<URI> resourceMetadata;

    ChallengeSettings(Values values) {
        realm = values.get(REALM);
        loginPage = values.find(LOGIN_PAGE);
        body = values.get(BODY);
        resourceMetadata = values.find(RESOURCE_METADATA);
    }

    /**
     * The realm of challenges.
     *
     * @return printable ASCII without quotes or backslashes
     */
    public String realm() {
        return realm;
    }

    /**
     * Where browsers are sent.
     *
     * @return a path that starts with one slash, or an absolute URL, if given
     */
    public Optional<String> loginPage() {
        return loginPage;
    }

    /**
     * What the body of a refusal is.
     *
     * @return the kind of body
     */
    public Body body() {
        return body;
    }

    /**
     * Where the metadata of the protected resource are (RFC 9728 section 3).
     *
     * @return an https URL, or an http one on this machine, in printable ASCII without quotes or backslashes, if given
     */
    public Optional<URI> resourceMetadata() {
        return resourceMetadata;
    }
}
