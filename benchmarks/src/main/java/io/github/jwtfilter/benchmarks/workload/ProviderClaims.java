package io.github.jwtfilter.benchmarks.workload;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Claims with the names and the structure of access tokens of widely used identity providers. */
final class ProviderClaims {
    private static final String SUBJECT = "8f6b1c9e-4d1f-4a53-9c55-0c1d6f2b7a10";

    private ProviderClaims() {}

    /** Returns roles of the realm and of clients in nested objects, and the audience as an array. */
    static String keycloak(int roles, Instant expiry) {
        return "{" + dates(expiry)
                + ",\"auth_time\":1764000000,\"jti\":\"onrtac:5c1f0b52-6f0e-4a1a-8f5a-0f5b1d2c3e4f\",\"iss\":\""
                + Workload.ISSUER + "\",\"aud\":[\"" + Workload.AUDIENCE + "\",\"account\"],\"sub\":\"" + SUBJECT
                + "\",\"typ\":\"Bearer\",\"azp\":\"portal\",\"sid\":\"51b8918a-0c55-4d6f-9d05-1a2b3c4d5e6f\",\"acr\":\"1\","
                + "\"allowed-origins\":[\"https://portal.example.com\"],\"realm_access\":{\"roles\":"
                + names("realm-role-", roles) + "},\"resource_access\":{\"" + Workload.AUDIENCE + "\":{\"roles\":"
                + names("client-role-", roles)
                + "},\"account\":{\"roles\":[\"manage-account\",\"manage-account-links\",\"view-profile\"]}},"
                + "\"scope\":\"openid email profile\",\"email_verified\":true,\"name\":\"Alice Archer\","
                + "\"preferred_username\":\"alice\",\"given_name\":\"Alice\",\"family_name\":\"Archer\","
                + "\"email\":\"alice@example.com\"}";
    }

    /** Returns groups and directory roles as UUIDs. */
    static String entra(int groups, Instant expiry) {
        return "{\"aud\":\"" + Workload.AUDIENCE + "\",\"iss\":\"" + Workload.ISSUER + "\"," + dates(expiry)
                + ",\"aio\":\"AWQAm/8bAAAAVo1Jk3yqUu7Xk1XvU9q9kT0b5nGd3wJr\",\"azp\":\"0c1d6f2b-7a10-4d1f-9c55-8f6b1c9e4a53\","
                + "\"azpacr\":\"1\",\"groups\":"
                + ids(groups)
                + ",\"name\":\"Alice Archer\",\"oid\":\"" + SUBJECT
                + "\",\"preferred_username\":\"alice@example.com\",\"rh\":\"0.AXkAq1J4d3YtR0uN\",\"roles\":[\"clerk\",\"auditor\"],"
                + "\"scp\":\"Orders.Read Orders.Write\",\"sub\":\"Zr3sJ8Qm2Zg0x1nJ4yQm\",\"tid\":\"1a2b3c4d-0c55-4d6f-9d05-51b8918a5e6f\","
                + "\"uti\":\"k1XvU9q9kT0b5nGd\",\"ver\":\"2.0\",\"wids\":"
                + ids(2) + "}";
    }

    /** Returns scopes as an array, and groups by name. */
    static String okta(int groups, Instant expiry) {
        return "{\"ver\":1,\"jti\":\"AT.0mP-4a1a8f5a0f5b1d2c\",\"iss\":\"" + Workload.ISSUER + "\",\"aud\":\""
                + Workload.AUDIENCE + "\"," + dates(expiry)
                + ",\"cid\":\"0oa1b2c3d4e5\",\"uid\":\"00u1b2c3d4e5\",\"scp\":[\"openid\",\"profile\",\"orders.read\"],"
                + "\"sub\":\"alice@example.com\""
                + (groups == 0 ? "" : ",\"groups\":" + names("group-", groups)) + "}";
    }

    private static String dates(Instant expiry) {
        long issued = expiry.minus(Workload.LIFETIME).getEpochSecond();
        return "\"exp\":" + expiry.getEpochSecond() + ",\"iat\":" + issued + ",\"nbf\":" + issued;
    }

    private static String names(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"" + prefix + number + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        String.format("\"%08x-4d1f-4a53-9c55-%012x\"", number * 2_654_435_761L & 0xffffffffL, number))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
