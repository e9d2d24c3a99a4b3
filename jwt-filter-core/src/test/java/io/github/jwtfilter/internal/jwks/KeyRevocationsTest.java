package io.github.jwtfilter.internal.jwks;

import static io.github.jwtfilter.internal.jose.JwsAlgorithm.ES256;
import static io.github.jwtfilter.internal.jose.JwsAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SignatureVerifier;
import io.github.jwtfilter.internal.jose.TestKeys;
import java.security.KeyPair;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which keys of a set each name revokes. */
class KeyRevocationsTest {
    private final VerificationKey one = key(TestKeys.RSA, "k1", Thumbprints.NONE);
    private final VerificationKey two = key(TestKeys.OTHER_RSA, "k2", Thumbprints.NONE);
    private final KeySet keys = KeySet.ofNamed(List.of(one, two), Collections.singleton("unusable"));

    @Test
    void a_key_id_revokes_the_key_with_that_id() {
        assertThat(revoked(keys, "k1")).containsExactly("k1");
        assertThat(revoked(keys, "K1", "k", "k1 ")).isEmpty();
        assertThat(revoked(keys, "k2", "k1")).containsExactly("k1", "k2");
    }

    @Test
    void a_thumbprint_revokes_the_key_with_any_id() {
        assertThat(revoked(keys, two.thumbprint())).containsExactly("k2");
        assertThat(revoked(keys, two.thumbprint() + "=")).isEmpty();
    }

    @Test
    void the_thumbprint_of_a_certificate_revokes_the_key_that_tokens_name_by_it() {
        KeySet certified = KeySet.ofNamed(
                List.of(
                        key(TestKeys.RSA, "a", new Thumbprints("sha1", null)),
                        key(TestKeys.P_256, "b", new Thumbprints(null, "sha256"))),
                Collections.emptySet());

        assertThat(revoked(certified, "sha1")).containsExactly("a");
        assertThat(revoked(certified, "sha256")).containsExactly("b");
    }

    @Test
    void every_key_is_revoked_at_once() {
        assertThat(revoked(keys, "*")).containsExactly("k1", "k2");
    }

    @Test
    void the_same_key_under_another_id_is_revoked_too() {
        VerificationKey copy = key(TestKeys.RSA, "copy", Thumbprints.NONE);
        VerificationKey unnamed = key(TestKeys.RSA, null, Thumbprints.NONE);
        KeySet twice = KeySet.ofNamed(List.of(one, two, copy, unnamed), Collections.emptySet());

        assertThat(revoked(twice, "k1")).containsExactly("k1", "copy", null);
    }

    @Test
    void of_two_keys_with_one_id_a_thumbprint_revokes_the_one_it_belongs_to() {
        VerificationKey namesake = key(TestKeys.P_256, "k1", Thumbprints.NONE);
        KeySet twins = KeySet.ofNamed(List.of(one, namesake), Collections.emptySet());

        assertThat(twins.revoke(names(one.thumbprint())).keys())
                .extracting(VerificationKey::isRevoked)
                .containsExactly(true, false);
        assertThat(revoked(twins, "k1")).containsExactly("k1", "k1");
    }

    @Test
    void a_token_with_a_revoked_key_id_is_rejected_even_if_the_set_does_not_contain_the_key() {
        KeySet marked = keys.revoke(names("k1", "gone", "unusable", "x5t"));

        assertThat(reason(marked, "kid", "k1")).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(marked, "kid", "gone")).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(marked, "kid", "unusable")).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(marked, "x5t", "x5t")).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(marked, "x5t#S256", "x5t")).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(marked, "kid", "k3")).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(reason(marked, "kid", "k2")).isNull();
    }

    @Test
    void with_every_key_revoked_every_token_is_rejected_alike() {
        KeySet marked = keys.revoke(names("*"));

        assertThat(reason(marked)).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(marked, "kid", "k3")).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(marked.select(TestHeaders.of(ES256)).reason()).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(KeySet.empty()
                        .revoke(names("*"))
                        .select(TestHeaders.of(RS256))
                        .reason())
                .isEqualTo(RejectionReason.KEY_REVOKED);
    }

    @Test
    void a_token_with_a_revoked_key_id_is_rejected_even_if_key_ids_are_ignored() {
        KeySet unnamed = KeySet.ofUnnamed(List.of(key(TestKeys.RSA, null, Thumbprints.NONE)));

        assertThat(reason(unnamed.revoke(names("k1")), "kid", "k1")).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(unnamed.revoke(names("k1")), "kid", "k2")).isNull();
    }

    @Test
    void a_set_without_revocations_is_unchanged() {
        assertThat(keys.revoke(KeyRevocations.NONE)).isSameAs(keys);
        assertThat(keys.revoke(names())).isSameAs(keys);
        assertThat(keys.revoke(names("x"))).isNotSameAs(keys);
        assertThat(keys.revoke(names("x")).origin()).isSameAs(keys);
        assertThat(keys.revoke(names("k1")).algorithms()).isEqualTo(keys.algorithms());
    }

    @Test
    void a_revoked_key_is_not_equal_to_a_trusted_one() {
        assertThat(one.revoke())
                .isNotEqualTo(one)
                .isEqualTo(key(TestKeys.RSA, "k1", Thumbprints.NONE).revoke());
    }

    @Test
    void a_description_contains_the_identifiers_of_the_key_but_no_thumbprint_of_a_secret() throws Exception {
        VerificationKey secret = VerificationKey.unnamed(SignatureVerifier.ofSecret(TestKeys.SECRET));

        assertThat(key(TestKeys.P_256, "k\n1", Thumbprints.NONE).description())
                .isEqualTo("kid \"k\\u000a1\" ES256 thumbprint "
                        + key(TestKeys.P_256, null, Thumbprints.NONE).thumbprint());
        assertThat(secret.description()).isEqualTo("kid - HS256 HS384 HS512 secret");
        assertThat(secret.names()).containsExactly(secret.thumbprint());
    }

    private static List<String> revoked(KeySet keys, String... names) {
        return keys.revoke(names(names)).revoked().stream()
                .map(VerificationKey::keyId)
                .collect(java.util.stream.Collectors.toList());
    }

    private static KeyRevocations names(String... names) {
        return KeyRevocations.of(List.of(names));
    }

    private static RejectionReason reason(KeySet keys, String... header) {
        return keys.select(TestHeaders.of(RS256, header)).reason();
    }

    private static VerificationKey key(KeyPair pair, String keyId, Thumbprints thumbprints) {
        try {
            return VerificationKey.named(
                    SignatureVerifier.ofPublicKey(pair.getPublic()),
                    EnumSet.allOf(JwsAlgorithm.class),
                    keyId,
                    thumbprints);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
