package io.github.jwtfilter.benchmarks.peer;

import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.util.List;

/** All measured peers, by name. */
public final class Peers {
    /** The signature only: a lower bound for any library. */
    public static final String SIGNATURE = "signature";

    /** This project. */
    public static final String GUARD = "jwt-filter";

    /** All peers. */
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

    /** Peers that support EdDSA under this name without an additional library. */
    public static final List<String> WITH_EDDSA = List.of(SIGNATURE, GUARD, "jjwt", "jose4j");

    /** Nimbus with an additional library for EdDSA. */
    public static final String TINK = "nimbus-jose-jwt with Tink";

    /** The signature only, by another provider than those of the Java runtime. */
    public static final String BOUNCY_CASTLE = "signature by Bouncy Castle";

    /** Peers that support EdDSA, with additional libraries. */
    public static final List<String> EDDSA = List.of(SIGNATURE, BOUNCY_CASTLE, GUARD, "jjwt", "jose4j", TINK);

    /** Peers that verify more than the signature. */
    public static final List<String> LIBRARIES =
            ALL.stream().filter(name -> !name.equals(SIGNATURE)).toList();

    /** Peers that select a key by its ID. */
    public static final List<String> WITH_KEY_IDS =
            LIBRARIES.stream().filter(name -> !name.equals("pac4j-jwt")).toList();

    /** Peers that verify a token without a key ID by the only key. */
    public static final List<String> WITHOUT_KEY_IDS =
            List.of(GUARD, "jose4j", "nimbus-jose-jwt", "pac4j-jwt", "spring-security");

    private Peers() {}

    /**
     * Creates a peer.
     *
     * @param name the name of the peer
     * @param algorithm the only algorithm that it accepts
     * @param workload the keys
     * @return a peer that is ready to verify
     */
    public static Peer create(String name, Algorithm algorithm, Workload workload) {
        return switch (name) {
            case SIGNATURE -> new BareSignature(algorithm, workload);
            case GUARD -> new GuardPeer(algorithm, workload, 0);
            case "java-jwt" -> JavaJwtPeer.create(algorithm, workload);
            case "fusionauth-jwt" -> new FusionAuthPeer(algorithm, workload);
            case "jjwt" -> new JjwtPeer(algorithm, workload);
            case "jose4j" -> new Jose4jPeer(algorithm, workload);
            case TINK -> new NimbusTinkPeer(workload);
            case BOUNCY_CASTLE -> new BouncyCastleSignature(workload);
            case "nimbus-jose-jwt" -> new NimbusPeer(algorithm, workload);
            case "pac4j-jwt" -> new Pac4jPeer(algorithm, workload);
            case "spring-security" -> new SpringPeer(algorithm, workload);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /**
     * Verifies that a peer accepts and rejects tokens correctly.
     *
     * @param peer the peer to check
     * @param algorithm its algorithm
     * @param kind the kind of token to measure
     * @param workload the tokens
     * @throws IllegalStateException if it accepts an invalid token, or rejects a valid one
     */
    public static void check(Peer peer, Algorithm algorithm, TokenKind kind, Workload workload) {
        expect(true, peer, workload.token(algorithm, TokenKind.VALID));
        if (kind != TokenKind.VALID) {
            expect(kind.valid(), peer, workload.token(algorithm, kind));
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
