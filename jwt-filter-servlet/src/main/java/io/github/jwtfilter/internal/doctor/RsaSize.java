package io.github.jwtfilter.internal.doctor;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The size of generated RSA keys. */
final class RsaSize {
    private static final int MIN = 2048; // RFC 7518 sections 3.3 and 3.5
    private static final int MAX = 4096;

    @Option(
            names = "--bits",
            paramLabel = "BITS",
            description = "The size of an RSA key, 2048 to 4096. Default: ${DEFAULT-VALUE}.")
    private int bits = 3072;

    int bits(CommandLine command) {
        if (bits < MIN || bits > MAX || bits % Byte.SIZE != 0) {
            throw new ParameterException(command, "--bits: use 2048, 3072 or 4096");
        }
        return bits;
    }
}
