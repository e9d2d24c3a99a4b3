package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.ChallengeSettings;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.LoginSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SessionSettingKeys;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.SigningSettingKeys;
import io.github.jwtfilter.settings.value.Placeholder;
import io.github.jwtfilter.settings.value.Secret;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the settings of the login at an identity provider against each other, and against those of sessions. */
final class LoginChecks {
    /** The minimum length of {@code login.encryption-key}: that of a key of AES-256. */
    private static final int ENCRYPTION_KEY_BYTES = 32;

    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.~-]{1,64}");

    /** Parameters that the filter sets, or that change the response (RFC 6749, RFC 7636, RFC 9101, RFC 9449). */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private static final Set<String> RESERVED = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            "client_id",
            "client_secret",
            "client_assertion",
            "client_assertion_type",
            "code",
            "code_challenge",
            "code_challenge_method",
            "code_verifier",
            "dpop_jkt",
            "grant_type",
            "id_token_hint",
            "iss",
            "nonce",
            "redirect_uri",
            "registration",
            "request",
            "request_uri",
            "response_mode",
            "response_type",
            "state")));

    private final Settings settings;
    private final LoginSettings login;
    private final Scope scope;
    private final Report problems;

    LoginChecks(Settings settings, Scope scope, Report problems) {
        this.settings = settings;
        this.login = settings.login();
        this.scope = scope;
        this.problems = problems;
    }

    void run() {
        if (!login.enabled()) {
            if (!scope.has(LoginSettingKeys.LOGIN)) {
                withoutLogin();
            }
            return;
        }
        client();
        secrets();
        encryptionKey();
        parameters();
        loginPage();
        new LoginIssuerChecks(settings, scope, problems).run();
    }

    private void withoutLogin() {
        for (Entry entry : scope.all().values()) {
            if (LoginSettingKeys.KEYS.contains(entry.setting())
                    || entry.setting() == SessionSettingKeys.PROVIDER_OUTAGE) {
                problems.error(
                        entry.key(), "has no effect without login = openid", "add login = openid, or remove this line");
            }
        }
    }

    private void client() {
        if (!scope.has(LoginSettingKeys.CLIENT_ID)) {
            problems.error(
                    LoginSettingKeys.CLIENT_ID.name(),
                    "is missing: it names this application at the identity provider",
                    "register the application there, and add a line like `login.client-id = legacy-app`");
        } else if (Placeholder.isIn(login.clientId())) {
            problems.error(
                    LoginSettingKeys.CLIENT_ID.name(),
                    "contains a placeholder",
                    "replace it by the client ID that the identity provider shows");
        }
        if (scope.has(LoginSettingKeys.CLIENT_SECRET) && scope.has(LoginSettingKeys.CLIENT_KEY)) {
            problems.error(
                    LoginSettingKeys.CLIENT_KEY.name(),
                    "is set together with login.client-secret",
                    "keep the one with which the client is registered at the identity provider");
        }
    }

    private void secrets() {
        new SecretTextChecks(problems).run(LoginSettingKeys.CLIENT_SECRET, login.clientSecret());
        new SecretTextChecks(problems).run(LoginSettingKeys.ENCRYPTION_KEY, login.encryptionKey());
        knownToProvider(SigningSettingKeys.SECRET, settings.session().signing().secret());
        knownToProvider(LoginSettingKeys.ENCRYPTION_KEY, login.encryptionKey());
    }

    private void knownToProvider(SettingKey<Secret> key, Optional<Secret> secret) {
        boolean same = login.clientSecret().isPresent()
                && secret.isPresent()
                && Arrays.equals(
                        login.clientSecret().get().bytes(), secret.get().bytes());
        if (same) {
            problems.error(
                    key.name(),
                    "is also login.client-secret, which the identity provider knows",
                    "use another secret, which only this application knows");
        }
    }

    private void encryptionKey() {
        if (login.encryptionKey()
                .filter(key -> key.bytes().length < ENCRYPTION_KEY_BYTES)
                .isPresent()) {
            problems.error(
                    LoginSettingKeys.ENCRYPTION_KEY.name(),
                    "is shorter than " + ENCRYPTION_KEY_BYTES + " bytes",
                    "write " + ENCRYPTION_KEY_BYTES
                            + " random bytes as base64:…, for example those of openssl rand -base64 "
                            + ENCRYPTION_KEY_BYTES);
        }
    }

    private void parameters() {
        for (String name : login.extra().keySet()) {
            String key = LoginSettingKeys.EXTRA.stem() + name;
            if (name.equals("scope") || name.equals("prompt")) {
                String other = name.equals("scope") ? LoginSettingKeys.SCOPES.name() : LoginSettingKeys.PROMPT.name();
                problems.error(key, "names a parameter that has a key of its own", "write " + other + " instead");
            } else if (RESERVED.contains(name)) {
                problems.error(key, "names a parameter that the filter sets", "remove this line");
            } else if (!PARAMETER.matcher(name).matches()) {
                problems.error(
                        key,
                        "does not end in the name of a parameter",
                        "write login.extra.<name> with letters, digits, dots, hyphens and underscores");
            }
        }
        String maxAge = login.extra().get("max_age");
        if (maxAge != null && !SECONDS.matcher(maxAge).matches()) {
            problems.error(
                    LoginSettingKeys.EXTRA.stem() + "max_age",
                    "is not a number of seconds",
                    "write at most nine digits, such as 3600 for an hour");
        }
    }

    private void loginPage() {
        if (settings.challenge().loginPage().isPresent()) {
            problems.error(
                    ChallengeSettings.LOGIN_PAGE.name(),
                    "is set together with login: browsers are redirected to the identity provider",
                    "remove this line");
        }
    }
}
