package io.github.jwtfilter.benchmarks.workload;

import java.time.Instant;

/** Claims of any number, with roles of any number. */
final class SizedClaims {
    private static final int STANDARD = 6;

    private SizedClaims() {}

    /** Returns {@code claims} claims, at least seven: six that are verified or become the principal, and strings. */
    static String of(int claims, int roles, Instant expiry) {
        StringBuilder json = new StringBuilder("{\"iss\":\"" + Workload.ISSUER + "\",\"aud\":\"" + Workload.AUDIENCE
                + "\",\"sub\":\"8f6b1c9e-4d1f-4a53-9c55-0c1d6f2b7a10\",\"exp\":" + expiry.getEpochSecond()
                + ",\"iat\":" + expiry.minus(Workload.LIFETIME).getEpochSecond());
        for (int number = STANDARD; number < claims; number++) {
            json.append(String.format(",\"claim-%03d\":\"value %03d\"", number, number));
        }
        json.append(",\"roles\":[");
        for (int number = 1; number <= roles; number++) {
            json.append(number == 1 ? "\"" : ",\"")
                    .append(Workload.role(number))
                    .append('"');
        }
        return json.append("]}").toString();
    }
}
