package io.github.jwtfilter.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the sections of the reference page on several issuers and on presets. */
final class IssuerReference {
    private static final String SEVERAL = """

            ## Several issuers

            Where tokens of several identity providers are accepted, each of them gets a name and has its keys as
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

            The claim `iss` chooses the issuer, and a token has the keys, the algorithms, the audience, the principal and the
            roles of that issuer alone.

            - Keys of these groups can have the prefix: %s. Keys of the others hold for all issuers.
            - *What restricts is inherited, what grants is not.* A line without a prefix holds for every issuer that has no line of its
              own (nor one of its preset) for the same key, if it is one of %s. No other line is inherited. A line `keys.revoked`
              without a prefix holds for every issuer, even for one that has such a line of its own.
            - The lines without a prefix that are not inherited belong to one more issuer, which has no name. Where there are none of them,
              there is no such issuer.
            - No two issuers have a value of `issuer` in common, and none of several is `any`.
            - `principal.prefix` and `roles.prefix.add` keep the users and the roles of one issuer apart from those of the others. A named
              issuer that lacks one of them is a finding. A token of one issuer whose principal name starts with the `principal.prefix` of another is rejected.
            - `issuers.partner.keys.secret` is overridden by the system property `%s`, and by the environment variable
              `%s` if the file has a line of that issuer.
            """;

    private static final String PRESETS = """

            ## Presets

            A preset fills in lines that the file does not have, and does nothing else: it is a name for the lines below. A line of
            the file, with the same prefix, takes the place of the preset's; the preset's beats one that would be inherited. `{audience}`
            stands for each value of `audience`. A source of keys in the file takes the place of all `keys.*` lines of the preset.

            | preset | stands for | since |
            |---|---|---|
            """;

    private IssuerReference() {}

    static String render() {
        StringBuilder page = new StringBuilder(SEVERAL.formatted(
                IssuerScopes.MOST,
                groups(),
                names(ClaimSettings.KEYS),
                Catalog.property("issuers.partner.keys.secret"),
                Catalog.variable("issuers.partner.keys.secret")));
        page.append(PRESETS);
        for (Preset preset : Preset.all()) {
            String lines = preset.lines().entrySet().stream()
                    .map(line -> "`" + line.getKey() + " = " + line.getValue() + "`")
                    .collect(Collectors.joining("<br>"));
            page.append("| `" + preset.word() + "` | " + lines + " | " + preset.doc() + " |\n");
        }
        return page.toString();
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
