package io.github.jwtfilter.internal.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HexTest {
    @Test
    void each_byte_has_two_digits_in_lower_case() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }

        assertThat(Hex.of(bytes))
                .isEqualTo(HexFormat.of().formatHex(bytes))
                .startsWith("000102")
                .endsWith("fdfeff");
        assertThat(Hex.of(new byte[0])).isEmpty();
    }
}
