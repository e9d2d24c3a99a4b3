package io.github.jwtfilter.benchmarks.peer;

import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.util.List;

/** Everybody who is measured, by name. */
public final class Peers {
    /** The signature alone: nobody who verifies can be faster. */
    public static final String SIGNATURE = "signature";

    /** Ours. */
    public static final String GUARD = "jwt-filter";

    /** All of them. */
    public static final List<String> ALL = List.of(
            SIGNATURE,
            GUARD,
            "java-jwt",
            "fusionauth-jwt",
            "jjwt",
            "jose4j",
            "nimbus-jose-jwt",
            "pac4j-jwt",
            "spring-security");

    /** Those that know EdDSA by this name, and need no other library for it. */
    public static final List<String> WITH_EDDSA = List.of(SIGNATURE, GUARD, "jjwt", "jose4j");

    /** Those that look at more than the signature. */
    public static final List<String> LIBRARIES =
            ALL.stream().filter(name -> !name.equals(SIGNATURE)).toList();

    /** Those that choose a key by its ID. */
    public static final List<String> WITH_KEY_IDS =
            LIBRARIES.stream().filter(name -> !name.equals("pac4j-jwt")).toList();

    private Peers() {}

    /**
     * Sets one up.
     *
     * @param name the name
     * @param algorithm the only algorithm that it accepts
     * @param workload its key
     * @return a library that is ready
     */
    public static Peer create(String name, Algorithm algorithm, Workload workload) {
        return switch (name) {
            case SIGNATURE -> new BareSignature(algorithm, workload);
            case GUARD -> new GuardPeer(algorithm, workload, 0);
            case "java-jwt" -> JavaJwtPeer.create(algorithm, workload);
            case "fusionauth-jwt" -> new FusionAuthPeer(algorithm, workload);
            case "jjwt" -> new JjwtPeer(algorithm, workload);
            case "jose4j" -> new Jose4jPeer(algorithm, workload);
            case "nimbus-jose-jwt" -> new NimbusPeer(algorithm, workload);
            case "pac4j-jwt" -> new Pac4jPeer(algorithm, workload);
            case "spring-security" -> new SpringPeer(algorithm, workload);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /**
     * Sees to it that nobody is measured who does not do the work.
     *
     * @param peer who is to be measured
     * @param algorithm its algorithm
     * @param kind the kind of token that it is to be measured with
     * @param workload where the tokens are
     * @throws IllegalStateException if it accepts what is to be rejected, or the other way round
     */
    public static void check(Peer peer, Algorithm algorithm, TokenKind kind, Workload workload) {
        expect(true, peer, workload.token(algorithm, TokenKind.VALID));
        if (kind != TokenKind.VALID) {
            expect(false, peer, workload.token(algorithm, kind));
        }
    }

    private static void expect(boolean accepted, Peer peer, String token) {
        try {
            if ((peer.verify(token) != null) != accepted) {
                throw new IllegalStateException(peer + (accepted ? " rejects a token" : " accepts a token"));
            }
        } catch (IllegalStateException e) {
            throw e;
        } catch (Exception e) {
            if (accepted) {
                throw new IllegalStateException(peer + " rejects a token", e);
            }
        }
    }
}
