package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.preset.Preset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Checks requirements of a provider that its preset cannot fill in. */
final class PresetChecks {
    private static final List<String> GITHUB_OWNERS = Arrays.asList(
            "claims.match.repository",
            "claims.match.repository_id",
            "claims.match.repository_owner",
            "claims.match.repository_owner_id",
            "claims.match.sub");

    private static final List<String> GITLAB_PROJECTS = Arrays.asList(
            "claims.match.namespace_path",
            "claims.match.namespace_id",
            "claims.match.project_path",
            "claims.match.project_id",
            "claims.match.sub");

    private static final List<String> GOOGLE_ACCOUNTS =
            Arrays.asList("claims.match.hd", "claims.match.email", "claims.match.sub");

    /** The text before the first star contains a complete owner: {@code org/*}, {@code repo:org@*}, {@code repository_owner_id:65:*}. */
    private static final Pattern OF_ONE_OWNER = Pattern.compile("[^*]*|[^*]*[/@][^*]*\\*.*|[^*]*:[^*]*:[^*]*\\*.*");

    private final TrustedIssuer issuer;
    private final LoginUse login;
    private final Report problems;

    PresetChecks(TrustedIssuer issuer, LoginUse login, Report problems) {
        this.issuer = issuer;
        this.login = login;
        this.problems = problems;
    }

    void run() {
        Preset preset = issuer.issuer().preset().orElse(null);
        if (preset == Preset.OKTA) {
            authorizationServer();
        } else if (preset == Preset.GITHUB_ACTIONS) {
            owner(IssuerSettings.PRESET);
        } else if (preset == Preset.GOOGLE) {
            account(IssuerSettings.PRESET);
        } else if (preset == null) {
            withoutPreset();
        }
    }

    /** Requirements of these providers apply with and without the preset. */
    private void withoutPreset() {
        List<String> issuers = issuer.issuer().issuers();
        if (issuers.contains("https://token.actions.githubusercontent.com")) {
            owner(IssuerSettings.ISSUER);
        } else if (issuers.contains("https://gitlab.com")) {
            namespace();
        } else if (issuers.contains("https://accounts.google.com")) {
            account(IssuerSettings.ISSUER);
        } else if (isCognito(issuers)
                && !issuer.issuer().anyAudience()
                && !login.isOnly()
                && !issuer.scope().has(IssuerSettings.AUDIENCE_CLAIM)) {
            problems.finding(
                    IssuerSettings.ISSUER.name(),
                    "is an issuer of Cognito, whose access tokens have no aud: only ID tokens are accepted",
                    new ProposedLine(issuer.scope()).line(IssuerSettings.PRESET, Preset.COGNITO.word()) + ", too");
        }
    }

    private static boolean isCognito(List<String> issuers) {
        for (String issuer : issuers) {
            if (issuer.startsWith("https://cognito-idp.")) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether an issuer of Okta signs access tokens that others can verify. */
    static boolean isOktaAuthorizationServer(String issuer) {
        return issuer.contains("/oauth2/");
    }

    private void authorizationServer() {
        for (String name : issuer.issuer().issuers()) {
            if (!isOktaAuthorizationServer(name) && !login.isOnly()) {
                problems.finding(
                        IssuerSettings.ISSUER.name(),
                        "is an Okta org without /oauth2/: only Okta can verify its access tokens",
                        "use an authorization server, such as https://<org>/oauth2/default");
            }
        }
    }

    private void account(SettingKey<?> key) {
        if (GOOGLE_ACCOUNTS.stream().allMatch(name -> issuer.scope().get(name) == null)) {
            problems.finding(
                    key.name(),
                    "accepts every user with a Google account",
                    "add one of " + String.join(", ", GOOGLE_ACCOUNTS) + ", with "
                            + issuer.scope().own("claims.match.hd = <your domain> for example"));
        }
    }

    /** A pattern restricts nothing if it leaves the owner open: anyone can register a name that begins with another one. */
    private boolean restrictsOwner(String key) {
        String claim = key.substring(ClaimSettings.MATCH.stem().length());
        return issuer.scope().get(key) != null
                && issuer.claims().match().getOrDefault(claim, Collections.emptyList()).stream()
                        .filter(ClaimSettings::isPattern)
                        .map(ClaimSettings::pattern)
                        .allMatch(pattern -> OF_ONE_OWNER.matcher(pattern).matches());
    }

    private void namespace() {
        if (GITLAB_PROJECTS.stream().allMatch(name -> issuer.scope().get(name) == null)) {
            problems.finding(
                    IssuerSettings.ISSUER.name(),
                    "accepts every user of gitlab.com: jobs of all projects get tokens of this issuer, with any audience",
                    "add one of " + String.join(", ", GITLAB_PROJECTS) + ", with "
                            + issuer.scope().own("claims.match.namespace_path = <you> for example"));
        }
    }

    private void owner(SettingKey<?> key) {
        if (GITHUB_OWNERS.stream().noneMatch(this::restrictsOwner)) {
            problems.error(
                    key.name(),
                    "accepts every GitHub user: workflows of all repositories get tokens of this issuer",
                    "add one of " + String.join(", ", GITHUB_OWNERS) + ", with "
                            + issuer.scope().own("claims.match.repository_owner = <you> for example"));
        }
    }
}
