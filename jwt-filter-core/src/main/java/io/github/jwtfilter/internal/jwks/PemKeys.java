package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import java.util.List;

/** Reads public keys and certificates from the blocks of a PEM file. */
final class PemKeys {
    private final KeyReport report;
    private final UnnamedKeys keys;
    private final SigningCertificates certificates;

    PemKeys(KeyReport report, UnnamedKeys keys, SigningCertificates certificates) {
        this.report = report;
        this.keys = keys;
        this.certificates = certificates;
    }

    /** Adds the keys of one file; {@code file} names it in reports. */
    void read(String file, List<PemBlock> blocks) {
        int number = 1;
        for (PemBlock block : blocks) {
            String subject = file + ", block " + number + " (" + block.label() + "),";
            try {
                read(subject, block);
            } catch (InvalidKeyException e) {
                report.error(subject, e);
            }
            number++;
        }
    }

    private void read(String subject, PemBlock block) throws InvalidKeyException {
        String label = block.label();
        if (label.equals("EC PARAMETERS")) {
            return; // openssl writes it before a key, and it repeats the curve of that key
        }
        RejectedForm rejected = RejectedForms.ofLabel(label);
        if (rejected != null) {
            throw rejected.exception();
        }
        if (!label.endsWith("PUBLIC KEY") && !label.endsWith("CERTIFICATE")) {
            throw new InvalidKeyException(
                    "is neither a public key nor a certificate", "use PUBLIC KEY, RSA PUBLIC KEY or CERTIFICATE");
        }
        byte[] der = block.der();
        if (der == null) {
            throw new InvalidKeyException("is not complete base64", "copy the file again, from BEGIN to END");
        }
        DerKeys.read(subject, der, keys, certificates);
    }
}
