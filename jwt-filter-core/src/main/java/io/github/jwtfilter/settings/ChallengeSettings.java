package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Settings of the responses to rejected requests. */
public final class ChallengeSettings {
    /** The body of the response to a rejected request. */
    public enum Body {
        /** A small JSON document (RFC 9457). */
        PROBLEM,
        /** The {@code <error-page>} that the application declares. */
        ERROR_PAGE
    }

    static final SettingKey<String> REALM = SettingKey.of(
                    "challenge.realm",
                    Parsers.headerText(),
                    Tier.RARE,
                    "The `realm` parameter of the challenge in a 401 response: printable ASCII without quotes or"
                            + " backslashes.")
            .or("application");

    /** The key {@code challenge.login-page}. */
    public static final SettingKey<String> LOGIN_PAGE = SettingKey.of(
            "challenge.login-page",
            Parsers.loginPage(),
            Tier.FREQUENT,
            "The page to which a browser navigation without a valid token is redirected: a path within the"
                    + " application (`/login.jsp`, for which GET is then allowed without a token) or an `https://`"
                    + " address. Other requests still get a 401 response.");

    static final SettingKey<Body> BODY = SettingKey.of(
                    "challenge.body",
                    Parsers.oneOf(Body.class),
                    Tier.RARE,
                    "The body of error responses: `problem` (JSON, RFC 9457) or, for GET, HEAD and POST, `error-page`"
                            + " (the error page of the application).")
            .or("problem");

    static final SettingKey<URI> RESOURCE_METADATA = SettingKey.of(
            "challenge.resource-metadata",
            Parsers.metadataAddress(),
            Tier.RARE,
            "The address of the application's protected resource metadata (RFC 9728), an `https://` address."
                    + " Challenges contain it, so that clients can find the authorization server. The filter does"
                    + " not serve the metadata.");

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
     * Returns the realm of challenges (RFC 9110 section 11.5).
     *
     * @return printable ASCII without quotes or backslashes
     */
    public String realm() {
        return realm;
    }

    /**
     * Returns the address to which browsers are redirected.
     *
     * @return a path that starts with one slash, or an absolute URL, if configured
     */
    public Optional<String> loginPage() {
        return loginPage;
    }

    /**
     * Returns the body of the response to a rejected request.
     *
     * @return the kind of body
     */
    public Body body() {
        return body;
    }

    /**
     * Returns the address of the protected resource metadata (RFC 9728 section 3).
     *
     * @return an https URL, or an http URL of this machine, in printable ASCII without quotes or backslashes, if
     *     configured
     */
    public Optional<URI> resourceMetadata() {
        return resourceMetadata;
    }
}
