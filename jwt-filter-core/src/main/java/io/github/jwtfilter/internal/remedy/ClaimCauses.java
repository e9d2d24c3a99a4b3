package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/** Causes of a token whose claims do not meet the settings, or whose user lacks a role. */
public final class ClaimCauses {
    private static final List<Cause> ALL = new ArrayList<>();

    /** Another value. */
    public static final Cause MISMATCH = add(
            RejectionReason.CLAIM_MISMATCH,
            "claim-value",
            "The claim has another value than the settings require.",
            "Send a token of the required kind, tenant or client. If the value is legitimate, add it.",
            "{issuer}claims.match.{name} = {found}");

    /** No such claim. */
    public static final Cause MISSING = add(
            RejectionReason.CLAIM_MISSING,
            "claim-missing",
            "A claim that the settings require is missing from the token.",
            "Add the claim at the identity provider by a mapper or scope, or correct the name: claims.required and"
                    + " claims.match name top-level claims, not paths.",
            "");

    /** Another spelling. */
    public static final Cause SIMILAR = add(
            RejectionReason.CLAIM_MISSING,
            "claim-similar",
            "The token has a claim whose name is spelled differently.",
            "Correct the name of the claim in the settings.",
            "");

    /** Another type. */
    public static final Cause TYPE = add(
            RejectionReason.MALFORMED_CLAIM,
            "claim-type",
            "iss or jti is not a string, or sub is neither a string nor a number.",
            "Let the issuer write these claims as strings (RFC 7519 section 4.1).",
            "");

    /** The name is in another claim. */
    public static final Cause PRINCIPAL = add(
            RejectionReason.NO_PRINCIPAL,
            "principal-other-claim",
            "The token has none of the claims of principal.claims, but another one that usually names the user.",
            "Read the name from this claim.",
            "{issuer}principal.claims = {found}");

    /** No name. */
    public static final Cause NO_PRINCIPAL = add(
            RejectionReason.NO_PRINCIPAL,
            "principal-missing",
            "None of the claims of principal.claims has a valid name.",
            "Add the claim at the identity provider, or list one that each token has in principal.claims.",
            "");

    /** A role with another spelling. */
    public static final Cause ROLE_SPELLING = add(
            RejectionReason.ROLE_MISSING,
            "role-spelling",
            "The user has a role with a similar name: the names are compared exactly, including capital letters.",
            "Correct the rule, or map the role of the token to that of the rule.",
            "{issuer}roles.map = {found}");

    /** A role with a prefix. */
    public static final Cause ROLE_PREFIX = add(
            RejectionReason.ROLE_MISSING,
            "role-prefix",
            "The user has the role with a prefix that the rule does not have.",
            "If the prefix has no meaning of its own, such as ROLE_ or the name of the application, remove it from the"
                    + " roles of all tokens:",
            "{issuer}roles.prefix.strip = {found}");

    /** A role without the prefix. */
    public static final Cause ROLE_WITHOUT_PREFIX = add(
            RejectionReason.ROLE_MISSING,
            "role-without-prefix",
            "The user has the role without the prefix that the rule has.",
            "Add the prefix to the roles of all tokens, or write the role in the rule as the token has it:",
            "{issuer}roles.prefix.add = {found}");

    /** A role in another claim. */
    public static final Cause ROLE_CLAIM = add(
            RejectionReason.ROLE_MISSING,
            "role-other-claim",
            "The token has the role in a claim that roles.claims does not list, perhaps with a prefix.",
            "Add the claim.",
            "{issuer}roles.claims = {found}");

    /** Several roles in one string, separated by blanks. */
    public static final Cause ROLE_BLANKS = add(
            RejectionReason.ROLE_MISSING,
            "role-blanks",
            "The token has the role in a string with several roles, separated by blanks, which is read as one role.",
            "Let the filter split the strings of this claim.",
            "{issuer}roles.split = {found}");

    /** Several roles in one string, with another separator. */
    public static final Cause ROLE_SEPARATOR = add(
            RejectionReason.ROLE_MISSING,
            "role-separator",
            "The token has the role in a string with several roles, which is read as one role.",
            "Name the character between the roles.",
            "{issuer}roles.separator = {found}");

    /** A scope with the name of the role. */
    public static final Cause ROLE_IS_SCOPE = add(
            RejectionReason.ROLE_MISSING,
            "role-is-scope",
            "The token has a scope with this name, and the rule requires a role: a scope is a permission of the client, a"
                    + " role one of the user.",
            "Write scope instead of role in the rule, if the permission of the client is meant. Otherwise assign the"
                    + " role to the user at the identity provider.",
            "");

    /** Groups that do not fit into the token. */
    public static final Cause GROUPS_OVERAGE = add(
            RejectionReason.ROLE_MISSING,
            "groups-overage",
            "The user has so many groups that Entra ID writes a reference (_claim_names) instead of the groups into the"
                    + " token: hence it works for some users only.",
            "In Entra ID, use app roles, or emit only the groups that are assigned to the application.",
            "");

    /** No roles at all. */
    public static final Cause NO_ROLES = add(
            RejectionReason.ROLE_MISSING,
            "no-roles",
            "The token has no roles in the claims of roles.claims.",
            "Assign the role to the user at the identity provider, or let it write the roles of the user into the"
                    + " token (scope or mapper), and compare its claims with roles.claims.",
            "");

    /** A role that the user does not have. */
    public static final Cause ROLE = add(
            RejectionReason.ROLE_MISSING,
            "role-not-assigned",
            "The user has other roles than the rule requires.",
            "Assign the role to the user at the identity provider and sign in again, or change the rule.",
            "");

    /** A scope that was not requested. */
    public static final Cause SCOPE = add(
            RejectionReason.SCOPE_MISSING,
            "scope-not-requested",
            "The token does not have the scope that the rule requires.",
            "Let the client request the scope, and permit it for the client at the identity provider.",
            "");

    /** A scope with another spelling. */
    public static final Cause SCOPE_SPELLING = add(
            RejectionReason.SCOPE_MISSING,
            "scope-spelling",
            "The token has a scope with a similar name: the names are compared exactly, including capital letters.",
            "Write the scope in the rule as the token has it, if it is the same permission.",
            "");

    /** A role with the name of the scope. */
    public static final Cause SCOPE_IS_ROLE = add(
            RejectionReason.SCOPE_MISSING,
            "scope-is-role",
            "The user has a role with this name, and the rule requires a scope: a scope is a permission of the client, a"
                    + " role one of the user.",
            "Write role instead of scope in the rule, if the permission of the user is meant. Otherwise let the client"
                    + " request the scope.",
            "");

    private ClaimCauses() {}

    private static Cause add(RejectionReason reason, String code, String text, String remedy, String line) {
        Cause cause = new Cause(reason, code, text, remedy, line);
        ALL.add(cause);
        return cause;
    }

    static List<Cause> all() {
        return ALL;
    }
}
