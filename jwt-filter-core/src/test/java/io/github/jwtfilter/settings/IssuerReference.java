package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.preset.Preset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the sections of the reference page on several issuers and on presets. */
final class IssuerReference {
    private static final String SEVERAL = """

            ## Several issuers

            If tokens of several identity providers are accepted, each provider has a name, and its keys are written as
            `issuers.<name>.<key>`. A name is at most 32 lower-case letters, digits and hyphens, and starts with a letter; there are
            at most %d issuers.

            ```properties
            # the company's own users
            preset   = keycloak
            issuer   = https://idp.example.com/realms/legacy
            audience = legacy-app

            # those of a partner
            issuers.partner.issuer           = https://partner.example.net
            issuers.partner.audience         = legacy-app
            issuers.partner.roles.claims     = groups
            issuers.partner.roles.map        = clerks -> reader
            issuers.partner.roles.prefix.add = partner-
            issuers.partner.principal.prefix = partner/

            # both
            claims.max-lifetime = 1h
            ```

            The claim `iss` selects the issuer, and only the keys, the algorithms, the audience, the principal and the
            roles of that issuer apply to the token.

            - Keys of these groups can have the prefix: %s. Keys of the other groups apply to all issuers.
            - *Restrictions are inherited, permissions are not.* A line without a prefix applies to every issuer that has no line
              (nor one of its preset) for the same key, if it is one of %s. No other line is inherited. A line `keys.revoked`
              without a prefix applies to every issuer, even to one with its own `keys.revoked`.
            - The lines without a prefix that are not inherited belong to one more issuer, which has no name. Without such lines,
              this issuer does not exist.
            - Two issuers must not have a value of `issuer` in common, and `any` is not permitted with several issuers.
            - `principal.prefix` and `roles.prefix.add` separate the users and the roles of one issuer from those of the others. A named issuer
              without one of them is reported. A token of one issuer whose principal name starts with the `principal.prefix` of another is rejected.
            - `issuers.partner.keys.secret` is overridden by the system property `%s`, and by the environment variable
              `%s` if the file has a line of that issuer.
            """;

    private static final String PRESETS = """

            ## Presets

            A preset supplies lines that the file does not contain, and has no other effect: it is a name for the lines below. A line of
            the file with the same prefix replaces the preset's line; the preset's line takes precedence over an inherited one. `{audience}`
            stands for each value of `audience`, and for `login.client-id` in a file with `login` and without `audience`. A source of keys in the file replaces all `keys.*` lines of the preset.

            | preset | lines | lines with `login = openid` | notes |
            |---|---|---|---|
            """;

    private IssuerReference() {}

    static String render() {
        StringBuilder page = new StringBuilder(SEVERAL.formatted(
                Settings.MAX_ISSUERS,
                groups(),
                names(ClaimSettings.KEYS),
                Catalog.property("issuers.partner.keys.secret"),
                Catalog.variable("issuers.partner.keys.secret")));
        page.append(PRESETS);
        for (Preset preset : Preset.all()) {
            page.append("| `" + preset.word() + "` | " + lines(preset.lines()) + " | " + lines(preset.loginLines())
                    + " | " + preset.doc() + " |\n");
        }
        return page.toString();
    }

    private static String lines(Map<String, String> lines) {
        return lines.entrySet().stream()
                .map(line -> "`" + line.getKey() + " = " + line.getValue() + "`")
                .collect(Collectors.joining("<br>"));
    }

    private static String groups() {
        return Catalog.groups().stream()
                .filter(KeyGroup::ofIssuer)
                .map(KeyGroup::title)
                .collect(Collectors.joining(", "));
    }

    private static String names(List<SettingKey<?>> keys) {
        return keys.stream().map(key -> "`" + key.name() + "`").collect(Collectors.joining(", "));
    }
}
