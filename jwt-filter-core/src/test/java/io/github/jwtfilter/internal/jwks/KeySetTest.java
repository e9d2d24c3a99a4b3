package io.github.jwtfilter.internal.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SignatureVerifier;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.jose.TestSignatures;
import java.security.KeyPair;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeySetTest {
    private static final Set<JwsAlgorithm> ANY = EnumSet.allOf(JwsAlgorithm.class);

    @Test
    void finds_a_key_by_its_id() {
        VerificationKey a = rsa("a");
        VerificationKey b = rsa("b");
        KeySet keys = named(a, b);

        assertThat(selected(keys, header("kid", "a"))).containsExactly(a);
        assertThat(selected(keys, header("kid", "b"))).containsExactly(b);
    }

    @Test
    void compares_ids_exactly() {
        KeySet keys = named(rsa("Key"), rsa(""));

        assertThat(reason(keys, header("kid", "key"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(reason(keys, header("kid", "Key "))).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(reason(keys, header("kid", "../Key"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(selected(keys, header("kid", ""))).hasSize(1);
    }

    @Test
    void never_guesses_when_the_id_is_unknown_even_with_one_key_without_id() {
        assertThat(reason(named(rsa(null)), header("kid", "a"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(reason(named(), header("kid", "a"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
    }

    @Test
    void a_key_that_is_found_must_fit() {
        KeySet keys = named(
                rsa("a"),
                VerificationKey.named(verifier(TestKeys.RSA), EnumSet.of(JwsAlgorithm.PS256), "pss", Thumbprints.NONE));

        assertThat(reason(keys, TestHeaders.of(JwsAlgorithm.ES256, "kid", "a")))
                .isEqualTo(RejectionReason.UNSUITABLE_KEY);
        assertThat(reason(keys, TestHeaders.of(JwsAlgorithm.HS256, "kid", "a")))
                .isEqualTo(RejectionReason.UNSUITABLE_KEY);
        assertThat(reason(keys, header("kid", "pss"))).isEqualTo(RejectionReason.UNSUITABLE_KEY);
        assertThat(selected(keys, TestHeaders.of(JwsAlgorithm.PS256, "kid", "pss")))
                .hasSize(1);
    }

    @Test
    void of_several_keys_with_one_id_those_that_fit_are_tried() {
        VerificationKey rsa = rsa("k");
        VerificationKey ec = key(TestKeys.P_256, "k", Thumbprints.NONE);
        KeySet keys = named(rsa, ec);

        assertThat(selected(keys, header("kid", "k"))).containsExactly(rsa);
        assertThat(selected(keys, TestHeaders.of(JwsAlgorithm.ES256, "kid", "k")))
                .containsExactly(ec);
    }

    @Test
    void even_with_an_id_at_most_ten_rsa_keys_are_tried() {
        assertThat(selected(named(rsas(10, "k")), header("kid", "k"))).hasSize(10);
        assertThat(selected(named(rsas(11, "k")), header("kid", "k"))).hasSize(10);
    }

    @Test
    void the_id_counts_before_the_thumbprint() {
        VerificationKey a = key(TestKeys.RSA, "a", new Thumbprints("one", null));
        VerificationKey b = key(TestKeys.OTHER_RSA, "b", new Thumbprints("two", null));
        KeySet keys = named(a, b);

        assertThat(selected(keys, header("kid", "a", "x5t", "two"))).containsExactly(a);
        assertThat(reason(keys, header("kid", "c", "x5t", "two"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
    }

    @Test
    void finds_a_key_by_either_thumbprint() {
        VerificationKey a = key(TestKeys.RSA, "a", new Thumbprints("one", "uno"));
        VerificationKey b = key(TestKeys.OTHER_RSA, null, new Thumbprints("two", null));
        VerificationKey c = key(TestKeys.OTHER_RSA, null, new Thumbprints(null, "tre"));
        KeySet keys = named(a, b, c);

        assertThat(selected(keys, header("x5t", "one"))).containsExactly(a);
        assertThat(selected(keys, header("x5t#S256", "uno"))).containsExactly(a);
        assertThat(selected(keys, header("x5t", "one", "x5t#S256", "uno"))).containsExactly(a);
        assertThat(selected(keys, header("x5t", "two", "x5t#S256", "due"))).containsExactly(b);
        assertThat(selected(keys, header("x5t#S256", "tre"))).containsExactly(c);
    }

    @Test
    void a_thumbprint_that_no_key_has_is_unknown() {
        KeySet keys = named(key(TestKeys.RSA, "a", new Thumbprints("one", "uno")), rsa("b"));

        assertThat(reason(keys, header("x5t", "two"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(reason(keys, header("x5t#S256", "one"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(reason(keys, header("x5t", "one", "x5t#S256", "due"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(reason(keys, header("x5t", "two", "x5t#S256", "uno"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
    }

    @Test
    void the_thumbprint_of_a_key_that_does_not_fit_selects_no_key() {
        KeySet keys = named(key(TestKeys.P_256, null, new Thumbprints("one", null)), rsa("b"));

        assertThat(reason(keys, header("x5t", "one"))).isEqualTo(RejectionReason.UNSUITABLE_KEY);
    }

    @Test
    void without_a_name_the_keys_that_fit_are_tried() {
        VerificationKey a = rsa("a");
        VerificationKey b = rsa(null);
        VerificationKey ec = key(TestKeys.P_256, "e", Thumbprints.NONE);
        KeySet keys = named(a, ec, b);

        assertThat(selected(keys, header())).containsExactly(a, b);
        assertThat(selected(keys, TestHeaders.of(JwsAlgorithm.ES256))).containsExactly(ec);
        assertThat(reason(keys, TestHeaders.of(JwsAlgorithm.ES384))).isEqualTo(RejectionReason.UNSUITABLE_KEY);
        assertThat(reason(KeySet.empty(), header())).isEqualTo(RejectionReason.UNSUITABLE_KEY);
    }

    @Test
    void without_a_name_at_most_ten_rsa_keys_or_four_others_are_tried() {
        assertThat(selected(named(rsas(11, "k")), header())).hasSize(10);
        assertThat(selected(named(rsas(11, null)), TestHeaders.of(JwsAlgorithm.PS512)))
                .hasSize(10);
        assertThat(selected(
                        named(Collections.nCopies(5, ec("k")).toArray(VerificationKey[]::new)),
                        TestHeaders.of(JwsAlgorithm.ES256)))
                .hasSize(4);
        assertThat(reason(named(rsas(11, "k")), TestHeaders.of(JwsAlgorithm.ES256)))
                .isEqualTo(RejectionReason.UNSUITABLE_KEY);
    }

    @Test
    void a_token_without_a_name_is_verified_by_the_tenth_rsa_key_and_not_by_the_eleventh() {
        CompactJws token =
                TestSignatures.signed(TestSignatures.sign(JwsAlgorithm.RS256, TestKeys.OTHER_RSA.getPrivate()));
        VerificationKey signer = key(TestKeys.OTHER_RSA, "signer", Thumbprints.NONE);

        assertThat(followedBy(signer, 9).verify(header(), token, null).reason()).isNull();
        assertThat(followedBy(signer, 10).verify(header(), token, null).reason())
                .isEqualTo(RejectionReason.TOO_MANY_KEYS);
        assertThat(named(rsas(10, null)).verify(header(), token, null).reason())
                .isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(followedBy(signer, 20)
                        .verify(header("kid", "signer"), token, null)
                        .reason())
                .isNull();
    }

    private static KeySet followedBy(VerificationKey last, int others) {
        List<VerificationKey> keys = new ArrayList<>(List.of(rsas(others, "k")));
        keys.add(last);
        return KeySet.ofNamed(keys, Collections.emptyList());
    }

    @Test
    void a_thumbprint_selects_keys_that_no_token_can_name_too() {
        VerificationKey match = key(TestKeys.RSA, "a", new Thumbprints("one", null));
        VerificationKey nameless = key(TestKeys.OTHER_RSA, null, Thumbprints.NONE);
        VerificationKey other = key(TestKeys.OTHER_RSA, null, new Thumbprints("two", null));
        KeySet keys = named(other, nameless, rsa("b"), match);

        assertThat(selected(keys, header("x5t", "one"))).containsExactly(match, nameless);
        assertThat(selected(keys, header("x5t", "three"))).containsExactly(nameless);
        assertThat(reason(keys, header("kid", "three"))).isEqualTo(RejectionReason.UNKNOWN_KEY);
    }

    @Test
    void keys_without_ids_ignore_the_key_id_of_the_token() {
        VerificationKey key = VerificationKey.unnamed(verifier(TestKeys.RSA));
        KeySet keys = KeySet.ofUnnamed(Collections.singleton(key));

        assertThat(selected(keys, header("kid", "unknown"))).containsExactly(key);
        assertThat(selected(keys, header("x5t", "unknown"))).containsExactly(key);
        assertThat(reason(keys, TestHeaders.of(JwsAlgorithm.ES256, "kid", "x")))
                .isEqualTo(RejectionReason.UNSUITABLE_KEY);
    }

    @Test
    void unites_the_algorithms_of_its_keys() {
        assertThat(named(key(TestKeys.P_256, "a", Thumbprints.NONE), key(TestKeys.P_384, "b", Thumbprints.NONE))
                        .algorithms())
                .containsExactly(JwsAlgorithm.ES256, JwsAlgorithm.ES384);
        assertThat(KeySet.empty().algorithms()).isEmpty();
    }

    @Test
    void is_immutable() {
        List<VerificationKey> list = new ArrayList<>(List.of(rsa("a")));
        KeySet keys = KeySet.ofNamed(list, Collections.emptyList());
        list.clear();

        assertThat(keys.keys()).hasSize(1);
        assertThatThrownBy(() -> keys.keys().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> keys.algorithms().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> keys.keys().get(0).algorithms().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void sets_with_the_same_keys_in_any_order_select_alike() {
        assertThat(named(rsa("a"), ec("b")).selectsLike(named(ec("b"), rsa("a"))))
                .isTrue();
        assertThat(named(rsa("a"), rsa("a"), ec("b")).selectsLike(named(rsa("a"), ec("b"), ec("b"))))
                .isFalse();
        assertThat(named(rsa("a")).selectsLike(named(rsa("a"), ec("b")))).isFalse();
        assertThat(named(rsa("a"), ec("b")).selectsLike(named(rsa("a")))).isFalse();
    }

    @Test
    void the_same_keys_read_again_are_no_change() {
        assertThat(named(rsa("a"), ec("b")).hasSameKeysAs(named(ec("b"), rsa("a"))))
                .isTrue();
        assertThat(named(rsa("a")).hasSameKeysAs(named(rsa("a"), ec("b")))).isFalse();
        assertThat(named(rsa("a")).hasSameKeysAs(named(rsa("b")))).isFalse();
        assertThat(named(rsa("a")).hasSameKeysAs(named(key(TestKeys.OTHER_RSA, "a", Thumbprints.NONE))))
                .isFalse();
        assertThat(named(rsa("a")).hasSameKeysAs(named(restricted("a")))).isFalse();
    }

    private static VerificationKey ec(String keyId) {
        return key(TestKeys.P_256, keyId, Thumbprints.NONE);
    }

    @Test
    void a_set_that_a_provider_verifies_remembers_the_set_of_the_source() {
        Provider provider = Security.getProviders()[0];
        KeySet keys = named(rsa("a"));
        KeySet provided = keys.by(provider);

        assertThat(keys.origin()).isSameAs(keys);
        assertThat(provided).isNotSameAs(keys);
        assertThat(provided.origin()).isSameAs(keys);
        assertThat(provided.keys()).isEqualTo(keys.keys());
    }

    private static VerificationKey restricted(String keyId) {
        return VerificationKey.named(verifier(TestKeys.RSA), EnumSet.of(JwsAlgorithm.RS256), keyId, Thumbprints.NONE);
    }

    private static JoseHeader header(String... namesAndValues) {
        return TestHeaders.of(JwsAlgorithm.RS256, namesAndValues);
    }

    private static List<VerificationKey> selected(KeySet keys, JoseHeader header) {
        return keys.select(header).value();
    }

    private static RejectionReason reason(KeySet keys, JoseHeader header) {
        return keys.select(header).reason();
    }

    private static KeySet named(VerificationKey... keys) {
        return KeySet.ofNamed(List.of(keys), Collections.emptyList());
    }

    private static VerificationKey[] rsas(int count, String keyId) {
        return Collections.nCopies(count, rsa(keyId)).toArray(VerificationKey[]::new);
    }

    private static VerificationKey rsa(String keyId) {
        return key(TestKeys.RSA, keyId, Thumbprints.NONE);
    }

    private static VerificationKey key(KeyPair pair, String keyId, Thumbprints thumbprints) {
        return VerificationKey.named(verifier(pair), ANY, keyId, thumbprints);
    }

    private static SignatureVerifier verifier(KeyPair pair) {
        try {
            return SignatureVerifier.ofPublicKey(pair.getPublic());
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
