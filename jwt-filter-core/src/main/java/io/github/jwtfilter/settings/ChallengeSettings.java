package io.github.jwtfilter.settings;

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
                    "The body of refusals: `problem` (JSON, RFC 9457) or `error-page` (the application's own).")
            .or("problem");

    static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(REALM, LOGIN_PAGE, BODY));

    private final String realm;
    private final Optional<String> loginPage;
    private final Body body;

    ChallengeSettings(Values values) {
        realm = values.get(REALM);
        loginPage = values.find(LOGIN_PAGE);
        body = values.get(BODY);
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
}
