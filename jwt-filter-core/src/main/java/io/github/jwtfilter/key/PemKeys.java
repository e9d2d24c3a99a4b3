package io.github.jwtfilter.key;

import io.github.jwtfilter.algorithm.PublicKeys;
import io.github.jwtfilter.algorithm.UnfitKeyException;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads public keys and certificates from PEM files. */
final class PemKeys {
    private final KeyReport report;
    private final UnnamedKeys keys;

    PemKeys(KeyReport report, UnnamedKeys keys) {
        this.report = report;
        this.keys = keys;
    }

    /** Adds the keys of one file; {@code file} names it in a report. */
    void read(String file, byte[] content) {
        List<PemBlock> blocks = PemBlock.parse(content);
        if (blocks.isEmpty()) {
            report.error(
                    file + " holds no PEM block",
                    "give a file with -----BEGIN PUBLIC KEY----- or -----BEGIN CERTIFICATE-----");
        }
        int number = 1;
        for (PemBlock block : blocks) {
            read(file + ", block " + number + " (" + block.label() + "),", block);
            number++;
        }
    }

    private void read(String subject, PemBlock block) {
        if (block.label().endsWith("PRIVATE KEY")) {
            report.error(
                    subject + " is a private key: with it, tokens can be forged by whoever can read this file",
                    "keep it with the issuer alone and replace it if others could see it; put the public key here");
            return;
        }
        if (block.label().equals("EC PARAMETERS")) {
            return; // stands before keys that openssl writes, and repeats their curve
        }
        byte[] der = block.der();
        if (der == null) {
            report.error(subject + " is not complete base64", "copy the file again, from BEGIN to END");
            return;
        }
        try {
            decode(subject, block.label(), der);
        } catch (UnfitKeyException e) {
            report.error(subject, e);
        }
    }

    private void decode(String subject, String label, byte[] der) throws UnfitKeyException {
        switch (label) {
            case "PUBLIC KEY":
                keys.add(subject, PublicKeys.ofX509(der));
                break;
            case "RSA PUBLIC KEY":
                keys.add(subject, PublicKeys.ofPkcs1(der));
                break;
            case "CERTIFICATE":
            case "X509 CERTIFICATE":
                keys.add(subject, certificate(der));
                break;
            default:
                throw new UnfitKeyException(
                        "is neither a public key nor a certificate", "give PUBLIC KEY, RSA PUBLIC KEY or CERTIFICATE");
        }
    }

    private static X509Certificate certificate(byte[] der) throws UnfitKeyException {
        try {
            Certificate certificate =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            if (certificate instanceof X509Certificate) {
                return (X509Certificate) certificate;
            }
        } catch (CertificateException | RuntimeException e) {
            // Told below: the exception's text may quote the file.
        }
        throw new UnfitKeyException("is not a certificate that can be read", "copy the file again, from BEGIN to END");
    }
}
