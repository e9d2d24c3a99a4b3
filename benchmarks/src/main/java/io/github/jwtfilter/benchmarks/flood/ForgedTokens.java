package io.github.jwtfilter.benchmarks.flood;

import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** Distinct tokens with the header and the claims of a valid ES256 token, and a signature of the correct form. */
final class ForgedTokens {
    private static final int SIGNATURE_BYTES = 64;
    private static final int HALF = SIGNATURE_BYTES / 2;

    private final String signed;

    ForgedTokens(Workload workload) {
        String token = workload.token(Algorithm.ES256, TokenKind.VALID);
        signed = token.substring(0, token.lastIndexOf('.') + 1);
    }

    String next() {
        ByteBuffer signature = ByteBuffer.allocate(SIGNATURE_BYTES);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (signature.hasRemaining()) {
            signature.putLong(random.nextLong());
        }
        // R and S are less than the order of the curve, or the token would be rejected without a check of the
        // signature.
        byte[] bytes = signature.array();
        bytes[0] = 1;
        bytes[HALF] = 1;
        return signed + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
