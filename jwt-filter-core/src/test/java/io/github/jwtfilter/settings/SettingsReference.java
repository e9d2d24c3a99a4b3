package io.github.jwtfilter.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the reference page of the settings, in Markdown, from the catalog. */
final class SettingsReference {
    private static final String INTRODUCTION = """
            # Settings

            The filter is configured by one properties file. The smallest complete file:

            ```properties
            issuer   = https://idp.example.com
            audience = legacy-app
            ```

            The keys are then located by the issuer's metadata (OpenID Connect Discovery 1.0, RFC 8414), fetched when needed, and
            refreshed while the application runs.

            This page is generated from the catalog of keys; a test fails if the two differ.

            ## Where the file is found

            The first of these that is set applies:

            1. the system property `jwtfilter.config.<context>`, for one web application: `-Djwtfilter.config.legacy=/etc/legacy.properties`,
            2. the environment variable `JWTFILTER_CONFIG_<CONTEXT>`, likewise: `JWTFILTER_CONFIG_LEGACY`,
            3. the filter's init-param `config`,
            4. `/WEB-INF/jwt-filter.properties`.

            `<context>` is the context path without its first slash, with dots for the other slashes: `legacy` for `/legacy`, `a.b` for
            `/a/b`, `ROOT` for the root application. `<CONTEXT>` is the same in upper case, with `_` for everything that is not a
            letter or digit: `A_B`.

            ## How it is written

            - The syntax is that of `java.util.Properties`: `key = value` or `key: value`, comments start with `#` or `!`, a backslash at
              the end continues a line. A single backslash is an escape character: write `/` in paths, and `\\\\` for
              a backslash. Blanks around a value are ignored. Write comments on separate lines: after a value they would be part
              of it.
            - The file is UTF-8 of at most 256 KiB. A key that is unknown, given twice or without a value is an error, and all problems are reported
              together, each with its line. A line that is not a setting, as in a file with a password, is reported by its number: its text is never shown.
            - Booleans are `true` and `false`. Durations are a number and `ms`, `s`, `m`, `h` or `d`: `30s`, `5m`, `2h`, `7d`. Sizes are a number of
              bytes, or of `KiB`.
            - Lists are separated by commas. An item with blanks or commas is written in double quotes, and `""` is a quote inside
              it. Single quotes and brackets are not used. Empty items and repeated ones are errors.
            - Values that are not lists are written without quotes.
            - Secrets are text, `base64:…` (either alphabet) or `hex:…`. `check` reports a secret that is base64 or hexadecimal without that
              prefix, and one that starts or ends with a blank: `keys.secret = base64:${env:JWT_SECRET}`.
            - Characters that are often copied from web pages or word processors are errors: invisible ones (zero width space, no-break space,
              byte order mark, soft hyphen) and typographic quotes. Typographic dashes are reported as findings, except in names of files, in roles and in rules.
            - Locations of files are `file:` URLs, absolute paths, `classpath:…`, `/WEB-INF/…`, or relative to the settings file.
              They are never fetched over the network.

            ## Values from elsewhere

            A value may contain these expressions, at any position and more than once:

            | expression | stands for |
            |---|---|
            | `${env:NAME}` | an environment variable |
            | `${sys:NAME}` | a system property |
            | `${file:location}` | the content of a file, as UTF-8 text of at most 64 KiB |
            | `${jndi:java:comp/env/name}` | a text, number or boolean from the container's naming service |
            | `${env:NAME:-default}` | the default if the variable is unset or empty; the same for the other expressions |
            | `$${` | the two characters `${` |

            One line break at the end (LF or CRLF) and a byte order mark at the start are removed from each of these, and from overrides.
            The result of an expression is not searched for further expressions, and is never shown: problems and the table of effective settings
            contain the expression itself. A default cannot contain another expression.

            ## Overrides

            Each key can be set outside the file, for all web applications of a server at once: `token.cookie` by the system
            property `jwtfilter.token.cookie` or by the environment variable `JWTFILTER_TOKEN_COOKIE` (upper case, `_` for `.`
            and `-`). A system property takes precedence over an environment variable, and both over the file. Families of keys, such as
            `claims.match.<name>`, can be overridden by system properties only. An override that matches no key, or is empty, is an error.
            Overrides may contain expressions, as values of the file may.

            Kubernetes gives each pod variables that are named after the Services around it. A Service named `jwtfilter` creates variables that
            start with `JWTFILTER_`, such as `JWTFILTER_PORT`, and these are overrides that match no key: give the Service
            another name, or set `enableServiceLinks: false` in the pod.

            ## An example with tokens of other systems

            A gateway sends the token without a scheme in a header that no browser sets. Users have a number, workflows a name with a path. Roles
            are in a string and in objects.

            ```properties
            issuer              = https://idp.example.com
            audience            = legacy-app
            keys.secret         = ${env:JWT_SECRET}
            token.header        = X-Access-Token
            token.scheme        = none
            csrf.exempt-headers = X-Access-Token
            claims.match.sub    = alice, glob:repo:my-org/*:ref:refs/heads/main
            principal.claims    = employee, sub
            roles.claims        = role, groups[*].name
            roles.separator     = ,
            cache-control       = no-store
            expose.headers      = email -> X-User-Email
            expose.attributes   = email -> user.email
            ```

            ```json
            {
              "iss": "https://idp.example.com", "aud": "legacy-app", "exp": 1800003600, "iat": 1800000000,
              "sub": "repo:my-org/shop:ref:refs/heads/main", "employee": 4711, "email": "alice@example.com",
              "role": "clerk, auditor", "groups": [{ "id": 7, "name": "sales" }]
            }
            ```

            The principal is `4711`, with the roles `clerk`, `auditor` and `sales`. A POST request with this token in `X-Access-Token` is
            accepted. For `keys.insecure-http`, see [Docker and Kubernetes](docker.md).
            """;

    private SettingsReference() {}

    static String render() {
        StringBuilder page = new StringBuilder(INTRODUCTION).append(IssuerReference.render());
        section(
                page,
                Tier.ESSENTIAL,
                "Essential keys",
                "Every file has an issuer, an audience and at most one source of keys.");
        section(page, Tier.FREQUENT, "Frequent keys", "Many files have some of these.");
        section(page, Tier.RARE, "Rare keys", "The defaults are suitable for most files.");
        return page.toString();
    }

    private static void section(StringBuilder page, Tier tier, String title, String introduction) {
        page.append("\n## ").append(title).append("\n\n").append(introduction).append('\n');
        for (KeyGroup group : Catalog.groups()) {
            List<SettingKey<?>> keys =
                    group.keys().stream().filter(key -> key.tier() == tier).collect(Collectors.toList());
            if (!keys.isEmpty()) {
                page.append("\n### ").append(group.title()).append("\n\n| key | default | meaning |\n|---|---|---|\n");
                keys.forEach(key -> page.append(row(key)));
            }
        }
    }

    private static String row(SettingKey<?> key) {
        String text = key.defaultText();
        String shown = text == null ? "" : "`" + text + "`";
        return "| `" + key.name() + "` | " + shown + " | " + key.doc().replace("|", "\\|") + " |\n";
    }
}
