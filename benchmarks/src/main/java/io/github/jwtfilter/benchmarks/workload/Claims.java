package io.github.jwtfilter.benchmarks.workload;

import java.time.Instant;

/** The 13 claims of the tokens, typical of an identity provider. */
final class Claims {
    private static final String FORMAT =
            "{\"iss\":\"" + Workload.ISSUER + "\",\"sub\":\"8f6b1c9e-4d1f-4a53-9c55-0c1d6f2b7a10\",\"aud\":\""
                    + Workload.AUDIENCE
                    + "\",\"exp\":%d,\"iat\":%d,\"nbf\":%d,\"jti\":\"b3a7c4d2-77aa-4c1e-9d05-%012d\",\"azp\":\"portal\","
                    + "\"scope\":\"openid profile email orders:read\",\"preferred_username\":\"alice\",\"name\":\"Alice Archer\","
                    + "\"email\":\"alice@example.com\",\"roles\":[\"clerk\",\"auditor\",\"offline_access\"]}";

    private Claims() {}

    static String of(int number, Instant expiry) {
        long issued = expiry.minusSeconds(Workload.LIFETIME.toSeconds()).getEpochSecond();
        return String.format(FORMAT, expiry.getEpochSecond(), issued, issued, number);
    }
}
