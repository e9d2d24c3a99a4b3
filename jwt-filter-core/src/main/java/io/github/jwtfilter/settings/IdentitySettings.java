package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mapping from claims to a principal with roles. */
public final class IdentitySettings {
    /** The key {@code principal.claims}. */
    public static final SettingKey<List<String>> PRINCIPAL_CLAIMS = SettingKey.of(
                    "principal.claims",
                    Parsers.list(),
                    Tier.FREQUENT,
                    "The claims that contain the name of the user (`getRemoteUser`), by name or path as for"
                            + " `roles.claims`, in order of preference: the first one present is used, and `null` counts as"
                            + " absent. An integer is used as its decimal text. A token in which the claim is blank, or"
                            + " neither a string nor an integer, is rejected.")
            .or("sub");

    /** The key {@code principal.prefix}. */
    public static final SettingKey<String> PRINCIPAL_PREFIX = SettingKey.of(
            "principal.prefix",
            Parsers.text(),
            Tier.RARE,
            "A prefix for every principal name of this issuer, so that two issuers cannot name the same user:"
                    + " `partner/`. A token of another issuer whose principal name starts with this prefix is"
                    + " rejected. With `{tenantid}` in `issuer`, the tenant and a `/` follow the prefix, unless the"
                    + " prefix itself contains `{tenantid}`.");

    /** The key {@code roles.claims}. */
    public static final SettingKey<List<String>> ROLES_CLAIMS = SettingKey.of(
                    "roles.claims",
                    Parsers.list(),
                    Tier.ESSENTIAL,
                    "The claims that contain roles; the roles of all of them are combined. A name is first looked up"
                            + " as a top-level claim, then as a path, for example `realm_access.roles`; `groups[*].name`"
                            + " is the member `name` of each object in an array. A dot inside a name is written `\\\\.` and a"
                            + " bracket `\\\\[`, since a single backslash is an escape character in properties files. The"
                            + " claim may be a string, an array of strings, or an object: then the names of its members"
                            + " are the roles, except those whose value is `null`, `false`, `0` or empty. Up to 1,000 roles"
                            + " of a token are read.")
            .or("roles");

    /** The key {@code roles.split}. */
    public static final SettingKey<List<String>> ROLES_SPLIT = SettingKey.of(
                    "roles.split",
                    Parsers.list(),
                    Tier.RARE,
                    "The claims of `roles.claims` whose strings are lists separated by spaces.")
            .or("scope, scp");

    /** The key {@code roles.separator}. */
    public static final SettingKey<String> ROLES_SEPARATOR = SettingKey.of(
            "roles.separator",
            Parsers.roleSeparator(),
            Tier.RARE,
            "The separator of roles in the strings of `roles.claims`: `,` for `\"clerk, admin\"`. One to three punctuation"
                    + " characters; blanks around a role are removed. Elements of arrays are not split. Strings of the claims in"
                    + " `roles.split` are also split at spaces.");

    static final SettingKey<String> PREFIX_STRIP = SettingKey.of(
            "roles.prefix.strip",
            Parsers.text(),
            Tier.RARE,
            "A prefix that is removed from each role that has it, before `roles.map` is applied.");

    /** The key {@code roles.prefix.add}. */
    public static final SettingKey<String> PREFIX_ADD = SettingKey.of(
            "roles.prefix.add",
            Parsers.text(),
            Tier.RARE,
            "A prefix that is added to each role, except to the results of `roles.map`. With several issuers, it"
                    + " separates their roles: `partner-`.");

    /** The key {@code roles.map}. */
    public static final SettingKey<Map<String, List<String>>> ROLES_MAP = SettingKey.of(
            "roles.map",
            Parsers.mapping(),
            Tier.FREQUENT,
            "Renames roles: `from -> to`, separated by commas. The same `from` may occur several times. The prefix of"
                    + " `roles.prefix.strip` is removed first, so `from` is written without it. Roles that are not"
                    + " listed keep their names, with the prefix of `roles.prefix.add`.");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(
            PRINCIPAL_CLAIMS,
            PRINCIPAL_PREFIX,
            ROLES_CLAIMS,
            ROLES_SPLIT,
            ROLES_SEPARATOR,
            PREFIX_STRIP,
            PREFIX_ADD,
            ROLES_MAP));

    private final List<String> principalClaims;
    private final Optional<String> principalPrefix;
    private final List<String> rolesClaims;
    private final List<String> rolesSplit;
    private final Optional<String> rolesSeparator;
    private final Optional<String> prefixStrip;
    private final Optional<String> prefixAdd;
    private final Optional<Map<String, List<String>>> rolesMap;

    IdentitySettings(Values values) {
        principalClaims = values.get(PRINCIPAL_CLAIMS);
        principalPrefix = values.find(PRINCIPAL_PREFIX);
        rolesClaims = values.get(ROLES_CLAIMS);
        rolesSplit = values.get(ROLES_SPLIT);
        rolesSeparator = values.find(ROLES_SEPARATOR);
        prefixStrip = values.find(PREFIX_STRIP);
        prefixAdd = values.find(PREFIX_ADD);
        rolesMap = values.find(ROLES_MAP);
    }

    /**
     * Returns the claims for the principal name, in order of precedence.
     *
     * @return claim names or paths
     */
    public List<String> principalClaims() {
        return principalClaims;
    }

    /**
     * Returns the prefix of every principal name.
     *
     * @return the prefix, if any
     */
    public Optional<String> principalPrefix() {
        return principalPrefix;
    }

    /**
     * Returns the claims that contain roles.
     *
     * @return claim names or paths
     */
    public List<String> rolesClaims() {
        return rolesClaims;
    }

    /**
     * Returns the roles claims whose strings are lists.
     *
     * @return names or paths, as in {@link #rolesClaims()}
     */
    public List<String> rolesSplit() {
        return rolesSplit;
    }

    /**
     * Returns the separator of roles in a string.
     *
     * @return punctuation, if any
     */
    public Optional<String> rolesSeparator() {
        return rolesSeparator;
    }

    /**
     * Returns the prefix that is removed from roles.
     *
     * @return the prefix, if any
     */
    public Optional<String> prefixStrip() {
        return prefixStrip;
    }

    /**
     * Returns the prefix to add to roles.
     *
     * @return the prefix, if any
     */
    public Optional<String> prefixAdd() {
        return prefixAdd;
    }

    /**
     * Returns the renamed roles.
     *
     * @return new names by the name in the token, if any
     */
    public Optional<Map<String, List<String>>> rolesMap() {
        return rolesMap;
    }
}
