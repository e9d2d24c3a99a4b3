package io.github.jwtfilter.internal.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** The first example is from FIPS 180-4, the second from RFC 6234 section 8.5. */
    @Test
    void digests_texts() {
        assertThat(hex(Sha256.of("abc"))).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hex(Sha256.of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        assertThat(hex(Sha256.of(""))).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void each_digest_is_independent() {
        MessageDigest one = Sha256.start();
        MessageDigest other = Sha256.start();
        one.update((byte) 'a');

        assertThat(hex(other.digest())).isEqualTo(hex(Sha256.of("")));
        assertThat(hex(one.digest())).isEqualTo(hex(Sha256.of("a")));
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
